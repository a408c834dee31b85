"""Rows 3, 6 and the files of row 11: a database that is frozen, locked, full, read-only, stopped, removed or truncated."""

import os
import sqlite3
import subprocess
import tempfile
import threading
import time
from contextlib import contextmanager
from pathlib import Path

from crowd import ask, crowd, form, statuses
from forms import SAVE, encode
from postgres import Postgres
from trial import Trial

READS = ("signed page", "save")  # what needs the database
READY = "/sante/pret"
LOCKED = 15  # seconds
SEARCH = "/fhir/HealthcareService?_count=20&identifier=x"


def ready(trial: Trial) -> int:
    return ask(trial.target.port, "GET", READY, rank=190, timeout=5).status


def becomes(trial: Trial, status: int, seconds: float = 15):
    """Whether `/sante/pret` answers a status within some seconds."""
    end = time.monotonic() + seconds
    while ready(trial) != status and time.monotonic() < end:
        time.sleep(0.5)
    found = ready(trial)
    trial.check(found == status, f"{READY}: {found} instead of {status}")


def refused_in_time(trial: Trial, answers: list):
    """Searches without database are refused with the time to come back, within their deadline."""
    wrong = [answer for answer in answers if answer.status not in (200, 400) and not answer.is_told]
    slowest = max((answer.seconds for answer in answers), default=0)
    trial.check(bool(answers) and not wrong, f"searches: statuses {dict(statuses(answers))}")
    trial.check(slowest <= 10, f"a search waits {slowest:.1f} s")
    trial.note(f"{len(answers)} searches {dict(statuses(answers))}, slowest {slowest:.1f} s")


def searching(trial: Trial, seconds: float) -> list:
    """Eight consumers who search without haste."""

    def one(rank: int):
        time.sleep(0.05)
        return ask(trial.target.port, "GET", SEARCH, rank=rank, timeout=15)

    return crowd(8, one, seconds)


def frozen(trial: Trial):
    """PostgreSQL frozen (SIGSTOP) under searches, then let go; then frozen again while the service is asked to stop."""
    server = Postgres(trial.ground.postgres)
    with trial.service() as target:
        searching(trial, 1)
        try:
            server.freeze()
            answers = trial.under(lambda: searching(trial, trial.seconds(12)), attacked=READS)
            refused_in_time(trial, answers)
            becomes(trial, 503)
        finally:
            server.thaw()
        trial.recovers(15)
        becomes(trial, 200)
        try:
            server.freeze()
            crowd(4, lambda rank: ask(target.port, "GET", SEARCH, rank=rank, timeout=1))
            trial.judge_stop()
        finally:
            server.thaw()


def locked(trial: Trial):
    """The write lock held by another process."""
    with trial.service() as target:
        seconds = 5 if trial.is_sample else LOCKED
        with another_writer(trial):

            def attack():
                answers = searching(trial, seconds / 2)
                becomes(trial, 503, seconds)
                time.sleep(seconds / 3)
                return answers

            answers = trial.under(attack, attacked=("save",), least=seconds)
            trial.check(set(statuses(answers)) == {200}, f"searches while writes wait: {dict(statuses(answers))}")
            trial.check(trial.during["save"]["told"] > 0, "no save was refused with the time to come back")
        trial.recovers(15)
        becomes(trial, 200)
        check_alive(trial, target)


@contextmanager
def another_writer(trial: Trial):
    """Holds the lock that every write needs."""
    if trial.ground.postgres:
        tables = trial.target.sql(
            "SELECT string_agg(quote_ident(tablename), ', ') FROM pg_tables WHERE schemaname = 'public'"
        )
        process = subprocess.Popen(["psql", "-qX", trial.target.database], stdin=subprocess.PIPE, text=True)
        process.stdin.write(f"BEGIN; LOCK TABLE {tables} IN EXCLUSIVE MODE;\n")
        process.stdin.flush()
        time.sleep(0.5)
        try:
            yield
        finally:
            process.stdin.close()
            process.wait(10)
    else:
        connection = sqlite3.connect(trial.target.database, isolation_level=None, timeout=10)
        connection.execute("BEGIN IMMEDIATE")
        try:
            yield
        finally:
            connection.execute("ROLLBACK")
            connection.close()


def check_alive(trial: Trial, target):
    """A save is acknowledged and found again."""
    someone = target.person(3)
    fields = [
        (name, "0199004321" if name == "contacts.patients.0.adresse" else value)
        for name, value in someone.fields("4-contacts", SAVE)
    ]
    found = someone.client.submit(someone.client.get(someone.step()), SAVE, dict(fields[:-1]))
    trial.check(found.path == "/mes-offres", f"afterwards a save ends on {found.path} ({found.status})")
    text = "".join(someone.client.get(someone.step()).text.split())
    trial.check("0199004321" in text, "afterwards a save that was acknowledged is not there")


def full(trial: Trial):
    """A disk without one byte left: reading goes on, writing is refused with the time to come back, then works again."""
    with small_disk(trial) as (place, options), trial.service(**options) as target:
        filler = place / "filler"
        try:
            someone = target.person(1)

            def attack():
                fill(filler)
                refused = save_until_refused(someone)
                trial.check(
                    refused is not None and refused.is_told,
                    f"a save on a full disk: {refused.status if refused else 303}",
                )
                answers = searching(trial, trial.seconds(6))
                if not trial.ground.postgres:  # a try of PostgreSQL may find room in a page that it has
                    becomes(trial, 503)
                return answers

            answers = trial.under(attack, attacked=("save",))
            trial.check(set(statuses(answers)) == {200}, f"searches on a full disk: {dict(statuses(answers))}")
        finally:
            filler.unlink(missing_ok=True)
        trial.recovers(15)
        becomes(trial, 200)
        check_alive(trial, target)


