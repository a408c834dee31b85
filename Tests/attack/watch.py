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

    def __init__(self, port: int, rank: int, period: float, kinds: dict[str, set[int]]):
        self.port, self.source, self.period, self.kinds = port, f"127.0.9.{rank}", period, kinds
        self.lock = threading.Lock()
        self.connection = None
        self.reset()

    def reset(self):
        self.seen = {kind: [] for kind in self.kinds}  # (seconds, status, whether a 503 tells when to come back)
        self.due = time.monotonic() + self.period

    def run(self):
        while True:
            with self.lock:
                due = self.due
            time.sleep(max(0, due - time.monotonic()))
            self.turn(due)
            with self.lock:
                # A report meanwhile began a new count.
                if self.due == due:
                    self.due += self.period

    def turn(self, due: float):
        raise NotImplementedError

    def note(self, kind: str, due: float, status: int, retry: bool = False):
        with self.lock:
            if self.due == due:
                self.seen[kind].append((time.monotonic() - due, status, retry))

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

    def once(self, kind: str, due: float, *request):
        try:
            answer, body = self.ask(*request)
        except Lost:
            self.note(kind, due, 0)
            return None, b""
        self.note(kind, due, answer.status, answer.status == 503 and bool(answer.getheader("Retry-After")))
        return answer, body

    def report(self) -> dict:
        """What was seen since the last report, what is still waited for included."""
        with self.lock:
            now = time.monotonic()
            first = next(iter(self.kinds))
            late = self.due + 0.05
            while late < now:
                self.seen[first].append((now - late, -1, False))
                late += self.period
            seen = self.seen
            self.reset()
        return {kind: summary(values, self.kinds[kind]) for kind, values in seen.items()}


class Reader(Visitor):
    """Reads one address."""

    def __init__(self, port, rank, period, kind, path, expected):
        super().__init__(port, rank, period, {kind: expected})
        self.kind, self.path = kind, path

    def turn(self, due):
        self.once(self.kind, due, "GET", self.path)


class Writer(Visitor):
    """A person who opens a step and saves it."""

    def __init__(self, port, rank, period, path, cookie):
        super().__init__(port, rank, period, {"signed page": {200}, "save": {303}})
        self.path, self.headers, self.number = path, {"Cookie": cookie}, 0

    def turn(self, due):
        answer, body = self.once("signed page", due, "GET", self.path, None, self.headers)
        if answer is None or answer.status != 200:
            return self.note(
                "save",
                due,
                answer.status if answer is not None else 0,
                answer is not None and answer.status == 503 and bool(answer.getheader("Retry-After")),
            )
        self.number += 1
        form = Page(self.path, 200, body.decode()).form_with(SAVE)
        pressed = next(button for button in form.buttons if SAVE in button["text"])
        fields = [
            (name, f"01 99 00 {self.number % 100:02d} {self.number // 100 % 100:02d}" if name == FIELD else value)
            for name, value in form.fields
        ] + [(pressed["name"], pressed["value"])]
        begun = time.monotonic()
        shift = max(0.0, begun - due)  # the page and its reading are not the save
        headers = {**self.headers, "Content-Type": "application/x-www-form-urlencoded"}
        try:
            answer, _ = self.ask("POST", self.path, urllib.parse.urlencode(fields), headers)
            status, retry = answer.status, answer.status == 503 and bool(answer.getheader("Retry-After"))
        except Lost:
            status, retry = 0, False
        with self.lock:
            if self.due == due:
                self.seen["save"].append((time.monotonic() - due - shift, status, retry))


def summary(values: list, expected: set[int]) -> dict:
    """`p95` in seconds; `lost` answers; `told`: 503 with Retry-After; `odd`: other statuses that are not expected."""
    times = sorted(value[0] for value in values)
    statuses = Counter(status for _, status, _ in values)
    told = sum(1 for _, status, retry in values if retry)
    odd = {str(status): count for status, count in statuses.items() if status > 0 and status not in expected}
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
        Reader(port, 1, 0.1, "sante", "/sante", {200}),
        Reader(port, 2, 0.1, "page", "/connexion", {200}),
        Reader(port, 3, 0.1, "asset", given["asset"], {200}),
        Writer(port, 4, 0.2, given["step"], given["cookie"]),
    ]
    memory = Memory(given["pid"])
    memory.start()
    for visitor in visitors:
        threading.Thread(target=visitor.run, daemon=True).start()
    for _ in sys.stdin:
        report = {kind: found for visitor in visitors for kind, found in visitor.report().items()}
        report["memory"], memory.peak = memory.peak, 0
        print(json.dumps(report), flush=True)


if __name__ == "__main__":
    main(json.loads(sys.argv[1]))
