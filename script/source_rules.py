"""Rules of the house that neither the compiler nor the formatter knows. Reads `swift package describe --type json`.

1. Import fence: SwiftPM lets a target import a sibling it does not declare. Here that is refused.
2. Floors: arrows only point downwards (docs/architecture.md).
3. Every public declaration is documented (95 % at least), witnesses of well-known protocols excepted.
4. No forced try or cast, no unfinished mark, no Foundation in Sources; no file above 500 lines.
"""

import json
import re
import sys
from pathlib import Path

FLOORS = [
    {"CArchive", "CArgon2", "CCairo", "CCmark", "CCurl", "CMicrohttpd", "COpenSSL", "CPostgres", "CProj", "CQRencode", "CSQLite",
     "CXXHash", "CYajl"},
    {"Domain", "HTTP", "HTML", "SQL", "FHIRModel", "Tabular", "Fingerprint", "JSONStream", "Markdown", "PDF", "Projection",
     "QRCode", "Threads", "Cryptography"},
    {"UseCases", "FHIRMapping", "SQLiteDriver", "PostgresDriver", "HTTPServer", "HTTPClient", "JOSE", "SMTPClient"},
    {"Storage", "Portal", "FHIRServer", "Importers", "ProSanteConnect", "OAuth"},
    {"DemoPSC", "Generation"},  # simulations stand on the doors they feed
    {"ror"},
]
FLOOR_OF = {name: rank for rank, names in enumerate(FLOORS) for name in names}
# The business words and the FHIR words meet in FHIRMapping only; Storage knows no driver.
NEVER = {
    "Portal": {"FHIRModel", "FHIRMapping", "SQL"},
    "Importers": {"FHIRModel", "FHIRMapping", "SQL"},
    "Storage": {"FHIRModel", "FHIRMapping", "HTTP", "HTML", "SQLiteDriver", "PostgresDriver"},
    "FHIRServer": {"SQL", "HTML"},
}
LONGEST_FILE = 500
DOCUMENTED_AT_LEAST = 0.95

IMPORT = re.compile(
    r"^\s*(?:@\w+(?:\([^)]*\))?\s+)*(?:(?:public|package|internal|fileprivate|private)\s+)?"
    r"import\s+(?:(?:struct|class|enum|protocol|func|let|var|typealias)\s+)?(\w+)"
)
PUBLIC = re.compile(
    r"^\s*(?:@\w+(?:\([^)]*\))?\s+)*(?:public|open)(?:\((?:set|get)\))?\s+(?!import\b|extension\b|internal\(set\)\s*$)(.*)"
)
WITNESSES = re.compile(
    r"(?:func (?:==|<|encode\(to|hash\(into|makeIterator\(|next\(\)|makeAsyncIterator\()"
    r"|init\((?:from |stringLiteral|stringInterpolation|integerLiteral|arrayLiteral|dictionaryLiteral|rawValue)"
    r"|var (?:description|debugDescription|id|rawValue|hashValue|startIndex|endIndex)\b"
    r"|typealias (?:Element|Index|RawValue|StringLiteralType|ArrayLiteralElement)\b)"
)
MARKS = re.compile(r"\btry!|\bas!|\b(?:TODO|FIXME|XXX|HACK)\b")


def main() -> int:
    try:
        targets = json.load(sys.stdin)["targets"]
    except ValueError:
        return 1
    problems = floor_problems(targets)
    names = {target["name"] for target in targets}
    public = undocumented = 0
    missing = []
    for target in targets:
        is_test = target["type"] == "test" or target["path"].startswith("Tests/")
        declared = set(target.get("target_dependencies", [])) | {target["name"]}
        for source in target.get("sources", []):
            path = Path(target["path"], source)
            if path.suffix != ".swift":
                continue
            lines = path.read_text(encoding="utf-8").splitlines()
            problems += line_problems(path, lines, names, declared, is_test)
            if not is_test:
                seen, bare = documentation(path, lines)
                public, undocumented = public + seen, undocumented + len(bare)
                missing += bare
    if public and 1 - undocumented / public < DOCUMENTED_AT_LEAST:
        problems += [f"{place}: public declaration without ///" for place in missing]
        problems.append(f"{public - undocumented} of {public} public declarations are documented, 95 % are wanted")
    for problem in problems[:40]:
        print(problem, file=sys.stderr)
    if len(problems) > 40:
        print(f"... and {len(problems) - 40} more", file=sys.stderr)
    return 1 if problems else 0


def floor_problems(targets) -> list[str]:
    problems = []
    for target in targets:
        name = target["name"]
        if target["type"] == "test" or target["path"].startswith("Tests/"):
            continue
        if name not in FLOOR_OF:
            problems.append(f"target {name} stands on no floor: add it to script/source_rules.py")
            continue
        for used in target.get("target_dependencies", []):
            if FLOOR_OF.get(used, 99) >= FLOOR_OF[name]:
                problems.append(f"{name} imports {used}, which does not stand on a lower floor")
            elif used in NEVER.get(name, ()):
                problems.append(f"{name} must never import {used}")
    return problems


def line_problems(path, lines, names, declared, is_test) -> list[str]:
    problems = []
    for number, line in enumerate(lines, 1):
        found = IMPORT.match(line)
        if found and found[1] in names and found[1] not in declared:
            problems.append(f"{path}:{number}: imports {found[1]}, which Package.swift does not declare")
        if is_test:
            continue
        if found and found[1] == "Foundation":
            problems.append(f"{path}:{number}: imports Foundation (FoundationEssentials at most)")
        if mark := MARKS.search(line):
            problems.append(f"{path}:{number}: {mark[0]}")
    if len(lines) > LONGEST_FILE and "table of data" not in lines[0].lower():
        problems.append(f"{path}: {len(lines)} lines, {LONGEST_FILE} at most")
    return problems


def documentation(path, lines) -> tuple[int, list[str]]:
    """How many public declarations a file has, and the places of those without a doc comment."""
    seen, bare = 0, []
    for number, line in enumerate(lines):
        found = PUBLIC.match(line)
        if not found or WITNESSES.search(found[1]):
            continue
        seen += 1
        above = number - 1
        while above >= 0 and lines[above].lstrip().startswith("@"):
            above -= 1
        if above < 0 or not lines[above].lstrip().startswith("///"):
            bare.append(f"{path}:{number + 1}")
    return seen, bare


if __name__ == "__main__":
    sys.exit(main())
