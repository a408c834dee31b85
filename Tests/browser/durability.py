"""What the portal acknowledged is there after kill -9.

Several professionals save a step in a loop; the server is killed at a random moment, started again, and each saved value is
looked for. A value may be newer than the last acknowledged one (the answer was lost), never older. Ends with "N passed, N failed".

    python Tests/browser/durability.py --ror PATH [--rounds N]     PostgreSQL too when ROR_TEST_POSTGRES is set
"""

import argparse
import http.client
import os
import random
import re
import sys
import threading
import time
import urllib.error

from portal import Client, Portal

# Pages and fields the trial needs: one text field per save, in the step of the contacts.
STEP = "4-contacts"
FIELD = re.compile(r"^contacts\.patients\.\d+\.adresse$")
SAVE = "Enregistrer et quitter"
PEOPLE = 4


def phone(number: int) -> str:
    """Distinct numbers of the range kept for fiction."""
    digits = f"{number % 10000:04d}"
    return f"01 99 00 {digits[:2]} {digits[2:]}"


def digits(text: str) -> str:
    return re.sub(r"\D", "", text)


class Writer:
    """One professional who saves the same field again and again."""

    def __init__(self, url: str, person: int):
        self.client, self.person = Client(url), person
        self.acknowledged = self.sent = 0  # numbers of the last acknowledged save, and of the last one sent
        self.saves = 0
        home = self.client.sign_in(person)
        found = re.search(r"/offres/([^/\"']+)/saisie/", home.text)
        assert found, "« Mes offres » shows no offer to complete"
        self.path = f"/offres/{found[1]}/saisie/{STEP}"
        self.field = self._field(self.client.get(self.path))

    def _field(self, page) -> str:
        form = page.form_with(SAVE)
        for name, kind in form.kinds.items():
            if kind in ("text", "tel") and FIELD.search(name):
                return name
        raise AssertionError(f"no contact field among {sorted(form.kinds)}")

    def save_until(self, stopped: threading.Event):
        while not stopped.is_set():
            try:
                page = self.client.get(self.path)
                self.sent += 1
                answer = self.client.submit(page, SAVE, {self.field: phone(self.sent)})
                assert answer.status == 200 and not answer.path.endswith(STEP), f"the save was refused: {answer.status}"
                self.acknowledged, self.saves = self.sent, self.saves + 1
            except (urllib.error.URLError, OSError, http.client.HTTPException):
                return

    def verdict(self) -> str | None:
        """`None` when nothing acknowledged was lost. What is found becomes the ground of the next round."""
        page = self.client.get(self.path)
        if page.path != self.path:
            self.client.sign_in(self.person)
            page = self.client.get(self.path)
        stored = digits(dict(page.form_with(SAVE).fields).get(self.field, ""))
        for number in range(self.acknowledged, self.sent + 1):
            if stored == digits(phone(number)) or number == 0:
                self.acknowledged = number
                return None
        return f"person {self.person}: acknowledged {phone(self.acknowledged)}, found {stored or 'nothing'}"


def trial(ror: str, engine: str, postgres: str | None, rounds: int) -> tuple[int, int]:
    passed = failed = 0
    with Portal(ror, postgres=postgres) as portal:
        writers = [Writer(portal.url, person) for person in range(PEOPLE)]
        for number in range(1, rounds + 1):
            before = sum(writer.saves for writer in writers)
            stopped = threading.Event()
            threads = [threading.Thread(target=writer.save_until, args=(stopped,)) for writer in writers]
            for thread in threads:
                thread.start()
            time.sleep(random.uniform(0.1, 1.5))
            portal.kill()
            stopped.set()
            for thread in threads:
                thread.join()
            portal.start()
            saves = sum(writer.saves for writer in writers) - before
            lost = [text for text in (writer.verdict() for writer in writers) if text]
            passed, failed = (passed, failed + 1) if lost else (passed + 1, failed)
            mark = "FAIL" if lost else "ok  "
            print("; ".join([f"{mark} {engine}, kill {number}: {saves} acknowledged saves", *lost]))
        if not any(writer.saves for writer in writers):
            print(f"FAIL {engine}: not one save was acknowledged, the trial proves nothing")
            failed += 1
    return passed, failed


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--ror", required=True, help="the program")
    parser.add_argument("--rounds", type=int, default=10)
    arguments = parser.parse_args()
    engines = [("SQLite", None)]
    if os.environ.get("ROR_TEST_POSTGRES"):
        engines.append(("PostgreSQL", os.environ["ROR_TEST_POSTGRES"]))
    passed = failed = 0
    for engine, postgres in engines:
        try:
            good, bad = trial(arguments.ror, engine, postgres, arguments.rounds)
        except Exception as problem:
            print(f"FAIL {engine}: {type(problem).__name__}: {problem}")
            good, bad = 0, 1
        passed, failed = passed + good, failed + bad
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
