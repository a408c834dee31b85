"""Rows 2 and 12: a provider that hangs or lies, returns that are not the right ones, a person who left the register."""

import hashlib
import hmac
import http.cookies
import json
import time
import urllib.parse
from contextlib import contextmanager

from crowd import ask, crowd, statuses
from provider import Provider, encoded
from trial import Trial

START, RETURN = "/connexion/pro-sante-connect", "/connexion/pro-sante-connect/retour"
SESSION = "ror-session"


@contextmanager
def provided(trial: Trial, watched: bool = True, **options):
    """A service whose provider is the hostile one, still honest."""
    with Provider() as provider:
        provider.knows(trial.ground.people)
        with trial.service(watched, provider=provider, **options) as target:
            yield provider, target


class Tab:
    """A browser without redirections: its cookies and the sign-in under way."""

    def __init__(self, target, cookies: dict | None = None, rank: int = 0):
        self.target, self.cookies, self.rank = target, {} if cookies is None else cookies, rank
        self.state = self.nonce = None

    def get(self, path: str, timeout: float = 20):
        header = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        answer = ask(
            self.target.port, "GET", path, headers={"Cookie": header} if header else {}, rank=self.rank, timeout=timeout
        )
        for line in (answer.headers.get_all("Set-Cookie") or []) if answer.status else []:
            for name, morsel in http.cookies.SimpleCookie(line).items():
                if morsel.value and morsel["max-age"] != "0":
                    self.cookies[name] = morsel.value
                else:
                    self.cookies.pop(name, None)
        return answer

    def begin(self, retour: str | None = None):
        answer = self.get(START + (f"?retour={urllib.parse.quote(retour)}" if retour else ""))
        fields = dict(urllib.parse.parse_qsl(urllib.parse.urlsplit(answer.headers.get("Location") or "").query))
        self.state, self.nonce = fields.get("state"), fields.get("nonce")
        return answer

    def come_back(self, code: str, state: str | None = None, timeout: float = 20):
        query = urllib.parse.urlencode({"code": code, "state": self.state if state is None else state})
        return self.get(f"{RETURN}?{query}", timeout)

    @property
    def is_signed_in(self) -> bool:
        return (
            SESSION in self.cookies
            and self.get("/mes-offres").status in (200, 303)
            and "/connexion" not in (self.get("/mes-offres").headers.get("Location") or "")
        )


def hanging_provider(trial: Trial):
    """64 returns from sign-in while the token endpoint of the provider is silent."""
    with provided(trial) as (provider, target):
        tabs = [Tab(target, rank=rank) for rank in range(trial.count(64, 24))]
        for tab in tabs:
            tab.begin()
        ready = [tab for tab in tabs if tab.state]
        trial.check(len(ready) == len(tabs), f"{len(tabs) - len(ready)} sign-ins could not begin")
        provider.hangs.set()

        def attack():
            return crowd(len(ready), lambda rank: ready[rank].come_back(provider.grant(ready[rank].nonce), timeout=15))

        answers = trial.under(attack, least=trial.seconds(8))
        slowest = max(answers, key=lambda answer: answer.seconds)
        trial.note(
            f"statuses of the returns {dict(statuses(answers))}, slowest {slowest.seconds:.1f} s, "
            f"{provider.waiting} calls waited at the provider"
        )
        trial.check(
            len(answers) == len(ready) and all(answer.status for answer in answers),
            f"returns without answer: {sum(1 for answer in answers if not answer.status)} of {len(ready)}",
        )
        trial.check(slowest.seconds <= 10, f"a return waits {slowest.seconds:.1f} s")
        trial.check(not any(answer.status in (500, 504) for answer in answers), f"returns: {dict(statuses(answers))}")
        provider.hangs.clear()
        provider.let_go.set()
        end, signed = time.monotonic() + 40, False
        while not signed and time.monotonic() < end:
            time.sleep(1)
            tab = Tab(target, rank=300)
            tab.begin()
            if tab.state:
                tab.come_back(provider.grant(tab.nonce))
                signed = tab.is_signed_in
        trial.check(signed, "40 s after the provider is back nobody can sign in")
        trial.recovers()


