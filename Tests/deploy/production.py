"""`ror serve --environment production` as an operator starts it: an account of its own, TLS, files that nobody else reads.

Handshakes are made by `openssl s_client`: what must be refused is offered alone. Ends with "N passed, N failed".
"""

import argparse
import http.client
import os
import pwd
import shutil
import socket
import ssl
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
ACCOUNT = "nobody"  # when root runs this
ACCEPTED = [
    ("-tls1_3", "-ciphersuites", "TLS_AES_256_GCM_SHA384"), ("-tls1_3", "-ciphersuites", "TLS_AES_128_GCM_SHA256"),
    ("-tls1_3", "-ciphersuites", "TLS_CHACHA20_POLY1305_SHA256"),
    ("-tls1_2", "-cipher", "ECDHE-RSA-AES256-GCM-SHA384"), ("-tls1_2", "-cipher", "ECDHE-RSA-AES128-GCM-SHA256"),
    ("-tls1_2", "-cipher", "ECDHE-RSA-CHACHA20-POLY1305"),
]
REFUSED = [
    ("-tls1", "-cipher", "ALL:@SECLEVEL=0"), ("-tls1_1", "-cipher", "ALL:@SECLEVEL=0"),
    ("-tls1_2", "-cipher", "AES128-SHA"), ("-tls1_2", "-cipher", "AES256-SHA"), ("-tls1_2", "-cipher", "AES128-SHA256"),
    ("-tls1_2", "-cipher", "AES128-GCM-SHA256"), ("-tls1_2", "-cipher", "AES256-GCM-SHA384"),
    ("-tls1_2", "-cipher", "ECDHE-RSA-AES128-SHA"), ("-tls1_2", "-cipher", "ECDHE-RSA-AES256-SHA384"),
    ("-tls1_2", "-cipher", "DHE-RSA-AES128-GCM-SHA256"), ("-tls1_2", "-cipher", "DHE-RSA-AES256-SHA"),
    ("-tls1_2", "-cipher", "ECDHE-RSA-CAMELLIA128-SHA256"), ("-tls1_2", "-cipher", "AES128-CCM"),
    ("-tls1_3", "-groups", "ffdhe2048"),
]
HEADERS = ["Cross-Origin-Resource-Policy", "Strict-Transport-Security", "X-Content-Type-Options", "Content-Security-Policy"]


class Judge:
    passed = failed = 0

    def check(self, what: str, holds: bool, detail: object = ""):
        self.passed += holds
        self.failed += not holds
        if not holds:
            print(f"FAILED {what} {detail}")


class Service:
    """The program in production, in a folder of its account."""

    def __init__(self, ror: str):
        self.folder = Path(tempfile.mkdtemp(prefix="ror-production-"))
        self.program = self.folder / "ror"  # a build folder may be closed to the account
        self.libraries = os.path.realpath(Path(shutil.which("swift") or "/").resolve().parent.parent / "lib/swift/linux")
        shutil.copy(ror, self.program)
        subprocess.run(
            ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost",
             "-addext", "subjectAltName=DNS:localhost", "-keyout", self.folder / "key.pem", "-out", self.folder / "cert.pem"],
            check=True, capture_output=True)
        (self.folder / "secret").write_text("invented\n")
        for name in ("key.pem", "secret"):
            (self.folder / name).chmod(0o600)
        self.account = {}
        if os.geteuid() == 0:
            entry = pwd.getpwnam(ACCOUNT)
            self.account = {"user": entry.pw_uid, "group": entry.pw_gid, "extra_groups": []}
            for path in [self.folder, *self.folder.iterdir()]:
                os.chown(path, entry.pw_uid, entry.pw_gid)
        self.port, self.process = 0, None

    def words(self, *more: str) -> list[str]:
        return [str(self.program), "serve", "--listen", f"0.0.0.0:{self.port}", "--public-url", "https://localhost",
                "--tls-certificate", "cert.pem", "--tls-key", "key.pem", "--database", "d/ror.sqlite",
                "--support-email", "aide@ror.test", "--smtp-url", "smtp://127.0.0.1:1",
                "--smtp-starttls", "off", "--psc-issuer", "https://psc.example", "--psc-client-id", "ror",
                "--psc-client-secret-file", "secret", "--access-log", "l/access.log",
                "--security-log", "l/security.log", *more]

    def run(self, *more: str, root: bool = False) -> subprocess.CompletedProcess:
        """A start that must be refused: one that is not ends after two seconds."""
        try:
            return subprocess.run(self.words(*more), cwd=self.folder, capture_output=True, text=True, timeout=2,
                                  umask=0, env=self.environment, **({} if root else self.account))
        except subprocess.TimeoutExpired:
            return subprocess.CompletedProcess([], 0, "", "it started")

    @property
    def environment(self) -> dict:
        return {"PATH": os.environ["PATH"], "LD_LIBRARY_PATH": self.libraries}

    def start(self):
        for _ in range(3):  # another program may take the port meanwhile
            with socket.socket() as probe:
                probe.bind(("0.0.0.0", 0))
                self.port = probe.getsockname()[1]
            if self._started():
                return
        raise SystemExit("the service does not start:\n" + (self.folder / "out").read_text())

    def _started(self) -> bool:
        with open(self.folder / "out", "ab") as out:
            self.process = subprocess.Popen(self.words(), cwd=self.folder, stdout=out, stderr=out, umask=0,
                                            env=self.environment, **self.account)
        for _ in range(200):
            try:
                socket.create_connection(("127.0.0.1", self.port), timeout=1).close()
                return self.process.poll() is None
            except OSError:
                if self.process.poll() is not None:
                    return False
                time.sleep(0.05)
        return False

    def stop(self):
        if self.process:
            self.process.terminate()
            self.process.wait(timeout=30)
        shutil.rmtree(self.folder, ignore_errors=True)


