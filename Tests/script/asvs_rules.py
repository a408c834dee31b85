"""docs/security.md answers each requirement of OWASP ASVS 4.0.3 of levels 1 and 2 once, and no other. Ends with "N passed, N failed".

The numbers are in asvs_4.0.3_level_2.txt, beside this file. A line of the paper is `| 1.2.3 | answer | where, or why |`; the answer is
« yes », « not yet », « does not apply » or « in part ».
"""

import re
import sys
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
ANSWERS = {"yes", "in part", "not yet", "does not apply"}
LINE = re.compile(r"^\| (\d+\.\d+\.\d+) \| ([^|]*?) \| ([^|]*?) \|$")
# What holds a « yes » is a file or a test that exists (script/papers.py judges it), named in `code voice` or by a link.
NAMED = re.compile(r"`[^`]+`|\]\([^)]+\)")


def main() -> int:
    numbers = [
        number
        for line in Path(__file__).with_name("asvs_4.0.3_level_2.txt").read_text(encoding="utf-8").splitlines()
        if not line.startswith("#")
        for number in line.split()
    ]
    lines = (ROOT / "docs/security.md").read_text(encoding="utf-8").splitlines()
    rows = [found.groups() for found in map(LINE.match, lines) if found]
    seen = Counter(number for number, _, _ in rows)
    cases = {
        "the list has each number once": [number for number, count in Counter(numbers).items() if count > 1],
        "each requirement is answered": [number for number in numbers if not seen[number]],
        "none is answered twice": [number for number, count in seen.items() if count > 1],
        "no other is answered": [number for number in seen if number not in numbers],
        "they are in order": (
            [] if [n for n, _, _ in rows] == sorted(seen, key=lambda n: [int(x) for x in n.split(".")]) else ["order"]
        ),
        "each answer is one of four": [number for number, answer, _ in rows if answer not in ANSWERS],
        "each answer says where or why": [number for number, _, why in rows if len(why.strip()) < 5],
        "each « yes » names what shows it": [
            number for number, answer, why in rows if answer == "yes" and not NAMED.search(why)
        ],
    }
    failed = {name: wrong for name, wrong in cases.items() if wrong}
    for name, wrong in failed.items():
        print(f"FAIL {name}: {', '.join(wrong[:12])}")
    count = Counter(answer for _, answer, _ in rows)
    print("; ".join(f"{answer} {count[answer]}" for answer in sorted(ANSWERS)))
    print(f"{len(cases) - len(failed)} passed, {len(failed)} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