def wrong_returns(trial: Trial):
    """A wrong state takes nothing from the true return, and two tabs of a browser both sign in."""
    with provided(trial) as (provider, target):

        def attack():
            tab = Tab(target)
            tab.begin()
            for state in ("wrong", "", tab.state[:-1], tab.state + "A", tab.state[::-1]):
                answer = tab.come_back("x" * 32, state)
                trial.check(answer.status < 500 and SESSION not in tab.cookies, f"state {state[:8]!r}: {answer.status}")
            answer = tab.get(RETURN)
            trial.check(answer.status < 500, f"a return without anything: {answer.status}")
            tab.come_back(provider.grant(tab.nonce))
            trial.check(tab.is_signed_in, "after a wrong state the true return is refused")

            first = Tab(target, rank=1)
            first.begin()
            second = Tab(target, first.cookies, rank=1)
            second.begin()
            answer = first.come_back(provider.grant(first.nonce))
            trial.check(first.is_signed_in, f"two tabs: the first is refused ({answer.status})")
            first.cookies.pop(SESSION, None)
            answer = second.come_back(provider.grant(second.nonce))
            trial.check(second.is_signed_in, f"two tabs: the second is refused ({answer.status})")

            victim, thief = Tab(target, rank=2), Tab(target, rank=3)
            thief.begin()
            victim.begin()
            victim.come_back(provider.grant(thief.nonce), thief.state)
            trial.check(not victim.is_signed_in, "the sign-in of another browser is accepted (session fixation)")
            victim.cookies.clear()
            victim.come_back(provider.grant(thief.nonce), thief.state)
            trial.check(not victim.is_signed_in, "a sign-in without its cookie is accepted")
            for length in (10, 3000):
                broken = Tab(target, rank=4)
                broken.begin()
                broken.cookies = {name: "A" * length for name in broken.cookies}
                answer = broken.come_back(provider.grant(broken.nonce))
                trial.check(answer.status < 500 and not broken.is_signed_in, f"a forged cookie: {answer.status}")
            for back in (
                "//evil.example/",
                "https://evil.example/",
                "/\\evil.example",
                "/%0d%0aSet-Cookie:x=1",
                "javascript:x",
            ):
                tab = Tab(target, rank=5)
                tab.begin(back)
                to = tab.come_back(provider.grant(tab.nonce)).headers.get("Location") or ""
                trial.check(
                    to.startswith("/") and not to.startswith(("//", "/\\")) and "\r" not in to,
                    f"retour {back!r} leads to {to!r}",
                )

        trial.under(attack)


def changed(name: str, value):
    """A lie: one claim, `None` to leave it out."""

    def lie(claims, _):
        if value is None:
            claims.pop(name)
        else:
            claims[name] = value(claims, int(time.time())) if callable(value) else value

    return lie


def headed(**fields):
    return lambda _, header: header.update(fields)


def lies(provider: Provider) -> dict:
    """What must never sign anybody in: the change of the claims, or the whole token."""
    told = {
        "iss": changed("iss", "https://evil.example"),
        "iss with slash": changed("iss", provider.url + "/"),
        "no iss": changed("iss", None),
        "aud": changed("aud", "other"),
        "aud of others too, without azp": lambda claims, _: (
            claims.update(aud=["ror-test", "other"]),
            claims.pop("azp"),
        ),
        "no aud": changed("aud", None),
        "azp": changed("azp", "other"),
        "azp a number": changed("azp", 1),
        "azp empty": changed("azp", ""),
        "azp a list": changed("azp", ["other"]),
        "exp past": changed("exp", lambda _, now: now - 120),
        "no exp": changed("exp", None),
        "exp a text": changed("exp", "9999999999"),
        "iat future": changed("iat", lambda _, now: now + 600),
        "iat of yesterday": changed("iat", lambda _, now: now - 86_400),
        "no iat": changed("iat", None),
        "nbf future": changed("nbf", lambda _, now: now + 600),
        "nbf a text": changed("nbf", "x"),
        "auth_time of last week": changed("auth_time", lambda _, now: now - 7 * 86_400),
        "auth_time future": changed("auth_time", lambda _, now: now + 3600),
        "at_hash": changed("at_hash", encoded(b"0" * 16)),
        "at_hash a number": changed("at_hash", 1),
        "nonce": changed("nonce", "other"),
        "no nonce": changed("nonce", None),
        "acr": changed("acr", "eidas0"),
        "no acr": changed("acr", None),
        "sub": changed("sub", "other"),
        "no sub": changed("sub", None),
        "alg none": headed(alg="none"),
        "alg HS256": headed(alg="HS256"),
        "alg RS1": headed(alg="RS1"),
        "crit": headed(crit=["x"]),
        "unknown kid": headed(kid="nobody"),
        "alg a list": headed(alg=["RS256"]),
    }
    sign = provider.signed
    whole = {
        "key of another": lambda header, claims: sign(header, claims, provider.other),
        "no signature": lambda header, claims: sign(header, claims, provider.key).rsplit(".", 1)[0] + ".",
        "two parts": lambda header, claims: sign(header, claims, provider.key).rsplit(".", 1)[0],
        "four parts": lambda header, claims: sign(header, claims, provider.key) + ".x",
        "none, unsigned": lambda _, claims: f"{encoded({'alg': 'none'})}.{encoded(claims)}.",
        "HMAC by the public key": lambda header, claims: by_public_key(provider, claims),
        "own key in the header": lambda header, claims: sign(
            {**header, "jwk": provider.other.published}, claims, provider.other
        ),
        "claims changed after": lambda header, claims: swapped(sign(header, claims, provider.key), claims),
        "signature with a byte more": lambda header, claims: sign(header, claims, provider.key) + "AA",
        "1 MB": lambda header, claims: sign(header, {**claims, "x": "x" * (1 << 20)}, provider.other),
        "not JSON": lambda header, _: f"{encoded(header)}.{encoded(b'x')}.{encoded(b'x')}",
    }
    return {
        **{name: ("lie", one) for name, one in told.items()},
        **{name: ("forge", one) for name, one in whole.items()},
    }


