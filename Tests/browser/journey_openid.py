"""The portal against an OpenID provider that we did not write (canaille): sign-in with its true forms, a new identification, sign-out.

    python Tests/browser/journey_openid.py --ror PATH

First by `private_key_jwt` and ES256, then by a secret in the form and PS256 with mutual TLS to the token and userinfo endpoints on another
host, then with a signature that is not allowed. What was set in canaille for that: canaille_provider.py.
"""

import argparse
import csv
import json
import secrets
import subprocess
import sys
from pathlib import Path

from portal import ACCOUNT_PAGES, Client, Portal, free_port
from tls_relay import Relay, certificates

CLIENT, PASSWORD = "ror-openid", "une phrase longue et inventée"


class Provider:
    """canaille with the first person of the directory, for one client."""

    def __init__(self, portal: Portal, auth: str, algorithm: str, jwks: dict | None = None):
        self.portal, self.port, self.auth, self.algorithm, self.jwks = portal, free_port(), auth, algorithm, jwks
        self.url, self.secret = f"http://127.0.0.1:{self.port}", secrets.token_hex(16)
        self.login = self.first_person()

    def first_person(self) -> str:
        """The national identifier of someone with a liberal activity: type of identifier, then identifier."""
        with open(self.portal.people, encoding="utf-8", newline="") as file:
            rows = csv.reader(file, delimiter="|", quoting=csv.QUOTE_NONE)
            column = next(rows).index("Identification nationale PP")
            return next(rows)[column]

    def __enter__(self):
        settings = self.portal.folder / f"canaille-{self.port}.json"
        settings.write_text(json.dumps({
            "port": self.port, "secret_key": secrets.token_hex(32),
            "person": {"login": self.login, "name": "Camille Exemple", "given_name": "Camille",
                       "family_name": "Exemple", "password": PASSWORD},
            "client": {"id": CLIENT, "secret": self.secret, "auth": self.auth, "algorithm": self.algorithm,
                       "jwks": json.dumps(self.jwks) if self.jwks else None,
                       "redirect_uri": f"{self.portal.url}/connexion/pro-sante-connect/retour",
                       "post_logout_redirect_uri": f"{self.portal.url}/deconnecte"}}))
        with open(self.portal.folder / "canaille.out", "ab") as log:
            self.process = subprocess.Popen(
                [sys.executable, str(Path(__file__).parent / "canaille_provider.py"), str(settings)],
                stdin=subprocess.DEVNULL, stdout=log, stderr=log)
        self.portal._await(self.process, self.port)
        return self

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait(timeout=10)

    def settings(self) -> list[str]:
        return ["--psc-issuer", self.url, "--psc-discovery-path", "/.well-known/openid-configuration",
                "--psc-client-id", CLIENT, "--psc-scope", "openid profile", "--psc-acr", "none",
                "--psc-identifier-claim", "preferred_username", "--psc-algorithms", self.algorithm]


def serve(portal: Portal, *settings: str):
    """Starts the portal with other settings for its provider."""
    if portal.server is not None:
        portal.server.terminate()
        portal.server.wait(timeout=30)
    words = portal.serving()
    for option in settings[::2]:
        if option in words:
            place = words.index(option)
            del words[place:place + 2]
    portal.server = portal._spawn(*words, *settings)
    portal._await(portal.server, portal.port)


def identify(client: Client, page, provider: Provider):
    """Fills the forms of canaille until it sends the browser back."""
    for _ in range(4):
        if not page.url.startswith(provider.url):
            return page
        form = next(f for f in page.forms if "login" in f.kinds or "password" in f.kinds)
        values = {"login": provider.login} if "login" in form.kinds else {"password": PASSWORD}
        page = client.submit(page, form.buttons[0]["text"], values)
    raise AssertionError(f"canaille does not let the person in: {page.url}\n{page.text[:2000]}")


