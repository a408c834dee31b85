"""A provider of identity that does what it wants: it signs in whoever it is told, signs lies, and hangs.

It answers as Pro Santé Connect does (discovery, keys, authorization, token, userinfo) on 127.0.0.1, with an RSA key that openssl makes.
"""

import base64
import hashlib
import json
import secrets
import subprocess
import tempfile
import threading
import time
import urllib.parse
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

CLIENT_ID = "ror-test"


def encoded(value) -> str:
    data = value if isinstance(value, bytes) else json.dumps(value).encode()
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


class Key:
    """An RSA key of 2048 bits."""

    def __init__(self, folder: Path, name: str):
        self.file, self.name = folder / f"{name}.pem", name
        subprocess.run(["openssl", "genrsa", "-out", str(self.file), "2048"], check=True, capture_output=True)
        text = subprocess.run(
            ["openssl", "rsa", "-in", str(self.file), "-noout", "-modulus"], check=True, capture_output=True, text=True
        ).stdout
        self.modulus = bytes.fromhex(text.strip().split("=")[1])

    def sign(self, message: bytes) -> bytes:
        return subprocess.run(
            ["openssl", "dgst", "-sha256", "-sign", str(self.file)], input=message, check=True, capture_output=True
        ).stdout

    @property
    def published(self) -> dict:
        return {"kty": "RSA", "use": "sig", "alg": "RS256", "kid": self.name, "n": encoded(self.modulus), "e": "AQAB"}


class Provider:
    """`with Provider() as provider:` runs it. `person` is who signs in next, `lie` changes what is signed:
    `lie(claims, header)`; `forge(header, claims)` makes the whole token. While `hangs` is set, the token endpoint is silent.
    """

    def __init__(self):
        self.folder = tempfile.TemporaryDirectory()
        self.key, self.other = Key(Path(self.folder.name), "first"), Key(Path(self.folder.name), "other")
        self.people: list[dict] = []
        self.person = 0
        self.lie = self.forge = self.claims = None
        self.hangs = threading.Event()
        self.let_go = threading.Event()
        self.waiting = 0
        self.grants: dict[str, dict] = {}

    def __enter__(self):
        provider = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self):
                provider.answer(self, {})

            def do_POST(self):
                body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
                provider.answer(self, dict(urllib.parse.parse_qsl(body.decode())))

            def log_message(self, *_):
                pass

        class Server(ThreadingHTTPServer):
            def handle_error(self, *_):
                pass  # the client closed

        self.server = Server(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        self.url = f"http://127.0.0.1:{self.server.server_port}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_):
        self.let_go.set()
        self.server.shutdown()
        self.server.server_close()
        self.folder.cleanup()

    def knows(self, rpps: Path):
        """Reads the persons of an RPPS extraction, in its order."""
        lines = rpps.read_text(encoding="utf-8").splitlines()
        head = lines[0].split("|")
        place = {
            name: head.index(name)
            for name in ("Identification nationale PP", "Nom d'exercice", "Prénom d'exercice", "Code profession")
        }
        for line in lines[1:]:
            cells = line.split("|")
            number = cells[place["Identification nationale PP"]]
            if all(one["number"] != number for one in self.people):
                self.people.append(
                    {
                        "number": number,
                        "nom": cells[place["Nom d'exercice"]],
                        "prenom": cells[place["Prénom d'exercice"]],
                        "profession": cells[place["Code profession"]],
                    }
                )

    def answer(self, request: BaseHTTPRequestHandler, form: dict):
        path, _, query = request.path.partition("?")
        fields = dict(urllib.parse.parse_qsl(query))
        if "/.well-known/" in path:
            self.send(request, self.discovery())
        elif path == "/certs":
            self.send(request, {"keys": [self.key.published]})
        elif path == "/auth":
            code = self.grant(fields.get("nonce"))
            back = (
                fields["redirect_uri"] + "?" + urllib.parse.urlencode({"code": code, "state": fields.get("state", "")})
            )
            self.send(request, None, 302, back)
        elif path == "/token":
            if self.hangs.is_set():
                self.waiting += 1
                self.let_go.wait(120)
            grant = self.grants.get(form.get("code", ""), {"person": self.person, "nonce": None})
            access = secrets.token_hex(16)
            self.grants[access] = grant
            self.send(
                request,
                {
                    "access_token": access,
                    "token_type": "Bearer",
                    "expires_in": 300,
                    "id_token": self.token(grant, access),
                },
            )
        elif path == "/userinfo":
            access = request.headers.get("Authorization", "").removeprefix("Bearer ")
            self.send(request, self.userinfo(self.grants.get(access, {"person": 0})["person"]))
        else:
            self.send(request, {}, 404)

    def grant(self, nonce: str | None) -> str:
        """A code for the present person."""
        code = secrets.token_hex(16)
        self.grants[code] = {"person": self.person, "nonce": nonce}
        return code

    def send(self, request, value, status: int = 200, location: str | None = None):
        body = b"" if value is None else json.dumps(value).encode()
        try:
            request.send_response(status)
            if location:
                request.send_header("Location", location)
            request.send_header("Content-Type", "application/json")
            request.send_header("Content-Length", str(len(body)))
            request.end_headers()
            request.wfile.write(body)
        except OSError:
            pass

    def discovery(self) -> dict:
        return {
            "issuer": self.url,
            "authorization_endpoint": self.url + "/auth",
            "token_endpoint": self.url + "/token",
            "userinfo_endpoint": self.url + "/userinfo",
            "jwks_uri": self.url + "/certs",
            "end_session_endpoint": self.url + "/logout",
            "response_types_supported": ["code"],
            "id_token_signing_alg_values_supported": ["RS256"],
        }

    def subject(self, person: int) -> str:
        return "f:550dc1c8-d97b-4b1e-ac8c-8eb4471cf9dd:" + self.people[person]["number"]

    def userinfo(self, person: int) -> dict:
        known = self.people[person]
        claims = {
            "sub": self.subject(person),
            "SubjectNameID": known["number"],
            "given_name": known["prenom"],
            "family_name": known["nom"],
            "SubjectRefPro": {
                "codeCivilite": "M",
                "exercices": [{"codeProfession": known["profession"], "activities": []}],
            },
        }
        return self.claims(claims) if self.claims else claims

    def token(self, grant: dict, access: str) -> str:
        now = int(time.time())
        half = hashlib.sha256(access.encode()).digest()[:16]
        claims = {
            "iss": self.url,
            "sub": self.subject(grant["person"]),
            "aud": CLIENT_ID,
            "azp": CLIENT_ID,
            "typ": "ID",
            "jti": secrets.token_hex(8),
            "exp": now + 300,
            "iat": now,
            "auth_time": now,
            "nonce": grant["nonce"],
            "acr": "eidas1",
            "at_hash": encoded(half),
        }
        header = {"alg": "RS256", "typ": "JWT", "kid": self.key.name}
        if self.lie:
            self.lie(claims, header)
        if self.forge:
            return self.forge(header, claims)
        return self.signed(header, claims, self.key)

    @staticmethod
    def signed(header: dict, claims: dict, key: Key) -> str:
        text = f"{encoded(header)}.{encoded(claims)}"
        return f"{text}.{encoded(key.sign(text.encode()))}"
