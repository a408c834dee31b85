"""Attacks a service of its own, on this machine, and measures what the others live meanwhile: one row of the table per attack.

    python Tests/attack/attack.py --ror PATH [--row N]… [--engine sqlite|postgresql] [--sample] [--markdown FILE]

PostgreSQL too when ROR_TEST_POSTGRES is set by script/with-postgres, whose server it freezes and stops. Nothing else than what it
starts itself is attacked: there is no option for an address. Prints a table, ends with "N passed, N failed"; the exit code is 1 when
something failed.
"""

import argparse
import os
import signal
import sys
import time
import traceback
from pathlib import Path

import accounts
import connections
import databases
import deployment
import forms
import framing
import searches
import signin
from crowd import loopback
from target import PROFESSIONALS, Ground
from trial import FLOOR, FLOOR_SAMPLE, KINDS, MEMORY, TIMES, Trial

BOTH, SQLITE, POSTGRESQL, NEITHER = ("SQLite", "PostgreSQL"), ("SQLite",), ("PostgreSQL",), ()
# row of docs/threat-model.md, what is sent, the engines, those of the sample that script/test repeats
ATTACKS = [
    (1, searches.many_identifiers, BOTH, SQLITE),
    (2, signin.hanging_provider, BOTH, POSTGRESQL),
    (3, databases.frozen, POSTGRESQL, POSTGRESQL),
    (4, forms.many_fields, BOTH, SQLITE),
    (5, forms.kept_for_nobody, BOTH, SQLITE),
    (5, forms.kept_drafts, BOTH, NEITHER),
    (5, forms.kept_anomalies, BOTH, POSTGRESQL),
    (6, databases.locked, BOTH, SQLITE),
    (6, databases.full, BOTH, NEITHER),
    (6, databases.read_only, BOTH, NEITHER),
    (6, databases.stopped_server, POSTGRESQL, POSTGRESQL),
    (7, forms.hostile_names, BOTH, SQLITE),
    (8, framing.ambiguous_lengths, SQLITE, SQLITE),
    (9, searches.slow_readers, BOTH, SQLITE),
    (9, connections.slow_senders, SQLITE, NEITHER),
    (9, connections.unread_pipelines, SQLITE, SQLITE),
    (10, searches.identifiers, BOTH, POSTGRESQL),
    (11, connections.unread_log, SQLITE, SQLITE),
    (11, databases.removed, SQLITE, NEITHER),
    (11, databases.truncated, SQLITE, NEITHER),
    (11, connections.few_descriptors, SQLITE, NEITHER),
    (12, signin.wrong_returns, BOTH, SQLITE),
    (12, signin.false_tokens, BOTH, NEITHER),
    (12, signin.who_left, BOTH, SQLITE),
    (13, deployment.refusals, SQLITE, NEITHER),
    (13, deployment.files, SQLITE, SQLITE),
    (13, deployment.tokens_in_clear, BOTH, POSTGRESQL),
    (13, deployment.tls, SQLITE, SQLITE),
    (13, deployment.hardening, SQLITE, SQLITE),
    (14, accounts.credential_stuffing, BOTH, SQLITE),
    (15, accounts.reset_flooding, BOTH, NEITHER),
    (16, accounts.mail_bombing, BOTH, POSTGRESQL),
]
MILLISECONDS = 1000


def run(attack, row: int, ror: str, ground: Ground, is_sample: bool) -> Trial:
    trial = Trial(row, attack.__name__.replace("_", " "), ror, ground, is_sample)
    start = time.monotonic()
    try:
        attack(trial)
    except Exception as problem:
        traceback.print_exc(limit=-3)
        trial.check(False, f"{type(problem).__name__}: {problem}"[:300])
    mark = "FAIL" if trial.problems else "ok  "
    print(
        f"{mark} row {row}, {trial.name}, {trial.engine} ({time.monotonic() - start:.0f} s)"
        + "".join(f"\n       {text}" for text in trial.problems[:40] + [f"({text})" for text in trial.notes]),
        flush=True,
    )
    return trial


