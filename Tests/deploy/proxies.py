"""The proxies of deploy/ in front of a real `ror serve`: each ambiguous message gets one answer, and what it hides none.

The very files are used, with ports and paths replaced. Every message goes straight to ror, through nginx and through HAProxy.
Ends with "N passed, N failed".
"""

import argparse
import base64
import http.client
import os
import random
import re
import shutil
import socket
import ssl
import subprocess
import sys
import tempfile
import threading
import time
import urllib.parse
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from messages import messages

ROOT = Path(__file__).resolve().parents[2]
NAME = "ror.example.fr"
CLEAN = {200, 201, 204, 301, 302, 303, 304, 501, 505} | (set(range(400, 500)) - {408, 499})


class Judge:
    passed = failed = 0

    def check(self, what: str, holds: object, detail: object = ""):
        self.passed += bool(holds)
        self.failed += not holds
        if not holds:
            print(f"FAILED {what} {detail}", flush=True)


def free_port() -> int:
    """A port below those that the system gives to connections, so that none takes it meanwhile."""
    while True:
        port = random.randrange(20_000, 32_000)
        with socket.socket() as probe:
            try:
                probe.bind(("127.0.0.1", port))
                return port
            except OSError:
                continue


class Stage:
    """A folder, a certificate, ror, and the proxies in front of it."""

    def __init__(self, ror: str):
        self.folder = Path(tempfile.mkdtemp(prefix="ror-proxies-"))
        self.folder.chmod(0o755)
        self.ror, self.port, self.processes = str(Path(ror).resolve()), free_port(), []
        self.certificate, key = self.folder / "ror.pem", self.folder / "ror.key"
        subprocess.run(
            ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", f"/CN={NAME}",
             "-addext", f"subjectAltName=DNS:{NAME}", "-keyout", key, "-out", self.certificate],
            check=True, capture_output=True)
        (self.folder / "haproxy.pem").write_text(self.certificate.read_text() + key.read_text())
        # The client that shows a certificate shows the one of the server: an authority to itself.
        (self.folder / "clients-ca.pem").write_text(self.certificate.read_text())
        self.context = ssl.create_default_context(cafile=self.certificate)
        self.shown = ssl.create_default_context(cafile=self.certificate)
        self.shown.load_cert_chain(self.certificate, key)
        self.access_log = self.folder / "access.log"

    def spawn(self, name: str, *words: str, **more):
        with open(self.folder / f"{name}.out", "ab") as out:
            self.processes.append(subprocess.Popen(words, stdin=subprocess.DEVNULL, stdout=out, stderr=out, **more))
        return self.processes[-1]

    def serve(self):
        (self.folder / "secret").write_text("invented\n")
        environment = {key: value for key, value in os.environ.items() if not key.startswith("ROR_")}
        return self.spawn(
            "ror", self.ror, "serve", "--environment", "demo", "--listen", f"127.0.0.1:{self.port}",
            "--public-url", f"https://{NAME}", "--database", str(self.folder / "ror.sqlite"), "--jobs", "off",
            "--trusted-proxies", "127.0.0.1",
            "--psc-issuer", "https://psc.example", "--psc-client-id", "ror", "--psc-client-secret-file",
            str(self.folder / "secret"), "--access-log", str(self.access_log), env=environment)

    def nginx(self, back: int) -> int:
        """Starts nginx with deploy/nginx.conf before a port; answers the port of its HTTPS."""
        clear, port = free_port(), free_port()
        folder = self.folder / f"nginx-{port}"
        folder.mkdir()
        text = replaced((ROOT / "deploy/nginx.conf").read_text(), {
            "listen 80 ": f"listen 127.0.0.1:{clear} ", "listen 443 ": f"listen 127.0.0.1:{port} ",
            "127.0.0.1:8080": f"127.0.0.1:{back}", "/etc/ssl/ror/": f"{self.folder}/"})
        (folder / "ror.conf").write_text(text)
        temporary = "".join(f"{kind}_temp_path {folder}/{kind};" for kind in
                            ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))
        (folder / "nginx.conf").write_text(
            ("user root;" if os.geteuid() == 0 else "")
            + f"daemon off; pid {folder}/pid; error_log {folder}/error.log; events {{}} "
            f"http {{ access_log off; {temporary} include {folder}/ror.conf; }}")
        program = shutil.which("nginx") or "/usr/sbin/nginx"
        self.spawn(f"nginx-{port}", program, "-c", str(folder / "nginx.conf"), "-p", str(folder))
        return port

    def haproxy(self, back: int) -> int:
        """Starts HAProxy with deploy/haproxy.cfg before a port; answers the port of its HTTPS."""
        clear, port = free_port(), free_port()
        text = replaced((ROOT / "deploy/haproxy.cfg").read_text(), {
            "bind :80\n": f"bind 127.0.0.1:{clear}\n", "bind :443 ": f"bind 127.0.0.1:{port} ",
            "127.0.0.1:8080": f"127.0.0.1:{back}", "/etc/haproxy/ror.pem": f"{self.folder}/haproxy.pem",
            "/etc/haproxy/clients-ca.pem": f"{self.folder}/clients-ca.pem"})
        if os.geteuid() != 0:
            text = re.sub(r"^    (user|group|chroot) .*\n", "", text, flags=re.M)
        (self.folder / f"haproxy-{port}.cfg").write_text(text)
        program = shutil.which("haproxy") or "/usr/sbin/haproxy"
        self.spawn(f"haproxy-{port}", program, "-db", "-f", str(self.folder / f"haproxy-{port}.cfg"))
        return port

    def ready(self, tls: bool, port: int):
        for _ in range(300):
            try:
                if self.get(tls, port, "/sante")[0] == 200:
                    return
            except (OSError, http.client.HTTPException):
                pass
            time.sleep(0.05)
        outs = "".join(path.read_text(errors="replace")[-1500:] for path in self.folder.glob("*.out"))
        raise SystemExit(f"nothing answers on {port}:\n{outs}")

    def get(self, tls: bool, port: int, path: str, headers: dict | None = None,
            shown: bool = False) -> tuple[int, bytes, dict]:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
        if tls:
            connection.sock = self.connect(tls, port, shown)
        try:
            connection.request("GET", path, headers={"Host": NAME, **(headers or {})})
            answer = connection.getresponse()
            return answer.status, answer.read(), dict(answer.getheaders())
        finally:
            connection.close()

    def connect(self, tls: bool, port: int, shown: bool = False) -> socket.socket:
        plain = socket.create_connection(("127.0.0.1", port), timeout=10)
        context = self.shown if shown else self.context
        return context.wrap_socket(plain, server_hostname=NAME) if tls else plain

    def close(self):
        for process in reversed(self.processes):
            if process.poll() is None:
                process.terminate()
        for process in self.processes:
            try:
                process.wait(timeout=15)
            except subprocess.TimeoutExpired:
                process.kill()
        shutil.rmtree(self.folder, ignore_errors=True)


