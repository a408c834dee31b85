"""Machine clients as their makers meet them: registered by `ror client`, asking for tokens through `authlib` and `curl`, showing
certificates in real TLS handshakes, at a real `ror serve`.

    python Tests/oauth/clients.py --ror PATH

Ends with "N passed, N failed"; the exit code is 1 when something failed.
"""

import argparse
import base64
import http.client
import json
import os
import re
import shutil
import socket
import ssl
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from authlib.integrations.requests_client import OAuth2Session
from authlib.oauth2.rfc7523 import PrivateKeyJWT
from joserfc.jwk import ECKey, RSAKey

NAME = "127.0.0.1"
KNOWN = 2.5  # seconds until a change of a client is known (docs/limits.md), and a little


class Judge:
    passed = failed = 0

    def check(self, what: str, holds: object, detail: object = ""):
        self.passed += bool(holds)
        self.failed += not holds
        if not holds:
            print(f"FAILED {what} {detail}", flush=True)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind((NAME, 0))
        return probe.getsockname()[1]


class Stage:
    """A folder with an authority, certificates, a database, and a service that asks for certificates."""

    def __init__(self, ror: str):
        self.ror, self.folder = str(Path(ror).resolve()), Path(tempfile.mkdtemp(prefix="ror-clients-"))
        self.database, self.port = self.folder / "ror.sqlite", free_port()
        self.base = f"https://{NAME}:{self.port}"
        self.process, self.arguments = None, []
        (self.folder / "secret").write_text("invented\n")
        self.certificate("ca", "/CN=Autorite exemple", extra=["-addext", "basicConstraints=critical,CA:TRUE"])
        self.certificate("server", f"/CN={NAME}", extra=["-addext", f"subjectAltName=IP:{NAME}"])
        self.certificate("tool", "/C=FR/O=Editeur exemple/CN=outil.exemple.fr", by="ca")
        self.certificate("renewed", "/C=FR/O=Editeur exemple/CN=outil.exemple.fr", by="ca")
        self.certificate("other", "/C=FR/O=Editeur exemple/CN=autre.exemple.fr", by="ca")
        self.certificate("self", "/C=FR/O=Editeur exemple/CN=outil.exemple.fr")

    def path(self, name: str) -> str:
        return str(self.folder / name)

    def certificate(self, name: str, subject: str, by: str | None = None, extra: list[str] = []):
        signer = ["-CA", self.path(f"{by}.pem"), "-CAkey", self.path(f"{by}.key")] if by else []
        usage = ["-addext", "extendedKeyUsage=clientAuth"] if by else []
        subprocess.run(
            ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2",
             "-subj", subject, "-keyout", self.path(f"{name}.key"), "-out", self.path(f"{name}.pem"),
             *signer, *usage, *extra], check=True, capture_output=True)

    def run(self, *words: str) -> str:
        done = subprocess.run([self.ror, *words, "--database", str(self.database)], capture_output=True, text=True,
                              env=self.environment(), check=False)
        if done.returncode:
            raise SystemExit(f"ror {' '.join(words)}: {done.stderr}")
        return done.stdout

    @staticmethod
    def environment() -> dict:
        return {key: value for key, value in os.environ.items() if not key.startswith("ROR_")}

    def create(self, name: str, *more: str) -> tuple[str, str | None]:
        """Registers a client; answers its identifier and its secret."""
        said = self.run("client", "create", "--name", name, "--organisation", "Editeur exemple", "--email",
                        "outil@exemple.fr", *more)
        secret = re.search(r"^secret +([0-9a-f]{64})$", said, re.M)
        return re.search(r"^client_id +(\S+)$", said, re.M)[1], secret and secret[1]

    def serve(self, *more: str):
        out = open(self.folder / "ror.out", "ab")
        self.process = subprocess.Popen(
            [self.ror, "serve", "--environment", "demo", "--listen", f"{NAME}:{self.port}", "--database",
             str(self.database), "--jobs", "off", "--psc-issuer", "https://psc.example", "--psc-client-id", "ror",
             "--psc-client-secret-file", self.path("secret"), "--tls-certificate", self.path("server.pem"), "--tls-key",
             self.path("server.key"), "--tls-client-ca", self.path("ca.pem"), "--public-access", "off",
             "--access-log", self.path("access.log"), "--security-log", self.path("security.log"), *more],
            stdin=subprocess.DEVNULL, stdout=out, stderr=out, env=self.environment())
        for _ in range(200):
            try:
                if self.get("/sante")[0] == 200:
                    return
            except OSError:
                time.sleep(0.05)
        raise SystemExit(f"nothing answers:\n{(self.folder / 'ror.out').read_text()[-2000:]}")

    def stop(self) -> int:
        self.process.terminate()
        return self.process.wait(timeout=30)

    def get(self, path: str, token: str | None = None, shown: str | None = None,
            headers: dict | None = None) -> tuple[int, dict, dict]:
        """Reads a path, with a token and with a certificate; answers the status, the headers and the JSON body."""
        context = ssl.create_default_context(cafile=self.path("server.pem"))
        if shown:
            context.load_cert_chain(self.path(f"{shown}.pem"), self.path(f"{shown}.key"))
        connection = http.client.HTTPSConnection(NAME, self.port, timeout=10, context=context)
        try:
            said = {"Authorization": f"Bearer {token}"} if token else {}
            connection.request("GET", path, headers={**said, **(headers or {})})
            answer = connection.getresponse()
            body = answer.read()
            return answer.status, {k.lower(): v for k, v in answer.getheaders()}, json.loads(body)
        finally:
            connection.close()

    def curl(self, *words: str, shown: str | None = None) -> tuple[int, dict]:
        """Asks the token endpoint by curl."""
        pair = ["--cert", self.path(f"{shown}.pem"), "--key", self.path(f"{shown}.key")] if shown else []
        done = subprocess.run(
            ["curl", "-s", "--cacert", self.path("server.pem"), *pair, "-w", "\n%{http_code}", *words,
             f"{self.base}/oauth2/token"], capture_output=True, text=True, timeout=20, check=False)
        body, _, status = done.stdout.rpartition("\n")
        return int(status or 0), json.loads(body) if body else {}

    def session(self, client: str, secret, method: str, **more) -> OAuth2Session:
        session = OAuth2Session(client, secret, token_endpoint_auth_method=method, **more)
        session.verify, session.trust_env = self.path("server.pem"), False
        return session

    def token(self, session: OAuth2Session, **more) -> dict:
        return session.fetch_token(f"{self.base}/oauth2/token", grant_type="client_credentials", **more)


