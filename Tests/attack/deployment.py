"""Row 13: what production refuses, and what it shows: files, TLS, headers, the program itself."""

import os
import re
import shutil
import signal
import socket
import ssl
import subprocess
import tempfile
import time
from pathlib import Path

from crowd import loopback
from trial import Trial

NOBODY = 65534
ISSUER = "https://127.0.0.1:9"


class Installation:
    """A folder of an account that is not root, with all that production asks for."""

    def __init__(self, trial: Trial):
        self.trial = trial
        self.folder = Path(tempfile.mkdtemp(prefix="ror-production-"))
        self.program = self.folder / "ror"
        shutil.copy(trial.ror, self.program)
        self.key, self.certificate, self.secret = (self.folder / name for name in ("key.pem", "cert.pem", "secret"))
        subprocess.run(
            [
                "openssl",
                "req",
                "-x509",
                "-newkey",
                "rsa:2048",
                "-nodes",
                "-keyout",
                str(self.key),
                "-out",
                str(self.certificate),
                "-days",
                "2",
                "-subj",
                "/CN=127.0.0.1",
                "-addext",
                "subjectAltName=IP:127.0.0.1",
            ],
            check=True,
            capture_output=True,
        )
        self.secret.write_text("a-secret-of-the-attack")
        self.data = self.folder / "data"
        self.data.mkdir()
        self.database = self.data / "ror.sqlite"
        self.own()

    def own(self):
        for path in [self.folder, *self.folder.rglob("*")]:
            os.chown(path, NOBODY, NOBODY)
        self.folder.chmod(0o700)
        self.data.chmod(0o700)
        self.program.chmod(0o755)
        for path in (self.key, self.secret):
            path.chmod(0o600)
        for path in self.data.glob("*"):
            path.chmod(0o600)

    def words(self, port: int, **changes) -> list[str]:
        given = {
            "database": self.database,
            "listen": f"127.0.0.1:{port}",
            "public-url": f"https://127.0.0.1:{port}",
            "tls-certificate": self.certificate,
            "tls-key": self.key,
            "psc-issuer": ISSUER,
            "psc-client-id": "ror",
            "psc-client-secret-file": self.secret,
            "access-log": self.data / "access.log",
            "environment": "production",
            "theme": "neutre",
            "support-email": "support@exemple.fr",
            "smtp-url": "smtps://mail.exemple.fr",
        }
        given.update({name.replace("_", "-"): value for name, value in changes.items()})
        return [word for name, value in given.items() if value is not None for word in ("--" + name, str(value))]

    def start(self, port: int, as_root: bool = False, umask: int = 0, **changes) -> subprocess.Popen:
        account = [] if as_root else ["setpriv", f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups"]
        environment = {key: value for key, value in os.environ.items() if not key.startswith("ROR_")}
        return subprocess.Popen(
            [*account, str(self.program), "serve", *self.words(port, **changes)],
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            umask=umask,
            cwd=self.folder,
        )

    def close(self):
        shutil.rmtree(self.folder, ignore_errors=True)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def listens(port: int, process: subprocess.Popen, seconds: float = 8) -> bool:
    end = time.monotonic() + seconds
    while time.monotonic() < end and process.poll() is None:
        try:
            socket.create_connection((loopback("127.0.0.1"), port), timeout=1).close()
            return True
        except OSError:
            time.sleep(0.05)
    return False


def end(process: subprocess.Popen) -> str:
    """Ends it; what it wrote."""
    if process.poll() is None:
        process.send_signal(signal.SIGTERM)
    try:
        out, err = process.communicate(timeout=15)
    except subprocess.TimeoutExpired:
        process.kill()
        out, err = process.communicate()
    return out + err


def refusals(trial: Trial):
    """A right installation starts; with one thing wrong it says so in a sentence and does not listen."""
    place = Installation(trial)
    try:
        port = free_port()
        process = place.start(port)
        good = listens(port, process)
        text = end(process)
        trial.check(good, f"a right installation does not start: {text[-200:]}")

        def refused(name: str, spoil=None, as_root: bool = False, **changes):
            place.own()
            if spoil:
                spoil()
            port = free_port()
            process = place.start(port, as_root, **changes)
            started = listens(port, process, 4)
            text = end(process)
            trial.check(not started, f"production starts with {name}")
            one = [line for line in text.splitlines() if line.startswith("ror: ")]
            trial.check(
                started or process.returncode in (1, 2) and len(one) >= 1,
                f"{name}: code {process.returncode}: {text[-120:]}",
            )

        refused("an http public address", public_url="http://127.0.0.1")
        refused("an http issuer", psc_issuer="http://127.0.0.1:9")
        refused("a secret that all can read", lambda: place.secret.chmod(0o644))
        refused("a secret that a group can write", lambda: place.secret.chmod(0o620))
        refused("a key that all can read", lambda: place.key.chmod(0o644))
        refused("a database that all can read", lambda: place.database.chmod(0o644))
        refused("the account root", as_root=True)
        for command in (
            [
                "demo-psc",
                "--rpps",
                "x",
                "--client-id",
                "a",
                "--client-secret-file",
                str(place.secret),
                "--redirect-uri",
                "http://127.0.0.1",
            ],
            ["generate", "saisies", "--database", str(place.database)],
        ):
            done = subprocess.run([str(place.program), *command], capture_output=True, text=True, timeout=20)
            trial.check(done.returncode in (1, 2), f"production runs ror {' '.join(command[:2])}")
    finally:
        place.close()


def files(trial: Trial):
    """What it makes is readable by its account alone, whatever the umask."""
    place = Installation(trial)
    try:
        for path in place.data.glob("*"):
            path.unlink()
        port = free_port()
        process = place.start(port, umask=0)
        trial.check(listens(port, process), "a right installation does not start")
        time.sleep(1)
        for path in sorted(place.data.glob("*")):
            mode = path.stat().st_mode & 0o777
            trial.check(
                mode & 0o077 == 0 or path.name == "access.log" and mode & 0o037 == 0, f"{path.name} has mode {mode:o}"
            )
        trial.check(len(list(place.data.glob("*"))) > 1, "no file was made")
        end(process)
    finally:
        place.close()


def tokens_in_clear(trial: Trial):
    """Identity tokens cannot be read in the database."""
    with trial.service(watched=False) as target:
        someone = target.person(1)
        trial.check(bool(someone.cookie), "nobody is signed in")
        if trial.ground.postgres:
            dump = subprocess.run(["pg_dump", target.database], check=True, capture_output=True).stdout
        else:
            dump = b"".join(path.read_bytes() for path in Path(target.database).parent.glob("ror.sqlite*"))
        hexadecimal = b"eyJ".hex().encode()
        found = re.findall(rb"eyJ[A-Za-z0-9_-]{20,}\.", dump) + re.findall(hexadecimal + rb"[0-9a-f]{40,}", dump)
        trial.check(not found, f"{len(found)} identity tokens in clear in the database")
        value = next(one.value for one in someone.client.cookies if "session" in one.name)
        trial.check(value.encode() not in dump, "the token of a session is in the database")


def tls(trial: Trial):
    """TLS 1.2 with forward secrecy and authenticated encryption, 1.3, and nothing else; HSTS on every door."""
    place = Installation(trial)
    try:
        port = free_port()
        process = place.start(port)
        if not listens(port, process):
            return trial.check(False, f"a right installation does not start: {end(process)[-200:]}")

        def shakes(*words: str) -> bool:
            done = subprocess.run(
                ["openssl", "s_client", "-connect", f"127.0.0.1:{port}", *words],
                input="",
                capture_output=True,
                text=True,
                timeout=10,
            )
            return "Cipher is (NONE)" not in done.stdout and "Cipher is " in done.stdout

        for words in (
            ["-tls1_3"],
            ["-tls1_2", "-cipher", "ECDHE-RSA-AES128-GCM-SHA256"],
            ["-tls1_2", "-cipher", "ECDHE-RSA-AES256-GCM-SHA384"],
        ):
            trial.check(shakes(*words), f"refused: {' '.join(words)}")
        for suite in (
            "AES128-SHA",
            "AES256-SHA",
            "AES128-GCM-SHA256",
            "AES256-GCM-SHA384",
            "AES128-SHA256",
            "ECDHE-RSA-AES128-SHA",
            "ECDHE-RSA-AES256-SHA",
            "ECDHE-RSA-AES128-SHA256",
            "ECDHE-RSA-AES256-SHA384",
            "CAMELLIA128-SHA",
            "DHE-RSA-AES128-SHA",
            "AES128-CCM8",
            "NULL-SHA256",
            "DES-CBC3-SHA",
        ):
            trial.check(not shakes("-tls1_2", "-cipher", suite + ":@SECLEVEL=0"), f"accepted: {suite}")
        for version in ("-tls1", "-tls1_1"):
            trial.check(not shakes(version, "-cipher", "ALL:@SECLEVEL=0"), f"accepted: {version}")
        headers(trial, port)
        end(process)
    finally:
        place.close()


def headers(trial: Trial, port: int):
    context = ssl._create_unverified_context()
    for path in (
        "/connexion",
        "/sante",
        "/assets/nothing",
        "/fhir/metadata",
        "/fhir/HealthcareService?_count=0",
        "/fhir/Nothing/1",
        "/fhir/HealthcareService/999999",
        "/nothing",
    ):
        with context.wrap_socket(socket.create_connection(("127.0.0.1", port), timeout=5)) as connection:
            connection.sendall(f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n".encode())
            text = b""
            while piece := connection.recv(65536):
                text += piece
        head = text.split(b"\r\n\r\n")[0].decode(errors="replace").lower()
        names = ["strict-transport-security", "x-content-type-options", "content-security-policy"]
        if not path.startswith("/fhir"):  # nobody leaves a resource by a link
            names.append("referrer-policy")
        for name in names:
            trial.check(f"\r\n{name}:" in head, f"{path}: no {name}")
        trial.check(
            "\r\nserver:" not in head and "\r\nx-powered-by:" not in head, f"{path}: tells what it is made with"
        )


def hardening(trial: Trial):
    """The program: position independent, full RELRO, no executable stack, no writable code."""

    def read(*words: str) -> str:
        return subprocess.run(["readelf", "-W", *words, trial.ror], check=True, capture_output=True, text=True).stdout

    dynamic, segments, header = read("-d"), read("-l"), read("-h")
    trial.check("Type:                              DYN" in header, "not position independent")
    trial.check("GNU_RELRO" in segments, "no RELRO")
    trial.check("BIND_NOW" in dynamic or "(FLAGS_1)" in dynamic and " NOW" in dynamic, "partial RELRO: no BIND_NOW")
    stack = next((line for line in segments.splitlines() if "GNU_STACK" in line), "")
    trial.check(" RW " in stack and "RWE" not in stack, "executable stack")
    trial.check("TEXTREL" not in dynamic, "text relocations")
    trial.check(
        "RUNPATH" not in dynamic and "RPATH" not in dynamic or "$ORIGIN" in dynamic and "/work" not in dynamic,
        "a path of the machine that built it",
    )
    # FORTIFY and stack protectors concern C, of which the program has a few inlined calls only: told, not judged.
    checked = set(re.findall(r"__\w+_chk(?:_fail)?\b", read("--dyn-syms")))
    trial.note(f"checked calls of C: {', '.join(sorted(checked)) or 'none'}")
