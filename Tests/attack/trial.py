"""One attack: what is measured while it lasts, what must hold, and its verdict."""

import json
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path

from target import STOP_SECONDS, Ground, Target

TIMES = 3  # during an attack an answer may take this many times its idle 95th centile…
FLOOR = 0.1  # …or these seconds, whichever is more: below, nobody notices, and clocks of a shared machine wander
FLOOR_SAMPLE = 1.0  # a sample tries a program built for debugging, beside other work: starving lasts longer than that
REFUSED_WITHIN = 10  # seconds for a request of the attacked kind: refused, but not left waiting
MEMORY = 256 << 20  # bytes that an attack may add to the anonymous memory of the process
STOP_SLACK = 1.5  # seconds beyond --stop-seconds
KINDS = ("sante", "page", "asset", "save", "signed page")


class Watcher:
    """Visitors who come at a steady pace (watch.py), the last one signed in."""

    def __init__(self, target: Target, person: int = 0):
        someone = target.person(person)
        page = someone.client.get("/connexion")
        asset = next(word for word in page.text.split('"') if word.startswith("/assets/") and word.endswith(".css"))
        given = {
            "port": target.port,
            "pid": target.server.pid,
            "asset": asset,
            "step": someone.step(),
            "cookie": someone.cookie,
        }
        self.process = subprocess.Popen(
            [sys.executable, str(Path(__file__).with_name("watch.py")), json.dumps(given)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        self.report()

    def report(self) -> dict:
        """What was seen since the last report."""
        self.process.stdin.write("\n")
        self.process.stdin.flush()
        return json.loads(self.process.stdout.readline())

    def close(self):
        self.process.kill()
        self.process.wait()


class Trial:
    """An attack on one engine. What must hold and does not is kept in `problems`, what was seen in `notes`."""

    def __init__(self, row: int, name: str, ror: str, ground: Ground, is_sample: bool):
        self.row, self.name, self.ror, self.ground, self.is_sample = row, name, ror, ground, is_sample
        self.problems: list[str] = []
        self.notes: list[str] = []
        self.idle: dict = {}
        self.during: dict = {}
        self.memory = 0
        self.stop_seconds = None
        self.target = self.watcher = None
        self.has_stopped = False

    @property
    def engine(self) -> str:
        return "PostgreSQL" if self.ground.postgres else "SQLite"

    def seconds(self, whole: float) -> float:
        """The length of an attack: a sample is short."""
        return min(whole, 3) if self.is_sample else whole

    def count(self, whole: int, sample: int) -> int:
        return sample if self.is_sample else whole

    def check(self, good: bool, text: str):
        if not good:
            self.problems.append(text)

    def note(self, text: str):
        self.notes.append(text)

    @contextmanager
    def service(self, watched: bool = True, **options):
        """A service of its own, watched at rest first. At the end it must stop in its time."""
        with Target(self.ror, self.ground, **options) as target:
            self.target = target
            try:
                if watched:
                    self.watcher = Watcher(target)
                    time.sleep(2 if self.is_sample else 4)
                    self.idle = self.watcher.report()
                yield target
                if self.has_stopped:
                    pass
                elif target.is_alive:
                    self.judge_stop()
                else:
                    self.check(False, f"the process died ({target.server.returncode}): {target.log()[-300:]}")
            finally:
                if self.watcher:
                    self.watcher.close()
                    self.watcher = None

    def judge_stop(self):
        self.stop_seconds, self.has_stopped = self.target.stop(), True
        took = "had to be killed" if self.stop_seconds is None else f"took {self.stop_seconds:.1f} s"
        self.check(
            self.stop_seconds is not None and self.stop_seconds <= STOP_SECONDS + STOP_SLACK,
            f"SIGTERM {took}, --stop-seconds is {STOP_SECONDS}",
        )

    def under(self, attack, attacked: tuple[str, ...] = (), memory: int = MEMORY, least: float = 3):
        """Runs an attack, at least some seconds, and judges what the others lived meanwhile. Requests of a kind in
        `attacked` may be refused, with the time to come back, but not left waiting."""
        self.watcher.report()
        start = time.monotonic()
        result = attack()
        time.sleep(max(0, start + least - time.monotonic()))
        self.during = self.watcher.report()
        for kind in KINDS:
            self.judge(kind, kind in attacked)
        self.memory = max(self.memory, self.during["memory"] - self.idle["memory"])
        self.check(self.memory <= memory, f"{self.memory >> 20} MB of memory more, at most {memory >> 20}")
        return result

    def judge(self, kind: str, is_attacked: bool):
        before, seen = self.idle[kind], self.during[kind]
        if not seen["count"] or not before["count"]:
            return self.check(is_attacked, f"{kind}: not one request")
        limit = REFUSED_WITHIN if is_attacked else max(TIMES * before["p95"], FLOOR_SAMPLE if self.is_sample else FLOOR)
        self.check(
            seen["p95"] <= limit,
            f"{kind}: p95 {seen['p95'] * 1000:.0f} ms, idle {before['p95'] * 1000:.0f}, at most {limit * 1000:.0f}",
        )
        self.check(not seen["lost"], f"{kind}: {seen['lost']} of {seen['count']} answers lost")
        self.check(not seen["odd"], f"{kind}: statuses {seen['odd']}")
        self.check(is_attacked or not seen["told"], f"{kind}: {seen['told']} of {seen['count']} refused (503)")

    def recovers(self, seconds: float = 10):
        """Once the attack is over, everything is as before within some seconds."""
        end = time.monotonic() + seconds
        while True:
            self.watcher.report()
            time.sleep(2)
            seen = self.watcher.report()
            wrong = [
                f"{kind} {seen[kind]['odd'] or ''} lost {seen[kind]['lost']} refused {seen[kind]['told']}"
                for kind in KINDS
                if seen[kind]["lost"] or seen[kind]["odd"] or seen[kind]["told"]
            ]
            if not wrong or time.monotonic() > end:
                break
        self.check(not wrong, f"{seconds:.0f} s after the attack: {'; '.join(wrong)}")
