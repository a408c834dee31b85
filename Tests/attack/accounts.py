"""Rows 14 to 16: passwords stolen elsewhere, floods of forgotten passwords, a mailbox to be filled."""

import re

from crowd import address, ask, crowd, form, loopback, statuses
from target import Target
from trial import Trial

PASSWORD, FORGOTTEN = "/connexion/mot-de-passe", "/mot-de-passe-oublie"
VICTIM = "victime@exemple.fr"
KEPT = 8 << 20  # bytes that refused tries may leave on the disk
LINKS = 3  # links that one e-mail is sent at once, then one every 20 minutes


def visitor(target: Target) -> tuple[str, str]:
    """The cookie and the token of the forms of somebody who is not signed in."""
    loopback("127.0.0.1")
    page = ask(target.port, "GET", "/connexion")
    cookie = "; ".join(line.split(";")[0] for line in page.headers.get_all("Set-Cookie") or [])
    return cookie, re.search(rb'name="jeton" value="([^"]+)"', page.body).group(1).decode()


def encoded(token: str, email: str, password: str = "") -> str:
    text = f"jeton={token}&courriel={email.replace('@', '%40')}"
    return text + f"&motDePasse={password}" if password else text


def victim(target: Target):
    """An account that the desk opened: its e-mail receives links."""
    target.run("user", "create", "--email", VICTIM, "--first-name", "Sacha", "--name", "Exemple", "--database", target.database)


def waiting(target: Target) -> list[str]:
    """The messages of forgotten passwords that wait, as `ror mail list` tells them."""
    lines = target.run("mail", "list", "--limit", "1000", "--database", target.database).splitlines()
    return [line for line in lines if "motDePasseOublie" in line]


def credential_stuffing(trial: Trial):
    """A list of e-mails and passwords stolen elsewhere, from many addresses, one account among them."""
    with trial.service() as target:
        victim(target)
        cookie, token = visitor(target)
        before = target.stored_bytes()
        count = iter(range(10**9))

        def one(rank: int):
            number = next(count)
            email = VICTIM if number % 5 == 0 else f"p{number}@exemple.fr"
            body = encoded(token, email, f"mot+de+passe+faux+{number}")
            return form(target.port, PASSWORD, body, number % 250, cookie)

        # Passwords are the attacked kind: a page or a save never waits for them.
        found = trial.under(lambda: crowd(12, one, trial.seconds(8), 20_000))
        seen = statuses(found)
        trial.check(set(seen) <= {422, 429, 503}, f"statuses {dict(seen)}")
        trial.check(all(answer.is_told for answer in found if answer.status in (429, 503)), "refused without a time to come back")
        grown = target.stored_bytes() - before
        trial.note(f"{len(found)} passwords tried, {seen[422]} looked at, {grown / 1e6:.1f} MB more on disk")
        trial.check(grown <= KEPT, f"{len(found)} tries added {grown / 1e6:.1f} MB to the disk")


def reset_flooding(trial: Trial):
    """Forgotten passwords of e-mails that have no account, from many addresses."""
    with trial.service() as target:
        cookie, token = visitor(target)
        before = target.stored_bytes()
        count = iter(range(10**9))

        def one(rank: int):
            number = next(count)
            return form(target.port, FORGOTTEN, encoded(token, f"q{number}@exemple.fr"), number % 250, cookie)

        found = trial.under(lambda: crowd(8, one, trial.seconds(8), 20_000))
        seen = statuses(found)
        trial.check(set(seen) <= {303, 429, 503}, f"statuses {dict(seen)}")
        trial.check(not waiting(target), "a message waits for somebody who has no account")
        grown = target.stored_bytes() - before
        trial.note(f"{len(found)} requests for a link, {seen[303]} taken, {grown / 1e6:.1f} MB more on disk")
        trial.check(grown <= KEPT, f"{len(found)} requests added {grown / 1e6:.1f} MB to the disk")


def mail_bombing(trial: Trial):
    """Forgotten passwords of one account, from many addresses: its mailbox receives few links."""
    with trial.service() as target:
        victim(target)
        cookie, token = visitor(target)
        count = iter(range(10**9))

        def one(rank: int):
            return form(target.port, FORGOTTEN, encoded(token, VICTIM), next(count) % 250, cookie)

        found = trial.under(lambda: crowd(8, one, trial.seconds(6), 5_000))
        seen = statuses(found)
        trial.check(set(seen) <= {303, 429, 503}, f"statuses {dict(seen)}")
        links = waiting(target)
        trial.note(f"{len(found)} requests from 250 addresses ({address(0)}…), {len(links)} messages")
        trial.check(1 <= len(links) <= LINKS, f"{len(links)} messages for {len(found)} requests")