def replaced(text: str, pairs: dict) -> str:
    for old, new in pairs.items():
        if old not in text:
            raise SystemExit(f"a file of deploy/ does not say {old!r} any more")
        text = text.replace(old, new)
    return text


def answers(connection: socket.socket, data: bytes) -> list[int]:
    """The statuses of every answer that comes within 6 seconds, or 0.4 after the last whole one."""
    try:
        connection.sendall(data)
    except OSError:
        pass  # refused before its end
    received, end = b"", time.monotonic() + 6
    while time.monotonic() < end:
        statuses, rest = whole(received)
        connection.settimeout(0.4 if statuses and not rest else max(0.05, end - time.monotonic()))
        try:
            piece = connection.recv(65536)
        except TimeoutError:
            if statuses and not rest:
                break
            continue
        except OSError:
            break
        if not piece:
            break
        received += piece
    statuses, rest = whole(received, closed=True)
    return statuses + ([0] if rest else [])


def whole(data: bytes, closed: bool = False) -> tuple[list[int], bytes]:
    """The statuses of the whole answers at the start of some bytes, and the bytes left.

    What follows an answer that closes is of nobody: libmicrohttpd 0.9.75 writes the head of its own 400 twice.
    """
    statuses = []
    while data:
        head, mark, body = data.partition(b"\r\n\r\n")
        line = re.match(rb"HTTP/1\.[01] (\d{3})", head)
        if not mark or not line:
            break
        length = re.search(rb"(?i)\r\ncontent-length: *(\d+)", head)
        if re.search(rb"(?i)\r\ntransfer-encoding: *chunked", head):
            stop = body.find(b"0\r\n\r\n")
            size = stop + 5 if stop >= 0 else None
        elif length:
            size = int(length[1])
        else:
            size = len(body) if closed or int(line[1]) in (204, 304) else None
        if size is None or len(body) < size:
            break
        statuses.append(int(line[1]))
        data = body[size:]
        if closed and re.search(rb"(?i)\r\nconnection: *close", head):
            data = b""
    return statuses, data


def smuggling(judge: Judge, stage: Stage, way: str, tls: bool, port: int, first: int):
    for message in messages(first):
        connection = stage.connect(tls, port)
        statuses = answers(connection, message.data)
        connection.close()
        most = 2 if tls and message.pipelined else 1
        judge.check(f"{way}: one clean answer to: {message.name}",
                    1 <= len(statuses) <= most and set(statuses) <= CLEAN, statuses)
        status, body, _ = stage.get(tls, port, "/fhir/metadata")
        judge.check(f"{way}: the next client has its own answer after: {message.name}",
                    status == 200 and b"CapabilityStatement" in body, status)