def by_public_key(provider: Provider, claims: dict) -> str:
    text = f"{encoded({'alg': 'HS256', 'kid': provider.key.name})}.{encoded(claims)}"
    secret = json.dumps(provider.key.published).encode()
    return f"{text}.{encoded(hmac.new(secret, text.encode(), hashlib.sha256).digest())}"


def swapped(token: str, claims: dict) -> str:
    head, _, signature = token.split(".")
    return f"{head}.{encoded({**claims, 'sub': 'other'})}.{signature}"


def false_tokens(trial: Trial):
    """Identity tokens that lie, one by one; an honest one signs in before and after."""
    with provided(trial) as (provider, target):

        def sign_in(rank: int) -> bool:
            tab = Tab(target, rank=rank)
            tab.begin()
            answer = tab.come_back(provider.grant(tab.nonce)) if tab.state else None
            trial.check(
                answer is not None and answer.status not in (0, 500), f"status {answer.status if answer else 'none'}"
            )
            return tab.is_signed_in

        def attack():
            trial.check(sign_in(0), "an honest token is refused")
            found = lies(provider)
            for rank, (name, (kind, lie)) in enumerate(found.items()):
                setattr(provider, kind, lie)
                accepted = sign_in(1 + rank % 150)
                setattr(provider, kind, None)
                trial.check(not accepted, f"accepted: {name}")
            provider.claims = lambda claims: {**claims, "sub": "other"}
            trial.check(not sign_in(151), "accepted: userinfo of another sub")
            provider.claims = lambda claims: {**claims, "SubjectNameID": "8'; --"}
            trial.check(not sign_in(152), "accepted: userinfo without identifier")
            provider.claims = None
            trial.check(sign_in(153), "an honest token is refused after the others")
            trial.note(f"{len(found) + 2} false tokens")

        trial.under(attack)


def who_left(trial: Trial):
    """A person whom the next edition of the register leaves out can neither read nor save any more."""
    with provided(trial) as (provider, target):
        someone = target.person(2)
        step = someone.step()
        trial.check(someone.client.get(step).path == step, "the person cannot open a step to begin with")
        number = provider.people[2]["number"]

        def attack():
            text = trial.ground.edition.read_text(encoding="utf-8")
            next_edition = target.folder / "without.txt"
            next_edition.write_text(
                "".join(line for line in text.splitlines(True) if f"|{number}|" not in line), encoding="utf-8"
            )
            fields = someone.fields("4-contacts", "Enregistrer et quitter")
            target.run("import", "rpps", str(next_edition), "--database", target.database, "--confirm")
            time.sleep(trial.seconds(2))
            saved = someone.client._open(target.url + step, urllib.parse.urlencode(fields).encode())
            trial.check(
                saved.path == "/connexion" or saved.status in (403, 404, 410),
                f"a save ends on {saved.path} ({saved.status})",
            )
            for path in ("/mes-offres", "/compte/courriel"):
                page = someone.client.get(path)
                trial.check(page.path == "/connexion" or page.status == 403, f"{path} still opens ({page.status})")
            tab = Tab(target, rank=9)
            provider.person = 2
            tab.begin()
            tab.come_back(provider.grant(tab.nonce))
            trial.check(not tab.is_signed_in, "the person signs in again")

        trial.under(attack)