def shake(port: int, *words: str) -> bool:
    """Whether a handshake with these words of openssl comes to its end."""
    done = subprocess.run(["openssl", "s_client", "-connect", f"127.0.0.1:{port}", "-brief", *words],
                          stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=20)
    return "Protocol version" in done.stderr + done.stdout


def handshakes(judge: Judge, port: int):
    for words in ACCEPTED:
        judge.check("accepts " + " ".join(words), shake(port, *words))
    for words in REFUSED:
        judge.check("refuses " + " ".join(words), not shake(port, *words))


def headers(judge: Judge, service: Service):
    context = ssl.create_default_context(cafile=service.folder / "cert.pem")
    for path in ("/connexion", "/absente", "/fhir/metadata", "/fhir/Inconnu", "/fhir/Location/1"):
        connection = http.client.HTTPSConnection("localhost", service.port, context=context, timeout=10)
        connection.request("GET", path)
        response = connection.getresponse()
        response.read()
        for name in HEADERS:
            judge.check(f"{path} carries {name}", response.getheader(name) is not None, response.status)


def security_log(judge: Judge, service: Service):
    context = ssl.create_default_context(cafile=service.folder / "cert.pem")
    connection = http.client.HTTPSConnection("localhost", service.port, context=context, timeout=10)
    connection.request("GET", "/connexion/pro-sante-connect/retour?code=c&state=s")
    identifier = connection.getresponse().getheader("X-Request-Id")
    connection.close()
    # The size alone is announced: what is refused is not read, and a body still being sent may hide the answer.
    connection.putrequest("POST", "/deconnexion")
    connection.putheader("Content-Length", "2000000")
    connection.endheaders()
    refused = connection.getresponse().getheader("X-Request-Id")
    service.process.terminate()
    judge.check("stops with code 0", service.process.wait(timeout=30) == 0)
    lines = (service.folder / "l/security.log").read_text().splitlines()
    for what in (f"event=sign-in-refused reason=inconnue person=- request={identifier}",
                 f"event=limit-reached limit=max-body-bytes person=- request={refused}"):
        judge.check(f"tells {what}", [line.split(" ", 1)[1] for line in lines].count(what) == 1, lines)


def modes(judge: Judge, service: Service):
    found = [path for folder in ("d", "l") for path in (service.folder / folder).iterdir()]
    judge.check("writes a database and two logs", len(found) >= 3, found)
    for path in found:
        judge.check(f"{path.name} is for its owner alone", path.stat().st_mode & 0o077 == 0, oct(path.stat().st_mode))


def refusals(judge: Judge, service: Service):
    """One thing changed at a time; each start is refused with one sentence and code 2."""
    cases = {("--public-url", "http://localhost"): "--public-url", ("--psc-issuer", "http://psc.example"): "--psc-issuer",
             ("--support-email", "support@ror.example"): "--support-email",
             ("--smtp-url", "smtp://mail.example"): "--smtp-starttls", ("--mail-folder", "m"): "--mail-folder"}
    for words, says in cases.items():
        done = service.run(*words)
        judge.check(f"refuses {' '.join(words)}", done.returncode == 2 and says in done.stderr
                    and done.stderr.count("\n") == 1, done.stderr)
    for name in ("secret", "key.pem"):
        (service.folder / name).chmod(0o640)
        done = service.run()
        judge.check(f"refuses an open {name}", done.returncode == 2 and name in done.stderr, done.stderr)
        (service.folder / name).chmod(0o600)
    (service.folder / "d/ror.sqlite").chmod(0o644)
    done = service.run()
    judge.check("refuses an open database", done.returncode == 2 and "ror.sqlite" in done.stderr, done.stderr)
    (service.folder / "d/ror.sqlite").chmod(0o600)
    if os.geteuid() == 0:
        done = service.run(root=True)
        judge.check("refuses root", done.returncode == 2 and "root" in done.stderr, done.stderr)


def unit(judge: Judge, ror: str):
    """The unit of systemd is right, and closes what it can: exposure of 2.0 at most, where 10 is the worst."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "ror.service")
        path.write_text((ROOT / "deploy/ror.service").read_text().replace("/usr/local/bin/ror", str(Path(ror).resolve())))
        for words in (["verify"], ["security", "--offline=true", "--threshold=20"]):
            done = subprocess.run(["systemd-analyze", *words, str(path)], capture_output=True, text=True, timeout=60)
            judge.check(f"systemd-analyze {words[0]}", done.returncode == 0 and not done.stderr,
                        done.stderr or done.stdout[-200:])


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--ror", required=True)
    ror = parser.parse_args().ror
    judge, service = Judge(), Service(ror)
    try:
        unit(judge, ror)
        service.start()
        handshakes(judge, service.port)
        headers(judge, service)
        security_log(judge, service)
        modes(judge, service)
        refusals(judge, service)
    finally:
        service.stop()
    print(f"{judge.passed} passed, {judge.failed} failed")
    return 1 if judge.failed else 0


if __name__ == "__main__":
    sys.exit(main())
