"""Papers that cannot rot: what a README or a page of docs/ names must exist. Run by script/check.

Judged, in `code voice` and in blocks of shell or Swift:
1. a path (`docs/glossary.md`, `Interactions/`, `Digest.swift`) and the target of a link: a file or folder of the house;
2. a name with a capital or an underscore (`SQLStore`, `identifiantOffre`, `offre_operationnelle`): a word of the sources; a
   type, one that Swift declares; `Name.member`: both;
3. a « decision 0012 », a command (`ror import rpps`, `script/run`) and its `--options`: what `ror` and the scripts know;
   `ROR_X`, a setting.

Not judged: the Changelog, and the words of docs/decisions. Both are history and may name what was true then; links of a
decision are judged. Words of elsewhere (FHIR, registers, tools) stand in script/papers_words.txt with their reason; one that
no paper uses is refused.
"""

import itertools
import re
import sys
from pathlib import Path

WORDS = "script/papers_words.txt"
HISTORY = "docs/decisions/"
SHELL = {"sh", "bash", "shell"}
PLACES = ("Sources", "Tests", "script", "docs", "deploy", ".ci")
# Made on a machine, or elsewhere.
MADE = ("var/", "vendor/", "build/", ".build/", ".venv/", "/", "~/", "http:", "https:")

FENCE = re.compile(r"^```(\w*)\n(.*?)^```", re.M | re.S)
SPAN = re.compile(r"`([^`\n]+)`")
LINK = re.compile(r"\]\(([^)\s]+)\)")
DECLARED = re.compile(
    r"\b(?:struct|class|enum|actor|protocol|typealias|associatedtype|func|var|let|extension|case)\s+`?(\w+)"
    r"|<(\w+)(?:: |>)"
)
CASES = re.compile(r"^\s*(?:indirect )?case\s+([^:{]+)$", re.M)
WORD = re.compile(r"[A-Za-z_]\w*")
PATH = re.compile(r"^[\w.+@-]*(?:/[\w.+@*-]*)+$|^[\w+*-]+\.(?:swift|md|py|sh|css|js|json|txt|html|modulemap|h)$")
NAME = re.compile(r"^\.?[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*$")
OPTION = re.compile(r"(?<![\w-])--[a-z][a-z-]*")
SETTING = re.compile(r"\bROR_[A-Z_]+\b")


class House:
    """What exists: files, words, declarations, commands, options."""

    def __init__(self, root: Path):
        self.root = root
        self.files = [path.relative_to(root).as_posix() for place in PLACES for path in (root / place).rglob("*")
                      if path.is_file() and "__pycache__" not in path.parts]
        self.files += [path.name for path in root.iterdir() if path.is_file()]
        self.paths = {"/".join(parts[start:end]) for parts in (file.split("/") for file in self.files)
                      for end in range(1, len(parts) + 1) for start in range(end)}
        self.words: set[str] = set()
        self.declared = {path.name for place in ("Sources", "Tests") for path in (root / place).glob("*")}
        for file in self.files:
            if file.endswith(".swift"):  # `Saisie`, and the suffix of `X+Routes`
                self.declared.update(Path(file).stem.split("+"))
        scripts = {}
        for file in self.files:
            if not file.startswith(("Sources/", "Tests/", "script/", ".ci/", "Package.swift")):
                continue
            if file == WORDS or file == "script/papers.py" or file.endswith((".md", ".gz", ".zip")):
                continue
            text = (root / file).read_text(encoding="utf-8", errors="replace")
            self.words.update(WORD.findall(text))
            if file.endswith(".swift"):
                self.declared.update(name for pair in DECLARED.findall(text) for name in pair if name)
                for line in CASES.findall(text):
                    self.declared.update(WORD.findall(line))
            if file.startswith("script/"):
                scripts[file] = text
        self.scripts = scripts
        commands = "".join(
            (root / file).read_text(encoding="utf-8") for file in self.files if file.startswith("Sources/ror/"))
        self.options = {"--" + name for name in re.findall(r'Option\(\s*(?:switch: )?"([a-z][a-z-]*)"', commands)}
        self.options |= {"--help", "--version"}
        self.options |= {option for text in scripts.values() for option in OPTION.findall(text)}
        # Commands made from one template, `"import \\(name)"`, take their last word from a literal.
        self.commands = {name for name in re.findall(r'Command\(\s*"([a-z][a-z -]*)"', commands)} | {"version", "help"}
        self.families = set(re.findall(r'Command\(\s*"([a-z]+) \\\(', commands))
        self.literals = set(re.findall(r'"([a-z][a-z-]*)"', commands))

    def has_path(self, name: str) -> bool:
        name = name.removeprefix("./").rstrip("/")
        if "*" in name:
            pattern = re.compile(re.escape(name).replace(r"\*", "[^/]*") + "$")
            return any(pattern.search(file) for file in self.paths)
        return name in self.paths

    def has_command(self, words: list[str]) -> bool:
        """`ror import rpps …`: a command, the beginning of several, or words that go on after one."""
        for length in range(len(words), 0, -1):
            name = " ".join(words[:length])
            if name in self.commands:
                return True
            if length == len(words) and any(known.startswith(name + " ") for known in self.commands):
                return True
            if words[:length - 1] and words[0] in self.families and words[length - 1] in self.literals:
                return True
        return False