def cell(trial: Trial, kind: str) -> str:
    """95th centile, idle → during, in milliseconds."""
    if not trial.during or trial.idle[kind]["p95"] is None or trial.during[kind]["p95"] is None:
        return ""
    return f"{trial.idle[kind]['p95'] * MILLISECONDS:.0f} → {trial.during[kind]['p95'] * MILLISECONDS:.0f}"


def table(trials: list[Trial]) -> str:
    head = [
        "row",
        "attack",
        "engine",
        *(f"{kind}, ms" for kind in KINDS),
        "lost",
        "503",
        "memory, MB",
        "SIGTERM, s",
        "verdict",
    ]
    lines = [head, ["---"] * len(head)]
    for trial in trials:
        seen = [trial.during[kind] for kind in KINDS] if trial.during else []
        lines.append(
            [
                str(trial.row),
                trial.name,
                trial.engine,
                *(cell(trial, kind) for kind in KINDS),
                str(sum(one["lost"] for one in seen)) if seen else "",
                str(sum(one["told"] for one in seen)) if seen else "",
                f"+{max(0, trial.memory) / 1e6:.0f}" if seen else "",
                "" if trial.stop_seconds is None else f"{trial.stop_seconds:.1f}",
                "passed" if not trial.problems else f"failed: {trial.problems[0]}",
            ]
        )
    return "\n".join("| " + " | ".join(line) + " |" for line in lines) + "\n"


def grounds(arguments) -> dict[str, str | None]:
    found = {"SQLite": None}
    postgres = os.environ.get("ROR_TEST_POSTGRES")
    if postgres:
        loopback(postgres.split("@")[1].split(":")[0])
        found["PostgreSQL"] = postgres
    if arguments.engine:
        found = {engine: url for engine, url in found.items() if engine.lower() == arguments.engine}
        if not found:
            raise SystemExit("attack.py: PostgreSQL needs script/with-postgres")
    return found


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--ror", required=True, help="the program")
    parser.add_argument(
        "--row", type=int, action="append", choices=range(1, 17), help="only this row of the table; may be repeated"
    )
    parser.add_argument("--only", help="only the attacks whose name contains this")
    parser.add_argument("--engine", choices=("sqlite", "postgresql"))
    parser.add_argument("--sample", action="store_true", help="short, the attacks that script/test repeats")
    parser.add_argument("--markdown", type=Path, help="writes the table there")
    arguments = parser.parse_args()
    ror = str(Path(arguments.ror).resolve())
    trials: list[Trial] = []
    for engine, url in grounds(arguments).items():
        chosen = [
            (row, attack)
            for row, attack, engines, sampled in ATTACKS
            if engine in (sampled if arguments.sample else engines)
            and (not arguments.row or row in arguments.row)
            and (not arguments.only or arguments.only in attack.__name__.replace("_", " "))
        ]
        if not chosen:
            continue
        ground = Ground(ror, url, PROFESSIONALS // 3 if arguments.sample else PROFESSIONALS)
        try:
            trials += [run(attack, row, ror, ground, arguments.sample) for row, attack in chosen]
        finally:
            ground.close()
    floor = (FLOOR_SAMPLE if arguments.sample else FLOOR) * MILLISECONDS
    print(
        f"\nDuring an attack: p95 at most {TIMES} × idle or {floor:.0f} ms, no answer lost, {MEMORY >> 20} MB more at most. "
        f"Times are idle → during, 95th centile.\n\n{table(trials)}"
    )
    if arguments.markdown:
        arguments.markdown.write_text(table(trials), encoding="utf-8")
    failed = sum(1 for trial in trials if trial.problems)
    print(f"{len(trials) - failed} passed, {failed} failed")
    return 1 if failed or not trials else 0


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # what was frozen, mounted or locked is let go
    sys.exit(main())
