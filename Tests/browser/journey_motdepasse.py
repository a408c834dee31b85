"""Passwords: a later sign-in by e-mail and password, the forgotten password with the real message, what an attacker tries.

    python Tests/browser/journey_motdepasse.py --ror PATH [--only TEXT]

Messages are read from the folder of `ror serve --mail-folder`. Ends with "N passed, N failed".
"""

import argparse
import email
import email.policy
import http.client
import math
import os
import random
import re
import shutil
import sys
import time
import traceback
import urllib.parse

import portal as harness
from journey import SHOTS, THEMES, Problems, Visit, expect, sign_in
from playwright.sync_api import sync_playwright
from portal import Client, Portal

EMAIL = harness.EMAIL
SECRET, OTHER = "la girafe mauve danse", "quatre mots sans rapport"
LINK = r"https?://[^\s\"<>]+/lien/[0-9a-f]{64}"


class PortalWithMail(Portal):
    """A portal that writes its messages to a folder, and believes the address that the tests tell as a proxy would."""

    def serving(self) -> list[str]:
        self.mail = self.folder / "mail"
        self.mail.mkdir(exist_ok=True)
        return [*super().serving(), "--mail-folder", str(self.mail), "--trusted-proxies", "127.0.0.1"]

    def messages(self) -> list:
        files = sorted(self.mail.glob("*.eml"), key=lambda file: int(file.stem))
        return [email.message_from_bytes(file.read_bytes(), policy=email.policy.default) for file in files]

    def link(self, address: str, subject: str, after: int = 0, seconds: float = 20) -> str:
        """The path of the link of the last message of a subject to an address, among those after the first `after` ones."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            for message in reversed(self.messages()[after:]):
                text = message.get_body(("plain",)).get_content().replace("=\n", "")
                found = re.search(LINK, text)
                if message["To"] == address and subject in message["Subject"] and found:
                    return urllib.parse.urlsplit(found.group(0)).path
            time.sleep(0.1)
        raise AssertionError(f"no message « {subject} » to {address}; subjects: {[m['Subject'] for m in self.messages()]}")


def enter(portal: PortalWithMail, person: int, address: str) -> Client:
    """Somebody who signed in by Pro Santé Connect and followed the link of their e-mail."""
    client = Client(portal.url)
    harness.ACCOUNT_PAGES["/compte/courriel"] = {harness.EMAIL_FIELD: address}
    client.sign_in(person)
    page = client.get(portal.link(address, "Confirmer"))
    assert "confirmée" in client.submit(page, "Confirmer mon adresse").text
    return client


def choose(portal: PortalWithMail, address: str, secret: str) -> Client:
    """Somebody who chooses a password by a link, without a session."""
    client = Client(portal.url)
    known = len(portal.messages())
    client.submit(client.get("/mot-de-passe-oublie"), "Recevoir un lien", {"courriel": address})
    page = client.get(portal.link(address, "nouveau mot de passe", after=known))
    page = client.submit(page, "Enregistrer ce mot de passe", {"motDePasse": secret})
    assert page.path == "/mot-de-passe-oublie/enregistre", f"{page.path} ({page.status})"
    return client


def by_password(client: Client, address: str, secret: str):
    return client.submit(client.get("/connexion"), "Se connecter", {"courriel": address, "motDePasse": secret})


def in_a_browser(portal: PortalWithMail, visit: Visit):
    """confirms the e-mail, chooses a password by the message and signs in with it"""
    page = visit.page
    harness.ACCOUNT_PAGES["/compte/courriel"] = {harness.EMAIL_FIELD: EMAIL}
    visit.audits, audits = False, visit.audits
    sign_in(visit, 0)
    visit.audits = audits
    expect(page.get_by_text("reste à confirmer")).to_be_visible()
    page.get_by_role("link", name="Je n’ai rien reçu").click()
    visit.at("/compte/courriel/verification")
    visit.look("courriel-verification")
    first = portal.link(EMAIL, "Confirmer")
    page.goto(visit.url + first)
    visit.look("courriel-lien")
    visit.press("Confirmer mon adresse")
    expect(page.get_by_role("heading", level=1)).to_have_text("Votre adresse est confirmée")
    page.goto(visit.url + "/mes-offres")
    expect(page.get_by_text("reste à confirmer")).to_have_count(0)
    visit.press("Se déconnecter")

    # The forgotten password, by keyboard: Enter sends the form.
    page.goto(visit.url + "/connexion")
    page.get_by_role("link", name="Mot de passe oublié").click()
    visit.at("/mot-de-passe-oublie")
    visit.look("mot-de-passe-oublie")
    page.locator("#courriel").fill("n’importe quoi")
    page.keyboard.press("Enter")
    expect(page.locator("#erreurs")).to_be_visible()
    page.locator("#courriel").fill(EMAIL.upper().replace("EXEMPLE.FR", "exemple.fr"))
    page.keyboard.press("Enter")
    visit.at("/mot-de-passe-oublie/envoye")
    visit.look("mot-de-passe-envoye")
    link = portal.link(EMAIL, "nouveau mot de passe")
    page.goto(visit.url + link)
    visit.look("mot-de-passe-lien")
    field = page.locator("#motDePasse")
    field.fill("court")
    expect(page.locator("#etat-longueur")).to_contain_text("trop court")
    page.keyboard.press("Enter")
    expect(page.locator("#erreurs")).to_be_visible()
    visit.look("mot-de-passe-lien-erreur")
    show = page.get_by_role("button", name="Afficher le mot de passe")
    field = page.locator("#motDePasse")
    field.focus()
    page.keyboard.insert_text(SECRET)  # as a paste or a password manager does
    expect(page.locator("#etat-longueur")).to_contain_text("suffisante")
    show.click()
    expect(field).to_have_attribute("type", "text")
    visit.press("Enregistrer ce mot de passe")
    visit.at("/mot-de-passe-oublie/enregistre")
    page.goto(visit.url + link)  # as « back » would: the browser keeps no page of ours
    expect(page.get_by_role("heading", level=1)).to_have_text("Ce lien n’est plus valable")

    # Signing in, wrongly then rightly, where the person was going.
    page.goto(visit.url + "/compte/informations")
    visit.at("/connexion")
    page.locator("#courriel").fill(EMAIL)
    page.locator("#motDePasse").fill(SECRET + "!")
    page.keyboard.press("Enter")
    expect(page.locator("#erreurs")).to_be_visible()
    expect(page.locator("#courriel")).to_have_value(EMAIL)
    expect(page.locator("#motDePasse")).to_have_value("")
    visit.look("connexion-erreur")
    page.locator("#motDePasse").fill(SECRET)
    page.keyboard.press("Enter")
    visit.at("/compte/informations")


def with_messages(portal: PortalWithMail):
    """tells the person by message of a new password; ends the sessions, the former links and the former password"""
    open_session = enter(portal, 0, EMAIL)
    choose(portal, EMAIL, SECRET)
    assert open_session.get("/mes-offres").path == "/connexion", "a session outlives the change of the password"
    subjects = [message["Subject"] for message in wait(portal, 3)]
    assert any("a été modifié" in subject for subject in subjects), subjects
    client = Client(portal.url)
    assert by_password(client, EMAIL, SECRET).path == "/mes-offres"
    page = client.get("/compte/mot-de-passe")
    page = client.submit(page, "Enregistrer ce mot de passe", {"motDePasse": OTHER})
    assert "est modifié" in page.text, page.path
    assert by_password(Client(portal.url), EMAIL, SECRET).status == 422
    assert by_password(Client(portal.url), EMAIL, OTHER).path == "/mes-offres"


def wait(portal: PortalWithMail, count: int, seconds: float = 20) -> list:
    end = time.monotonic() + seconds
    while len(portal.messages()) < count and time.monotonic() < end:
        time.sleep(0.1)
    return portal.messages()


def injection(portal: PortalWithMail):
    """no text of a form writes a header of a message, nor names a second recipient"""
    enter(portal, 0, EMAIL)
    sent = len(portal.messages())
    for typed in ("\r\nBcc: autre@exemple.fr", "%0d%0aBcc:autre@exemple.fr", "\nTo: autre@exemple.fr", ",autre@exemple.fr",
                  ">\r\nRCPT TO:<autre@exemple.fr", "\x00", "\u2028Bcc: autre@exemple.fr"):
        client = Client(portal.url)
        page = client.submit(client.get("/mot-de-passe-oublie"), "Recevoir un lien", {"courriel": EMAIL + typed})
        assert page.status == 422, f"{typed!r}: {page.path} ({page.status})"
    time.sleep(0.5)
    for message in portal.messages()[sent:]:
        raise AssertionError(f"a message left: {message['To']}")
    for message in portal.messages():
        assert message.get_all("To") == [EMAIL] and message["Bcc"] is None and message["Cc"] is None


def bombing(portal: PortalWithMail):
    """forty requests from forty addresses send three links an hour at most, and the last one serves"""
    enter(portal, 0, EMAIL)
    cookie, token = visitor(portal)
    for rank in range(40):
        status, _ = post(portal, "/mot-de-passe-oublie", {"courriel": EMAIL}, cookie, token, f"192.0.2.{rank}")
        assert status == 303, status
    link = portal.link(EMAIL, "nouveau mot de passe")
    time.sleep(1)
    count = sum("nouveau mot de passe" in message["Subject"] for message in portal.messages())
    assert 1 <= count <= 3, f"{count} messages"
    link = portal.link(EMAIL, "nouveau mot de passe")
    client = Client(portal.url)
    page = client.submit(client.get(link), "Enregistrer ce mot de passe", {"motDePasse": SECRET})
    assert page.path == "/mot-de-passe-oublie/enregistre"


def stuffing(portal: PortalWithMail):
    """stolen lists of passwords are held back, and lock out nobody whose browser is known"""
    enter(portal, 0, EMAIL)
    choose(portal, EMAIL, SECRET)
    person = Client(portal.url)
    assert by_password(person, EMAIL, SECRET).path == "/mes-offres"
    cookie, token = visitor(portal)
    statuses = [
        post(portal, "/connexion/mot-de-passe", {"courriel": f"p{rank}@exemple.fr", "motDePasse": "x" * 12}, cookie, token,
             "192.0.2.1")[0] for rank in range(110)]
    assert statuses[:90] == [422] * 90 and statuses[-1] == 429, statuses[-12:]
    statuses = [
        post(portal, "/connexion/mot-de-passe", {"courriel": EMAIL, "motDePasse": "x" * 12}, cookie, token, "192.0.2.2")[0]
        for _ in range(8)]
    assert statuses[-1] == 429, statuses
    person.submit(person.get("/mes-offres"), "Se déconnecter")
    assert by_password(person, EMAIL, SECRET).path == "/mes-offres", "the person is locked out"


def visitor(portal: Portal) -> tuple[str, str]:
    """The cookie and the token of somebody who is not signed in."""
    connection = http.client.HTTPConnection("127.0.0.1", portal.port, timeout=20)
    connection.request("GET", "/connexion")
    answer = connection.getresponse()
    text = answer.read().decode()
    cookie = "; ".join(line.split(";")[0] for line in answer.headers.get_all("Set-Cookie") or [])
    return cookie, re.search(r'name="jeton" value="([^"]+)"', text).group(1)


def post(portal: Portal, path: str, fields: dict, cookie: str, token: str, address: str) -> tuple[int, float]:
    """The status of a form and the seconds it took, from an address that the proxy tells."""
    connection = http.client.HTTPConnection("127.0.0.1", portal.port, timeout=30)
    connection.connect()
    body = urllib.parse.urlencode({"jeton": token, **fields})
    start = time.perf_counter()
    connection.request("POST", path, body, {
        "Content-Type": "application/x-www-form-urlencoded", "Cookie": cookie, "X-Forwarded-For": address})
    answer = connection.getresponse()
    answer.read()
    seconds = time.perf_counter() - start
    connection.close()
    return answer.status, seconds


def same_time(portal: PortalWithMail):
    """a wrong password takes as long for an account as for nobody (Mann-Whitney, p above 0.001 in one of two rounds)"""
    known = ["une@exemple.fr", "deux@exemple.fr"]
    for person, address in enumerate(known):
        enter(portal, person, address)
        choose(portal, address, SECRET)
    cookie, token = visitor(portal)
    draw = random.Random(11)
    chances = []
    for turn in range(2):
        # 45 per account and round: an e-mail takes 100 tries from unknown browsers.
        tries = [(address, True) for address in known for _ in range(45)]
        tries += [(f"x{turn}{rank:02}@exemple.fr", False) for rank in range(90)]
        draw.shuffle(tries)
        times = {True: [], False: []}
        for rank, (address, exists) in enumerate(tries):
            fields = {"courriel": address, "motDePasse": "un mot de passe faux"}
            status, seconds = post(
                portal, "/connexion/mot-de-passe", fields, cookie, token, f"10.{turn}.{rank // 250}.{rank % 250 + 1}")
            assert status == 422, status
            times[exists].append(seconds)
        chances.append(mann_whitney(times[True], times[False]))
        if chances[-1] > 0.001:
            break
    print("       " + ", ".join(f"p = {p:.3f}" for p in chances))
    assert chances[-1] > 0.001, f"the time tells whether an account exists: {chances}"
    # The test sees a difference where there is one.
    assert mann_whitney(times[True], [seconds * 1.2 + 0.01 for seconds in times[False]]) < 0.001


def mann_whitney(left: list[float], right: list[float]) -> float:
    """The chance that two samples of one distribution differ in rank at least so much (two-sided, normal approximation)."""
    ranked = sorted([(value, 0) for value in left] + [(value, 1) for value in right])
    rank_sum = sum(rank for rank, (_, side) in enumerate(ranked, 1) if side == 0)
    n, m = len(left), len(right)
    u = rank_sum - n * (n + 1) / 2
    z = abs(u - n * m / 2) / math.sqrt(n * m * (n + m + 1) / 12)
    return math.erfc(z / math.sqrt(2))


def browsed(browser, arguments, theme: str):
    with PortalWithMail(arguments.ror, theme=theme) as portal:
        context = browser.new_context(locale="fr-FR", timezone_id="Europe/Paris", viewport={"width": 1280, "height": 900})
        context.set_default_timeout(10_000)
        visit = Visit(context.new_page(), portal, theme)
        # The pages that refuse a form answer 422, and those of a used link 410: the browser tells it as an error.
        expected = re.compile(r"status of (422|410)")
        try:
            in_a_browser(portal, visit)
            visit.problems = [problem for problem in visit.problems if not expected.search(problem)]
            visit.verdict()
        except Exception:
            visit.page.screenshot(path=SHOTS / f"failed-motdepasse-{theme}.png", full_page=True)
            print(f"       on {visit.page.url}")
            raise
        finally:
            context.close()


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--ror", required=True, help="the program")
    parser.add_argument("--only", help="only the journeys whose name contains this")
    arguments = parser.parse_args()
    SHOTS.mkdir(parents=True, exist_ok=True)
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    passed = failed = 0

    def judge(name: str, work):
        nonlocal passed, failed
        if arguments.only and arguments.only not in name:
            return
        try:
            work()
            passed += 1
            print(f"ok   {name}", flush=True)
        except Exception as problem:
            failed += 1
            print(f"FAIL {name}\n       {problem}", flush=True)
            if not isinstance(problem, (Problems, AssertionError)):
                traceback.print_exc(limit=-2)

    def alone(journey):
        with PortalWithMail(arguments.ror) as portal:
            journey(portal)

    for journey in (with_messages, injection, bombing, stuffing, same_time):
        judge(journey.__doc__, lambda journey=journey: alone(journey))
    with sync_playwright() as playwright:
        flags = ["--no-sandbox"] if os.geteuid() == 0 else []
        browser = playwright.chromium.launch(executable_path=chromium, args=flags)
        for theme in THEMES:
            judge(f"{in_a_browser.__doc__} ({theme})", lambda theme=theme: browsed(browser, arguments, theme))
        browser.close()
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