def conduct(judge: Judge, stage: Stage, way: str, port: int):
    """What a proxy does besides: pages pass whole, other names do not, too much is refused."""
    status, body, headers = stage.get(True, port, "/connexion")
    judge.check(f"{way}: a page passes", status == 200 and b"</html>" in body, status)
    for name in ("Strict-Transport-Security", "Content-Security-Policy", "X-Request-Id"):
        judge.check(f"{way}: a page keeps {name}", name.lower() in map(str.lower, headers))
    judge.check(f"{way}: pages are not kept", headers.get("Cache-Control", headers.get("cache-control")) == "no-store")
    status = stage.get(True, port, "/connexion", {"Host": "autre.example.fr"})[0]
    judge.check(f"{way}: another name is refused", 400 <= status < 500, status)
    with stage.connect(True, port) as connection:
        head = f"POST /deconnexion HTTP/1.1\r\nHost: {NAME}\r\nContent-Length: 5000000\r\n\r\n".encode()
        statuses = answers(connection, head + b"a" * 100_000)
        judge.check(f"{way}: 5 MB are refused", statuses[:1] == [413], statuses)
    statuses = []
    for _ in range(8):
        with stage.connect(True, port) as connection:
            statuses += answers(connection, f"GET /sante HTTP/1.1\r\nHost: {NAME}\r\n\r\n".encode() * 60)
    judge.check(f"{way}: a burst of one address ends with 429, none is lost before",
                set(statuses) == {200, 429} and statuses[0] == 200, {code: statuses.count(code) for code in set(statuses)})


class Echo(BaseHTTPRequestHandler):
    """Answers what it received."""

    protocol_version = "HTTP/1.1"

    def do_GET(self):
        body = str(self.headers).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        try:
            self.wfile.write(body)
        except OSError:
            pass  # the proxy does not keep this connection

    def log_message(self, *_):
        pass


def normalisation(judge: Judge, stage: Stage, way: str, port: int):
    """What ror would receive: the words of the client about itself are gone."""
    said = {"X-Forwarded-For": "203.0.113.9", "X-Forwarded-Proto": "http", "X-Forwarded-Host": "evil.example",
            "Forwarded": "for=203.0.113.9", "X-Real-IP": "203.0.113.9", "X-Request-Id": "evil", "TE": "trailers",
            "Client-Cert": ":ZXZpbA==:", "X-Client-Cert": "evil", "Client-Cert-Chain": ":ZXZpbA==:"}
    _, body, _ = stage.get(True, port, "/echo", said)
    text = body.decode().lower()
    judge.check(f"{way}: replaces what clients say of themselves",
                "203.0.113.9" not in text and "evil" not in text and "trailers" not in text, text)
    judge.check(f"{way}: forwards no certificate of who shows none", not re.search(r"client-cert: *\S", text), text)
    der = base64.b64encode(ssl.PEM_cert_to_DER_cert(stage.certificate.read_text())).decode()
    _, body, _ = stage.get(True, port, "/echo", said, shown=True)
    forwarded = re.findall(r"(?i)^(?:X-)?Client-Cert: *(\S+)", body.decode(), re.M)
    seen = [re.sub(r"-----[A-Z ]+-----|\s|^:|:$", "", urllib.parse.unquote(text)) for text in forwarded]
    judge.check(f"{way}: forwards the certificate that was shown, once", seen == [der], forwarded)
    judge.check(f"{way}: tells the address of the client", "x-forwarded-for: 127.0.0.1" in text, text)
    judge.check(f"{way}: tells that the client came by https", "x-forwarded-proto: https" in text, text)
    judge.check(f"{way}: gives each request an identifier", re.search(r"x-request-id: [0-9a-f-]{32,36}\b", text), text)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--ror", required=True)
    judge, stage = Judge(), Stage(parser.parse_args().ror)
    echo = ThreadingHTTPServer(("127.0.0.1", 0), Echo)
    threading.Thread(target=echo.serve_forever, daemon=True).start()
    try:
        ror = stage.serve()
        stage.ready(False, stage.port)
        ways = {"nginx": stage.nginx, "HAProxy": stage.haproxy}
        ports = {way: start(stage.port) for way, start in ways.items()}
        smuggling(judge, stage, "direct", False, stage.port, 0)
        for rank, (way, port) in enumerate(ports.items(), 1):
            stage.ready(True, port)
            smuggling(judge, stage, way, True, port, 1000 * rank)
            conduct(judge, stage, way, port)
            front = ways[way](echo.server_port)
            stage.ready(True, front)
            normalisation(judge, stage, way, front)
        ror.terminate()
        judge.check("ror stops with code 0", ror.wait(timeout=30) == 0)
        log = stage.access_log.read_text()
        leaked = sorted(set(re.findall(r"hidden-\d+", log)))
        numbers = [int(leak.split("-")[1]) for leak in leaked]
        names = [(["direct", *ways][number // 1000], messages()[number % 1000].name) for number in numbers]
        judge.check("no hidden request reached the access log", not leaked, names)
    finally:
        echo.shutdown()
        stage.close()
    print(f"{judge.passed} passed, {judge.failed} failed")
    return 1 if judge.failed else 0


if __name__ == "__main__":
    sys.exit(main())
