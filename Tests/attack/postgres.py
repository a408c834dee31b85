"""The PostgreSQL server that script/with-postgres made: frozen, stopped and started again. No other server is touched."""

import os
import shlex
import signal
import subprocess
from pathlib import Path

from crowd import loopback


class Postgres:
    """`url` is the address of ROR_TEST_POSTGRES."""

    def __init__(self, url: str):
        self.url = url
        loopback(url.split("@")[1].split(":")[0])
        self.data = Path(self.ask("SHOW data_directory"))
        if not self.data.parent.name.startswith("ror-postgres."):
            raise SystemExit(f"{self.data} was not made by script/with-postgres: it is left alone")

    def ask(self, statement: str) -> str:
        return subprocess.run(
            ["psql", "-qXAt", "-v", "ON_ERROR_STOP=1", "-c", statement, self.url],
            check=True,
            capture_output=True,
            text=True,
        ).stdout.strip()

    @property
    def main_process(self) -> int:
        return int((self.data / "postmaster.pid").read_text().split()[0])

    def signal(self, number: int):
        """To the server and each of its processes."""
        main = self.main_process
        children = Path(f"/proc/{main}/task/{main}/children").read_text().split()
        for process in [str(main), *children]:
            try:
                os.kill(int(process), number)
            except ProcessLookupError:
                pass

    def freeze(self):
        self.signal(signal.SIGSTOP)

    def thaw(self):
        self.signal(signal.SIGCONT)

    def control(self, *words: str):
        binaries = sorted(Path("/usr/lib/postgresql").glob("*/bin"))[-1]
        account = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
        subprocess.run(
            [*account, str(binaries / "pg_ctl"), "-D", str(self.data), "-w", *words],
            check=True,
            cwd=self.data.parent,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

    def stop(self):
        self.options = shlex.split((self.data / "postmaster.opts").read_text())[1:]
        self.control("-m", "immediate", "stop")

    def start(self):
        words = [word for word in self.options if word not in ("-D", str(self.data))]
        self.control("-l", str(self.data.parent / "log"), "-o", shlex.join(words), "start")
