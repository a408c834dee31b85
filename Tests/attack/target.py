"""The service under attack: the portal of Tests/browser with a directory of offers already published, on either engine.

The directory is made once per engine (`Ground`) and copied for each attack: invented professionals of `ror generate`, the persons of the
demonstration, every offer completed and published.
"""

import os
import re
import secrets
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import urllib.parse
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "browser"))
from portal import COMMUNES, Client, Portal  # noqa: E402

STOP_SECONDS = 5
STEP = "4-contacts"
PROFESSIONALS = 4000  # they make about 1,100 offers


class Ground:
    """A directory to copy; `postgres` is the address of a server, `None` for SQLite."""

    def __init__(self, ror: str, postgres: str | None, professionals: int):
        self.folder = Path(tempfile.mkdtemp(prefix="ror-ground-"))
        self.postgres, self.database_name = postgres, None
        portal = Portal(ror, postgres)
        portal.prepare()
        editions = self.folder / "editions"
        portal.run(
            "generate",
            "--professionals",
            str(professionals),
            "--structures",
            "20",
            "--seed",
            "7",
            "--communes",
            str(COMMUNES),
            "--output",
            str(editions),
        )
        invented = next(editions.glob("jour-1/PS_LibreAcces_Personne_activite_*.txt")).read_text(encoding="utf-8")
        self.people = self.folder / "rpps.txt"
        shutil.copy(portal.people, self.people)
        # One edition with both: what an edition leaves out is closed.
        whole = self.folder / "whole.txt"
        whole.write_text(self.people.read_text(encoding="utf-8") + invented.split("\n", 1)[1], encoding="utf-8")
        portal.run("import", "rpps", str(whole), "--database", portal.database, "--confirm")
        portal.run("generate", "saisies", "--database", portal.database)
        self.edition = whole
        if postgres:
            self.database_name, portal.database_name = portal.database_name, None
        else:
            shutil.copy(portal.database, self.folder / "ror.sqlite")
        portal.close()
        self.psql = portal._psql
        self.editions = editions

    def close(self):
        if self.database_name:
            self.psql(f"DROP DATABASE IF EXISTS {self.database_name} WITH (FORCE)")
        shutil.rmtree(self.folder, ignore_errors=True)


class Target(Portal):
    """`with Target(ror, ground) as target:` a service of its own. `provider` replaces the simulated Pro Santé Connect,
    `options` are added to `ror serve`, `descriptors` bounds its open files, `place` is the folder of a SQLite database.
    """

    def __init__(
        self,
        ror: str,
        ground: Ground,
        provider=None,
        options=(),
        descriptors: int | None = None,
        place: Path | None = None,
        tablespace: str | None = None,
        access_log: Path | None = None,
    ):
        super().__init__(ror, ground.postgres)
        self.ground, self.provider, self.options, self.descriptors = ground, provider, list(options), descriptors
        self.tablespace, self.access_log = tablespace, access_log
        if place:
            self.database = str(place / "ror.sqlite")
        if provider:
            self.psc_url = provider.url
        self.environment["ASAN_OPTIONS"] = "detect_leaks=0"

    def prepare(self):
        shutil.copy(self.ground.people, self.people)
        self.secret.write_text(secrets.token_hex(32))
        self.secret.chmod(0o600)
        if not self.postgres:
            shutil.copy(self.ground.folder / "ror.sqlite", self.database)
            return
        self.database_name = "ror_" + secrets.token_hex(6)
        self._psql(
            f"CREATE DATABASE {self.database_name} TEMPLATE {self.ground.database_name}"
            + (f" TABLESPACE {self.tablespace}" if self.tablespace else "")
        )
        parts = urllib.parse.urlsplit(self.postgres)
        self.database = urllib.parse.urlunsplit(parts._replace(path="/" + self.database_name))

    def start(self):
        if self.provider is None:
            return super().start()
        self.server = self._spawn(*self.serving())
        self._await(self.server, self.port)

    def serving(self) -> list[str]:
        words = super().serving()
        # The trials of Tests/browser send from one address and one account; attackers meet the true limits.
        for option in ("--requests-per-address", "--requests-per-account"):
            place = words.index(option)
            del words[place : place + 2]
        words += ["--stop-seconds", str(STOP_SECONDS), *self.options]
        if self.access_log:
            words[words.index("--access-log") + 1] = str(self.access_log)
        return words

    def _spawn(self, command: str, *words: str):
        if command != "serve" or not self.descriptors:
            return super()._spawn(command, *words)
        with open(self.folder / f"{command}.out", "ab") as log:
            return subprocess.Popen(
                ["/bin/sh", "-c", f'ulimit -n {self.descriptors}; exec "$0" "$@"', self.ror, command, *words],
                env=self.environment,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
            )

    def person(self, number: int) -> "Person":
        return Person(self, number)

    def stop(self) -> float | None:
        """Sends SIGTERM: the seconds until the end, `None` when it had to be killed."""
        start = time.monotonic()
        self.server.send_signal(signal.SIGTERM)
        try:
            self.server.wait(timeout=STOP_SECONDS + 10)
        except subprocess.TimeoutExpired:
            self.kill()
            return None
        return time.monotonic() - start

    def stored_bytes(self) -> int:
        """The size of the database, journals included."""
        if self.postgres:
            return int(self.sql(f"SELECT pg_database_size('{self.database_name}')"))
        return sum(os.stat(path).st_size for path in Path(self.database).parent.glob("ror.sqlite*"))

    def sql(self, statement: str) -> str:
        """What psql answers, unaligned."""
        done = subprocess.run(
            ["psql", "-qXAt", "-v", "ON_ERROR_STOP=1", "-c", statement, self.database],
            check=True,
            capture_output=True,
            text=True,
        )
        return done.stdout.strip()

    def cpu_seconds(self) -> float:
        """The processor time that the process used."""
        fields = Path(f"/proc/{self.server.pid}/stat").read_text().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    @property
    def is_alive(self) -> bool:
        return self.server.poll() is None


class Person:
    """One of the persons of the demonstration, signed in, with an offer."""

    def __init__(self, target: Target, number: int):
        self.target, self.number = target, number
        self.client = Client(target.url)
        if target.provider:
            target.provider.person = number
        home = self.client.sign_in(number)
        found = re.search(r"/offres/([^/\"']+)/", home.text)
        assert found, "« Mes offres » shows no offer"
        self.offer = found[1]

    @property
    def cookie(self) -> str:
        return "; ".join(f"{one.name}={one.value}" for one in self.client.cookies if one.domain.startswith("127.0.0.1"))

    def step(self, slug: str = STEP) -> str:
        return f"/offres/{self.offer}/saisie/{slug}"

    def fields(self, slug: str, button: str) -> list[tuple[str, str]]:
        """What the form of a step would send by a button, as the page has it."""
        page = self.client.get(self.step(slug))
        form = page.form_with(button)
        pressed = next(one for one in form.buttons if button in one["text"])
        return form.fields + [(pressed["name"], pressed["value"])]
