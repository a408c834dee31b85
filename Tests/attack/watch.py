"""Visitors at a steady pace, in a process of their own so that the attack does not share its processor time with the clock.

Started by `Watcher` (trial.py) with one JSON argument; each line on standard input asks for what was seen since the last
one, answered by one JSON line. Each visitor has an address of its own (127.0.9.x): limits per address are for attackers.

The pace does not wait for answers: a request is due at its time and its duration counts from there, so that one long silence
counts as all the requests that it kept waiting, the one under way included.
"""

import http.client
import json
import math
import sys
import threading
import time
import urllib.parse
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "browser"))
from portal import Page  # noqa: E402

TIMEOUT = 15  # seconds without an answer: lost
SAVE = "Enregistrer et quitter"
FIELD = "contacts.patients.0.adresse"


class Lost(Exception):
    """No answer came."""


class Visitor:
    """One kind of request, again and again."""

    def __init__(self, port: int, rank: int, period: float, kind: str, expected: int):
        self.port, self.source, self.period = port, f"127.0.9.{rank}", period
        self.kind, self.expected = kind, expected
        self.lock = threading.Lock()
        self.round = self.begun = 0
        self.connection = None
        self.reset()

    def reset(self):
        self.seen = []  # (seconds, status, whether a 503 tells when to come back)
        self.due, self.round = time.monotonic() + self.period, self.round + 1

    def run(self):
        while True:
            with self.lock:
                due, self.begun = self.due, self.round
            time.sleep(max(0, due - time.monotonic()))
            self.turn(due)
            with self.lock:
                if self.begun == self.round:  # else a report meanwhile began a new count
                    self.due += self.period

    def turn(self, due: float):
        raise NotImplementedError

    def note(self, due: float, status: int, told: bool = False):
        with self.lock:
            if self.begun == self.round:
                self.seen.append((time.monotonic() - due, status, told))
                if told:  # who is told to come back later does not hurry
                    self.due = max(self.due, time.monotonic())

    def ask(self, method: str, path: str, body: str | None = None, headers: dict | None = None):
        """The answer, its body read. A connection that the server had closed is opened again once, as browsers do."""
        for attempt in (1, 2):
            reused = self.connection is not None
            try:
                if not reused:
                    self.connection = http.client.HTTPConnection(
                        "127.0.0.1", self.port, timeout=TIMEOUT, source_address=(self.source, 0)
                    )
                self.connection.request(method, path, body, headers or {})
                answer = self.connection.getresponse()
                return answer, answer.read()
            except (OSError, http.client.HTTPException) as problem:
                self.connection.close()
                self.connection = None
                if not reused or attempt == 2 or isinstance(problem, TimeoutError):
                    raise Lost from problem
        raise Lost

    def report(self) -> dict:
        """What was seen since the last report, what is still waited for included."""
        with self.lock:
            now = time.monotonic()
            late = self.due + 0.05
            while late < now:
                self.seen.append((now - late, -1, False))
                late += self.period
            seen = self.seen
            self.reset()
        return summary(seen, self.expected)


class Reader(Visitor):
    """Reads one address, signed in when it has a cookie."""

    def __init__(self, port, rank, period, kind, path, cookie=None):
        super().__init__(port, rank, period, kind, 200)
        self.path, self.headers = path, {"Cookie": cookie} if cookie else {}

    def turn(self, due):
        try:
            answer, _ = self.ask("GET", self.path, None, self.headers)
            self.note(due, answer.status, is_told(answer))
        except Lost:
            self.note(due, 0)


class Writer(Visitor):
    """A person who opens a step and saves it."""

    def __init__(self, port, rank, period, path, cookie):
        super().__init__(port, rank, period, "save", 303)
        self.path, self.headers, self.number = path, {"Cookie": cookie}, 0

    def turn(self, due):
        """The page that holds the form is not counted, unless it does not come."""
        begun = time.monotonic()
        try:
            answer, page = self.ask("GET", self.path, None, self.headers)
            if answer.status == 200:
                body = self.filled(page)
                due += time.monotonic() - begun
                headers = {**self.headers, "Content-Type": "application/x-www-form-urlencoded"}
                answer, _ = self.ask("POST", self.path, body, headers)
            self.note(due, answer.status, is_told(answer))
        except Lost:
            self.note(due, 0)

    def filled(self, page: bytes) -> str:
        """The form of the page, with another telephone number."""
        self.number += 1
        form = Page(self.path, 200, page.decode()).form_with(SAVE)
        pressed = next(button for button in form.buttons if SAVE in button["text"])
        typed = f"01 99 00 {self.number % 100:02d} {self.number // 100 % 100:02d}"
        fields = [(name, typed if name == FIELD else value) for name, value in form.fields]
        return urllib.parse.urlencode([*fields, (pressed["name"], pressed["value"])])


def is_told(answer) -> bool:
    """Refused, with the time to come back."""
    return answer.status == 503 and bool(answer.getheader("Retry-After"))


def summary(values: list, expected: int) -> dict:
    """`p95` in seconds; `lost` answers; `told`: 503 with Retry-After; `odd`: other statuses that are not expected."""
    times = sorted(value[0] for value in values)
    statuses = Counter(status for _, status, _ in values)
    told = sum(1 for _, status, retry in values if retry)
    odd = {str(status): count for status, count in statuses.items() if status > 0 and status != expected}
    if told and "503" in odd:
        odd["503"] -= told
        odd = {status: count for status, count in odd.items() if count}
    return {
        "count": len(values),
        "p95": times[max(0, math.ceil(0.95 * len(times)) - 1)] if times else None,
        "worst": times[-1] if times else None,
        "lost": statuses[0],
        "told": told,
        "odd": odd,
    }


class Memory(threading.Thread):
    """The most anonymous memory of a process, looked at every 50 ms: files mapped are not counted."""

    def __init__(self, pid: int):
        super().__init__(daemon=True)
        self.path, self.peak = f"/proc/{pid}/status", 0

    def run(self):
        while True:
            try:
                with open(self.path) as file:
                    size = next((int(line.split()[1]) for line in file if line.startswith("RssAnon:")), 0)
                self.peak = max(self.peak, size * 1024)
            except OSError:
                return
            time.sleep(0.05)


def main(given: dict):
    port = given["port"]
    visitors = [
        Reader(port, 1, 0.1, "sante", "/sante"),
        Reader(port, 2, 0.1, "page", "/connexion"),
        Reader(port, 3, 0.1, "asset", given["asset"]),
        Reader(port, 4, 0.2, "signed page", given["step"], given["cookie"]),
        Writer(port, 5, 0.2, given["step"], given["cookie"]),
    ]
    memory = Memory(given["pid"])
    memory.start()
    for visitor in visitors:
        threading.Thread(target=visitor.run, daemon=True).start()
    for _ in sys.stdin:
        report = {visitor.kind: visitor.report() for visitor in visitors}
        report["memory"], memory.peak = memory.peak, 0
        print(json.dumps(report), flush=True)


if __name__ == "__main__":
    main(json.loads(sys.argv[1]))