def sign_in(portal: Portal, provider: Provider) -> Client:
    client = Client(portal.url)
    page = identify(client, client.get("/connexion/pro-sante-connect"), provider)
    for _ in range(len(ACCOUNT_PAGES)):
        if page.path in ACCOUNT_PAGES:
            texts = ("Enregistrer et continuer", "Accepter", "Valider mes informations")
            button = next(t for t in texts if any(t in b["text"] for f in page.forms for b in f.buttons))
            page = client.submit(page, button, ACCOUNT_PAGES[page.path])
    assert page.path == "/mes-offres", f"sign-in ended on {page.path} ({page.status}): {page.text[:3000]}"
    return client


def by_private_key(portal: Portal):
    key = portal.folder / "client.pem"
    subprocess.run(["openssl", "ecparam", "-name", "prime256v1", "-genkey", "-noout", "-out", str(key)], check=True)
    with Provider(portal, "private_key_jwt", "ES256", jwks(key)) as provider:
        serve(portal, *provider.settings(), "--psc-client-auth", "private-key-jwt", "--psc-client-key-file", str(key))
        client = sign_in(portal, provider)
        page = client.get("/connexion/verification?retour=%2Fcompte%2Fcourriel")
        assert "Confirmez que c’est bien vous" in page.text, page.text[:2000]
        link = next(address for address, text in page.links if "de nouveau" in text)
        page = client.get(link)
        assert page.url.startswith(provider.url), f"no new identification was asked: {page.url}"
        page = identify(client, page, provider)
        assert page.path == "/compte/courriel", f"{page.path} ({page.status}): {page.text[:2000]}"
        page = client.submit(page, "Se déconnecter")
        assert page.path == "/deconnecte" and "terminée elle aussi" in page.text, f"{page.url}: {page.text[:2000]}"
        assert client.get("/mes-offres").path == "/connexion"
        assert client.get("/connexion/pro-sante-connect").url.startswith(provider.url), "still signed in at the provider"


def jwks(key: Path) -> dict:
    from joserfc.jwk import ECKey

    public = ECKey.import_key(key.read_text())
    return {"keys": [{**public.as_dict(private=False), "kid": public.thumbprint(), "alg": "ES256", "use": "sig"}]}


def by_certificate(portal: Portal):
    files = certificates(portal.folder)
    with Provider(portal, "client_secret_post", "PS256") as provider, Relay(files, provider.port) as relay:
        secret = portal.folder / "canaille-secret"
        secret.write_text(provider.secret)
        other = f"https://localhost:{relay.port}/oauth"
        settings = [*provider.settings(), "--psc-client-auth", "post", "--psc-client-secret-file", str(secret),
                    "--psc-token-url", other + "/token", "--psc-userinfo-url", other + "/userinfo",
                    "--psc-ca-file", files["ca.pem"]]
        certificate = ["--psc-tls-certificate", files["client.pem"], "--psc-tls-key", files["client.key"]]
        serve(portal, *settings, *certificate)
        sign_in(portal, provider)
        assert relay.seen == [("ror client", "/oauth/token"), ("ror client", "/oauth/userinfo")], relay.seen
        serve(portal, *settings, *certificate, "--psc-algorithms", "RS256,ES256")
        page = identify(c := Client(portal.url), c.get("/connexion/pro-sante-connect"), provider)
        assert page.status == 403 and "(signature)" in page.text, f"{page.status}: {page.text[:2000]}"
        seen = len(relay.seen)
        serve(portal, *settings)
        page = identify(c := Client(portal.url), c.get("/connexion/pro-sante-connect"), provider)
        assert page.status == 503 and len(relay.seen) == seen, f"let in without certificate: {page.status}"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--ror", required=True, help="the program")
    passed = failed = 0
    with Portal(parser.parse_args().ror) as portal:
        for work, name in [
            (by_private_key, "signs in by a signed token, identifies again, signs out of the provider too"),
            (by_certificate, "signs in by a certificate, and refuses an algorithm and a client without it"),
        ]:
            try:
                work(portal)
                passed += 1
                print(f"ok   {name}", flush=True)
            except Exception as problem:
                failed += 1
                print(f"FAIL {name}\n       {problem}\n{portal.log()[-2000:]}", flush=True)
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
