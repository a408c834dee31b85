"""What script/papers.py refuses and lets pass, on a house of five files. Ends with "N passed, N failed"."""

import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "script"))
from papers import House, Judge, allowed_words  # noqa: E402

SOURCES = {
    "Sources/Domain/Offre.swift": "public struct Offre { var nomOffre: String\n enum Etat { case brouillon, publiee } }\n",
    "Sources/Storage/Store+Search.swift": 'extension Store { let sql = "SELECT * FROM offre_operationnelle" }\n',
    "Sources/ror/Serve.swift": 'let a = Command("serve", options: [Option("listen", "PORT"), Option(switch: "dry-run", "")])\n',
    "Sources/ror/Import.swift": 'let b = Command("import \\(name)"); let list = ["rpps"]; let c = Command("import nos", "")\n',
    "script/tool.py": "",
    "script/run": "#!/bin/sh\ncase $1 in --no-wait) ;; esac\n",
    "docs/glossary.md": "",
    "docs/decisions/0001-first.md": "",
}
PASS = {
    "a type, its member, an attribute": "`Offre`, `Offre.Etat`, `Etat.publiee`, `nomOffre`, `Store+Search.swift`, `Domain`",
    "paths and folders": "`Sources/Domain/`, `Domain/Offre.swift`, `docs/glossary.md`, `*+Search.swift`, `Sources/<room>/<Name>.swift`, `var/ror.sqlite`, `/fhir/metadata`",
    "links": "[words](docs/glossary.md#a) [site](https://example.org)",
    "commands and options": "`ror serve --listen 80`, `ror import rpps FILE`, `ror import … --dry-run`, `script/run --no-wait`, `script/tool.py`, `ROR_LISTEN`",
    "ordinary words, SQL, headers": "`offre_operationnelle`, `offre`, `COUNT`, `X-Request-Id`, `503`",
    "a decision": "as decision 0001 says",
    "a block of shell": "```sh\nscript/run --no-wait   # and --anything\nror import nos x | grep --color y\n```\n",
    "a block of Swift": '```swift\nlet offre: Offre = "Nowhere" // Nowhere\n```\n',
    "a drawing": "```\nNowhere ─► Store\n```\n",
    "a word of elsewhere": "`HealthcareThing`, `TRE_R999`",
}
REFUSE = {
    "a type that is gone": "`Registre`",
    "a member that is gone": "`Offre.Horaires`",
    "an attribute that is gone": "`nomDeLOffre`",
    "a table that is gone": "`offre_ancienne`",
    "a file that is gone": "`Domain/Registre.swift`",
    "a folder that is gone": "`Interactions/`",
    "a shape of paths that none has": "`Sources/<room>/New/<Name>.swift`",
    "a name of files that none has": "`*Form.swift`",
    "a link that leads nowhere": "[x](docs/nowhere.md)",
    "a script that is gone": "`script/deploy`",
    "an option that a script does not know": "`script/run --fast`",
    "a command that is gone": "`ror export`",
    "a register that is not imported": "`ror import cog`",
    "an option that no command knows": "`--colour`",
    "a setting that is gone": "`ROR_COLOUR`",
    "a decision that was not taken": "see decision 0042",
    "a command in a block": "```sh\nror export --listen 80\n```\n",
    "a type in a block": "```swift\nlet x: Registre\n```\n",
}


def main() -> int:
    passed, failures = 0, []
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        for name, text in SOURCES.items():
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            (root / name).write_text(text, encoding="utf-8")
        house = House(root)

        def problems(text: str, paper: str = "README.md") -> list[str]:
            judge = Judge(house, {"HealthcareThing": "FHIR", "TRE_*": "codes"})
            judge.paper(paper, text)
            return judge.problems

        cases = [(name, problems(text) == [], problems(text)) for name, text in PASS.items()]
        cases += [(name, len(problems(text)) == 1, problems(text)) for name, text in REFUSE.items()]
        cases.append(("a decision may name what is gone", problems("`Registre`", "docs/decisions/0001-first.md") == [], ""))
        links = problems("[x](nowhere.md)", "docs/decisions/0001-first.md")
        cases.append(("a decision may not link to nowhere", len(links) == 1, links))
        place = problems("\n\n```sh\n\nror export\n```\n`Registre`\n")
        cases.append(("places are told by their line", [x.split("`")[0] for x in place] == ["README.md:7: ", "README.md:5: "], place))
        cases.append(("words of elsewhere have a reason", allowed_words("# x\nA\tb\n") == {"A": "b"}, ""))
    for name, good, found in cases:
        if good:
            passed += 1
        else:
            failures.append(f"FAIL {name}: {found}")
    print("\n".join(failures + [f"{passed} passed, {len(failures)} failed"]))
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
