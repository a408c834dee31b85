"""A server that lets in who shows a certificate of its authority, and relays their requests to another in clear: mutual TLS for tests."""

import http.client
import socketserver
import ssl
import subprocess
import threading
from http.server import BaseHTTPRequestHandler
from pathlib import Path


def certificates(folder: Path) -> dict[str, str]:
    """An authority, and the certificates of a server and of a client that it signed: paths of PEM files."""
    def openssl(*words: str):
        subprocess.run(["openssl", *words], check=True, capture_output=True, cwd=folder)

    openssl("req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-keyout", "ca.key", "-out",
            "ca.pem", "-days", "2", "-subj", "/CN=authority of the tests")
    for name, extension in [("server", "subjectAltName=DNS:localhost"), ("client", "extendedKeyUsage=clientAuth")]:
        openssl("req", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-keyout", f"{name}.key", "-out",
                f"{name}.csr", "-subj", f"/CN=ror {name}")
        (folder / f"{name}.ext").write_text(extension + "\n")
        openssl("x509", "-req", "-in", f"{name}.csr", "-CA", "ca.pem", "-CAkey", "ca.key", "-CAcreateserial", "-days", "2",
                "-extfile", f"{name}.ext", "-out", f"{name}.pem")
    return {name: str(folder / name) for name in
            ["ca.pem", "server.pem", "server.key", "client.pem", "client.key"]}


class Relay:
    """`with Relay(files, port) as relay:` listens on `relay.port`; `relay.seen` holds (name of the certificate, path)."""

    def __init__(self, files: dict[str, str], target: int):
        seen = self.seen = []

        class Handler(BaseHTTPRequestHandler):
            def relay(self):
                names = dict(pair[0] for pair in self.connection.getpeercert()["subject"])
                seen.append((names["commonName"], self.path))
                body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
                headers = {**self.headers, "Host": f"127.0.0.1:{target}"}
                connection = http.client.HTTPConnection("127.0.0.1", target, timeout=10)
                connection.request(self.command, self.path, body, headers)
                answer = connection.getresponse()
                content = answer.read()
                self.send_response(answer.status)
                self.send_header("Content-Type", answer.headers["Content-Type"])
                self.send_header("Content-Length", str(len(content)))
                self.end_headers()
                self.wfile.write(content)

            do_GET = do_POST = relay

            def log_message(self, *_):
                pass

        class Server(socketserver.ThreadingTCPServer):
            allow_reuse_address = daemon_threads = True

            def handle_error(self, *_):
                pass  # a client without certificate

        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(files["server.pem"], files["server.key"])
        context.load_verify_locations(files["ca.pem"])
        context.verify_mode = ssl.CERT_REQUIRED
        self.server = Server(("127.0.0.1", 0), Handler, bind_and_activate=True)
        self.server.socket = context.wrap_socket(self.server.socket, server_side=True)
        self.port = self.server.server_address[1]

    def __enter__(self):
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_):
        self.server.shutdown()
        self.server.server_close()