def refused(work) -> str | None:
    """The OAuth error that a library raises; `None` when it raises none."""
    try:
        work()
        return None
    except Exception as error:  # noqa: BLE001 each library has its own
        return getattr(error, "error", None) or repr(error)


def secrets(judge: Judge, stage: Stage, client: str, secret: str):
    for method in ("client_secret_basic", "client_secret_post"):
        session = stage.session(client, secret, method)
        token = stage.token(session)
        judge.check(f"authlib gets a token by {method}", token["token_type"] == "Bearer", token)
        judge.check(f"{method}: it lasts ten minutes", token["expires_in"] == 600, token)
        answer = session.get(f"{stage.base}/fhir/HealthcareService")
        judge.check(f"{method}: the API takes it", answer.status_code == 200, answer.text[:200])
    narrow = stage.token(stage.session(client, secret, "client_secret_basic"), scope="system/*.rs")
    judge.check("authlib narrows the scopes", narrow["scope"] == "system/*.rs", narrow)
    wrong = refused(lambda: stage.token(stage.session(client, secret[::-1], "client_secret_basic")))
    judge.check("authlib is told invalid_client", wrong == "invalid_client", wrong)
    wide = refused(lambda: stage.token(stage.session(client, secret, "client_secret_basic"), scope="system/Task.crs"))
    judge.check("authlib is told invalid_scope", wide == "invalid_scope", wide)
    status, headers, outcome = stage.get("/fhir/HealthcareService")
    judge.check("without token, 401 and how to get one",
                status == 401 and headers["www-authenticate"].startswith("Bearer")
                and outcome["resourceType"] == "OperationOutcome", (status, headers))
    status, headers, _ = stage.get("/fhir/HealthcareService", token="x" * 60)
    judge.check("a false token is told so", status == 401 and "invalid_token" in headers["www-authenticate"], headers)
    judge.check("what the API is, is told to everybody", stage.get("/fhir/metadata")[0] == 200)
    metadata = stage.get("/.well-known/oauth-authorization-server")[2]
    judge.check("the metadata leads to the endpoint", metadata["token_endpoint"] == f"{stage.base}/oauth2/token", metadata)


def assertions(judge: Judge, stage: Stage):
    for kind, algorithm, detail in ((ECKey, "ES256", "P-256"), (RSAKey, "RS256", 2048), (RSAKey, "PS256", 2048)):
        key = kind.generate_key(detail, {"kid": f"cle-{algorithm}"})
        (stage.folder / f"{algorithm}.json").write_text(json.dumps({"keys": [key.as_dict(private=False)]}))
        client, secret = stage.create(f"Outil {algorithm}", "--keys", stage.path(f"{algorithm}.json"))
        judge.check(f"{algorithm}: a client with keys has no secret", secret is None)
        time.sleep(KNOWN)
        session = stage.session(client, key, "private_key_jwt")
        session.register_client_auth_method(PrivateKeyJWT(
            f"{stage.base}/oauth2/token", alg=algorithm, headers={"kid": f"cle-{algorithm}"}))
        got = refused(lambda: stage.token(session))
        judge.check(f"authlib gets a token by private_key_jwt, {algorithm}", got is None, got)
        thief = kind.generate_key(detail, {"kid": f"cle-{algorithm}"})
        session = stage.session(client, thief, "private_key_jwt")
        session.register_client_auth_method(PrivateKeyJWT(
            f"{stage.base}/oauth2/token", alg=algorithm, headers={"kid": f"cle-{algorithm}"}))
        got = refused(lambda: stage.token(session))
        judge.check(f"another key gets none, {algorithm}", got == "invalid_client", got)


