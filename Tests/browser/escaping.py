"""Texts that pages escape, read again by a browser: what a person sees is what was typed, and nothing of it is markup.

Invented texts, and each of the corpus of the fuzzer, are escaped by the program of `script/fuzz` and put in element content, in
an attribute, in a title and in a text area. Chromium parses the page and gives back the text and the elements.
"""

import argparse
import os
import random
import shutil
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

PIECES = ["<", ">", "&", '"', "'", "<b>", "</p>", "</textarea>", "</title>", "<!--", "-->", "<script>alert(1)</script>", "&amp;",
          "&lt", "&#39;", "&notin;", "&#x41", "javascript:", "\n", "\t", " ", "é", "e\u0301", "\u0301", "\u202e", "\u200b",
          "\ufeff", "\U0001f600", "\u2028", "\x7f", "\x1b", "\u00a0", "a", "1", "=", "/", "`", "]]>", "<?", "<svg onload=x>"]
PARSE = """markups => markups.map(markup => {
    const page = new DOMParser().parseFromString(
        `<!DOCTYPE html><title>${markup}</title><p title="${markup}">${markup}</p><textarea>x${markup}</textarea>`,
        'text/html')
    const [p, area] = [page.querySelector('p'), page.querySelector('textarea')]
    return [
        page.querySelector('title').firstChild?.data ?? '', p.getAttribute('title'), p.textContent, area.value.slice(1),
        page.querySelectorAll('*').length,
    ]
})"""


def texts(count: int, seed: int) -> list[str]:
    chance = random.Random(seed)
    made = ["".join(chance.choices(PIECES, k=chance.randint(1, 12))) for _ in range(count)]
    corpus = [path.read_bytes().decode("utf-8", "replace") for path in sorted(Path("Tests/Fuzz/corpus/escaping").iterdir())]
    return made + corpus + ["", "\n", *PIECES]


def escaped(program: str, values: list[str]) -> list[str]:
    lines = "".join(value.encode().hex() + "\n" for value in values)
    answer = subprocess.run([program, "--escape"], input=lines, capture_output=True, text=True, check=True)
    return [bytes.fromhex(line).decode() for line in answer.stdout.split("\n")[:len(values)]]


def normal(text: str) -> str:
    """As any page has it: no carriage return; a NUL, which no form lets in, is left out here."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--fuzz", required=True, help="the program that script/fuzz builds")
    parser.add_argument("--texts", type=int, default=5000)
    parser.add_argument("--seed", type=int, default=random.randrange(1 << 32))
    arguments = parser.parse_args()
    values = [value.replace("\0", "") for value in texts(arguments.texts, arguments.seed)]
    markups = escaped(arguments.fuzz, values)
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    failed = 0
    flags = ["--no-sandbox"] if os.geteuid() == 0 else []  # root and containers have no sandbox
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=flags)
        found = browser.new_page().evaluate(PARSE, markups)
        browser.close()
    # html, head, title, body, p, textarea
    for value, (*read, elements) in zip(values, found, strict=True):
        if read != [normal(value)] * 4 or elements != 6:
            failed += 1
            print(f"{value!r} is read as {read!r}, {elements} elements (seed {arguments.seed})")
    print(f"{len(values)} texts, {failed} read otherwise than they were typed")
    print(f"{int(failed == 0)} passed, {int(failed > 0)} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