def save_until_refused(someone, most: int = 800):
    """Saves a draft again and again until it is not taken: a database may have some room left in its files. The first other
    answer, `None` when every save was taken."""
    for number in range(most):
        typed = [
            (name, f"{number} " + "x" * 90 if name == "description.filiere" else value)
            for name, value in someone.fields("2-offre", SAVE)
        ]
        answer = form(someone.target.port, someone.step("2-offre"), encode(typed), 6, someone.cookie)
        if answer.status != 303:
            return answer
    return None


@contextmanager
def small_disk(trial: Trial):
    """A file system of its own in memory (mounted by root), for the database alone."""
    place = Path(tempfile.mkdtemp(prefix="ror-disk-"))
    place.chmod(0o755)
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=200m,mode=0700", "none", str(place)], check=True)
    try:
        if not trial.ground.postgres:
            yield place, {"place": place}
            return
        server, name = Postgres(trial.ground.postgres), "small" + place.name[-4:].lower().replace("_", "x")
        (place / "data").mkdir()
        subprocess.run(["chown", "-R", "postgres", str(place)], check=True)
        server.ask(f"CREATE TABLESPACE {name} LOCATION '{place / 'data'}'")
        try:
            yield place, {"tablespace": name}
        finally:
            server.ask(f"DROP TABLESPACE IF EXISTS {name}")
    finally:
        subprocess.run(["umount", "-l", str(place)], check=False)
        os.rmdir(place)


def fill(path: Path):
    with open(path, "wb", buffering=0) as file:
        try:
            while True:
                file.write(b"\0" * 65536)
        except OSError:
            pass
        try:
            while True:
                file.write(b"\0" * 512)
        except OSError:
            pass


def read_only(trial: Trial):
    """A database that can be read and not written."""
    with trial.service() as target, immutable(trial) as is_possible:
        if not is_possible:
            trial.note("this file system cannot make a file read-only for root")
            return

        def attack():
            answers = searching(trial, trial.seconds(6))
            becomes(trial, 503)
            return answers

        answers = trial.under(attack, attacked=("save",))
        trial.check(set(statuses(answers)) == {200}, f"searches: {dict(statuses(answers))}")
        trial.check(trial.during["save"]["told"] > 0, "no save was refused with the time to come back")


@contextmanager
def immutable(trial: Trial):
    target = trial.target
    if trial.ground.postgres:
        target.sql(f"ALTER DATABASE {target.database_name} SET default_transaction_read_only = on")
        server = Postgres(trial.ground.postgres)
        server.ask(
            f"SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE datname = '{target.database_name}'"
        )
        yield True
        server.ask(f"ALTER DATABASE {target.database_name} RESET default_transaction_read_only")
        return
    files = [str(path) for path in Path(target.database).parent.glob("ror.sqlite*") if not path.name.endswith("-shm")]
    done = subprocess.run(["chattr", "+i", *files], capture_output=True)
    try:
        yield done.returncode == 0
    finally:
        subprocess.run(["chattr", "-i", *files], capture_output=True)


def stopped_server(trial: Trial):
    """PostgreSQL stopped at once, then started again."""
    server = Postgres(trial.ground.postgres)
    with trial.service() as target:
        server.stop()
        try:

            def attack():
                answers = searching(trial, trial.seconds(8))
                becomes(trial, 503)
                return answers

            refused_in_time(trial, trial.under(attack, attacked=READS))
        finally:
            server.start()
        trial.recovers(20)
        becomes(trial, 200)
        check_alive(trial, target)


def vanished(trial: Trial, change, name: str):
    """The database file removed or truncated while it is served: no write is acknowledged from then on, and it is told."""
    with trial.service() as target:
        someone = target.person(1)
        path = Path(target.database)
        fields = someone.fields("4-contacts", SAVE)

        def attack():
            change(path)
            time.sleep(6)
            for _ in range(5):
                saved = ask_save(target, someone, fields)
                trial.check(saved != 303, f"{name}: a save that goes nowhere is acknowledged")
                time.sleep(0.3)
            becomes(trial, 503)

        # Every kind that needs the database may be refused; what needs none may not.
        trial.watcher.report()
        attack()
        trial.during = trial.watcher.report()
        for kind in ("sante", "page", "asset"):
            trial.judge(kind, False)
        for kind in READS:
            seen = trial.during[kind]
            trial.check(not seen["lost"] and not seen["odd"], f"{kind}: lost {seen['lost']}, statuses {seen['odd']}")


def ask_save(target, someone, fields) -> int:
    return form(target.port, someone.step(), encode(fields), 5, someone.cookie).status


def removed(trial: Trial):
    """The file of the database is deleted while it is served."""
    vanished(trial, lambda path: [one.unlink() for one in path.parent.glob("ror.sqlite*")], "removed")


def truncated(trial: Trial):
    """The file of the database is emptied while it is served."""
    vanished(trial, lambda path: os.truncate(path, 0), "truncated")