def certificates(judge: Judge, stage: Stage):
    pinned, _ = stage.create("Outil epingle", "--certificate", stage.path("self.pem"))
    named, _ = stage.create("Outil nomme", "--certificate", stage.path("tool.pem"), "--certificate-by", "subject")
    time.sleep(KNOWN)

    def ask(client: str, shown: str | None) -> tuple[int, dict]:
        return stage.curl("-d", "grant_type=client_credentials", "-d", f"client_id={client}", shown=shown)

    for client, good, bad in ((pinned, ["self"], ["tool", "other", None]),
                              (named, ["tool", "renewed"], ["other", "self", None])):
        for shown in good:
            judge.check(f"a handshake with {shown} gives a token", ask(client, shown)[0] == 200)
        for shown in bad:
            status, answer = ask(client, shown)
            judge.check(f"a handshake with {shown} gives none", (status, answer.get("error")) == (401, "invalid_client"),
                        (status, answer))
    token = ask(named, "tool")[1].get("access_token")
    judge.check("a bound token serves with its certificate", stage.get("/fhir/Location", token, "tool")[0] == 200)
    judge.check("not with a renewed one", stage.get("/fhir/Location", token, "renewed")[0] == 401)
    judge.check("nor without", stage.get("/fhir/Location", token)[0] == 401)
    judge.check("who shows no certificate still sees pages", stage.get("/sante")[0] == 200)
    der = ssl.PEM_cert_to_DER_cert((stage.folder / "tool.pem").read_text())
    field = {"Client-Cert": f":{base64.b64encode(der).decode()}:"}
    judge.check("a field that says it is no certificate", stage.get("/fhir/Location", token, headers=field)[0] == 401)
    session = stage.session(named, None, "none")  # the identifier alone in the form: the certificate proves the rest
    session.cert = (stage.path("tool.pem"), stage.path("tool.key"))
    got = refused(lambda: stage.token(session))
    judge.check("requests gets a token by certificate", got is None, got)


def rotation(judge: Judge, stage: Stage, client: str, old: str):
    bearer = stage.token(stage.session(client, old, "client_secret_basic"))["access_token"]
    new = re.search(r"^secret +([0-9a-f]{64})$", stage.run("client", "rotate", client), re.M)[1]
    time.sleep(KNOWN)
    for name, secret in (("old", old), ("new", new)):
        got = refused(lambda secret=secret: stage.token(stage.session(client, secret, "client_secret_basic")))
        judge.check(f"the {name} secret works after a rotation", got is None, got)
    reference = re.findall(r"^means +(secret:\S+),", stage.run("client", "show", client), re.M)[0]
    stage.run("client", "revoke", client, "--means", reference)
    time.sleep(KNOWN)
    got = refused(lambda: stage.token(stage.session(client, old, "client_secret_basic")))
    judge.check("a revoked secret gives no token within seconds", got == "invalid_client", got)
    judge.check("and its tokens end", stage.get("/fhir/Location", bearer)[0] == 401)
    bearer = stage.token(stage.session(client, new, "client_secret_basic"))["access_token"]
    judge.check("the new secret goes on", stage.get("/fhir/Location", bearer)[0] == 200)
    stage.run("client", "revoke", client)
    time.sleep(KNOWN)
    judge.check("a revoked client's tokens end", stage.get("/fhir/Location", bearer)[0] == 401)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--ror", required=True)
    judge, stage = Judge(), Stage(parser.parse_args().ror)
    try:
        client, secret = stage.create("Outil exemple", "--profile", "2")
        stage.serve()
        secrets(judge, stage, client, secret)
        assertions(judge, stage)
        certificates(judge, stage)
        rotation(judge, stage, client, secret)
        judge.check("stops with code 0", stage.stop() == 0)
        told = (stage.folder / "security.log").read_text() + (stage.folder / "access.log").read_text()
        judge.check("the logs tell tokens and refusals", "event=token " in told and "event=token-refused" in told)
        judge.check("no log holds a secret", secret not in told)
    finally:
        if stage.process and stage.process.poll() is None:
            stage.process.kill()
        shutil.rmtree(stage.folder, ignore_errors=True)
    print(f"{judge.passed} passed, {judge.failed} failed")
    return 1 if judge.failed else 0


if __name__ == "__main__":
    sys.exit(main())