class Judge:
    """Goes through papers and collects what names nothing."""

    def __init__(self, house: House, allowed: dict[str, str]):
        self.house, self.allowed, self.used, self.problems = house, allowed, set(), []

    def paper(self, name: str, text: str):
        history = name.startswith(HISTORY)
        folder = (self.house.root / name).parent
        blocks = FENCE.sub(lambda block: "\n" * block[0].count("\n"), text)
        for number, line in enumerate(blocks.splitlines(), 1):
            where = f"{name}:{number}"
            prose = SPAN.sub("", line)
            for target in LINK.findall(prose if history else line):
                target = target.split("#")[0]
                if target and not target.startswith(MADE + ("mailto:",)) and not (folder / target).exists():
                    self.tell(where, target, "leads nowhere")
            for decision in re.findall(r"\bdecisions? (\d{4})", line):
                if not any(file.startswith(HISTORY + decision) for file in self.house.files):
                    self.tell(where, f"decision {decision}", "does not exist")
            for span in [] if history else SPAN.findall(line):
                self.span(where, span)
        for block in [] if history else FENCE.finditer(text):
            first = text.count("\n", 0, block.start()) + 2
            for number, line in enumerate(block[2].splitlines(), first):
                if block[1] in SHELL:
                    self.shell(f"{name}:{number}", line)
                elif block[1] == "swift":
                    self.code(f"{name}:{number}", re.sub(r'"[^"]*"|//.*', "", line))

    def tell(self, where: str, word: str, what: str):
        for allowed in self.allowed:
            if word == allowed or allowed.endswith("*") and word.startswith(allowed[:-1]):
                self.used.add(allowed)
                return
        self.problems.append(f"{where}: `{word}` {what}")

    def span(self, where: str, span: str):
        if "/" in span:
            span = re.sub(r"<\w+>", "*", span)  # `Storage/<subject>/`
        if span.startswith(("ror ", "script/", "--")):
            self.shell(where, span)
        elif PATH.match(span):
            if not span.startswith(MADE) and span not in ("/", "") and not self.house.has_path(span):
                self.tell(where, span, "is no file nor folder")
        elif not span.startswith(("http:", "https:", "swift ", "git ", "/", "-", "@")):
            self.code(where, span)
        for setting in SETTING.findall(span):
            option = "--" + setting[4:].lower().replace("_", "-")
            if option not in self.house.options and setting not in self.house.words:
                self.tell(where, setting, "is no setting")

    def shell(self, where: str, line: str):
        line = re.split(r"(?:^|\s)#", line)[0]
        for part in re.split(r"[|;&]+", line):
            words = part.split()
            tool = words[0].strip('"') if words else ""
            if tool.startswith("script/"):
                if tool not in self.house.files:
                    self.tell(where, tool, "is no script")
            elif tool == "ror":
                names = list(itertools.takewhile(re.compile(r"[a-z][a-z-]*$").match, words[1:]))
                if names and not self.house.has_command(names):
                    self.tell(where, "ror " + " ".join(names), "is no command")
            elif not tool.startswith("--"):
                continue
            for option in OPTION.findall(part):
                script = self.house.scripts.get(tool, "") if tool.startswith("script/") else None
                if option not in (self.house.options if script is None else OPTION.findall(script)):
                    self.tell(where, option, f"is no option of {tool}" if tool[0] != "-" else "is no option")

    def code(self, where: str, code: str):
        code = re.sub(r"\{\w+\}|'[^']*'|\w+(?:-\w+)+", "", code)  # not in a place, a text, the name of a header
        for name in re.findall(r"\.?[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*", code):
            for part in name.split("."):
                if len(part) < 2 or SETTING.fullmatch(part) or part.isupper() and "_" not in part:
                    continue
                if part[0].isupper() and not part.isupper() and not name.startswith("."):
                    if part not in self.house.declared:
                        self.tell(where, part, "is declared nowhere")
                elif ("_" in part.strip("_") or part.lower() != part) and part not in self.house.words:
                    self.tell(where, part, "is no word of the sources")


def allowed_words(text: str) -> dict[str, str]:
    """`word<TAB>reason` lines; a word that ends with * allows what begins like it."""
    lines = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
    for line in lines:
        if len(line) != 2 or not line[1].strip():
            raise SystemExit(f"{WORDS}: `{line[0]}` has no reason")
    return dict(lines)


def main(root: Path) -> int:
    words = root / WORDS
    judge = Judge(House(root), allowed_words(words.read_text(encoding="utf-8")) if words.exists() else {})
    papers = [root / "README.md", root / "CONTRIBUTING.md", root / "deploy/README.md", *sorted(root.glob("Sources/*/README.md")),
              *sorted(root.glob("docs/**/*.md"))]
    for paper in papers:
        if paper.exists():
            judge.paper(paper.relative_to(root).as_posix(), paper.read_text(encoding="utf-8"))
    unused = [word for word in judge.allowed if word not in judge.used]
    problems = judge.problems + [f"{WORDS}: no paper needs `{word}`" for word in unused]
    for problem in problems[:40]:
        print(problem, file=sys.stderr)
    if len(problems) > 40:
        print(f"... and {len(problems) - 40} more", file=sys.stderr)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1] if len(sys.argv) > 1 else Path(__file__).parent.parent).resolve()))
