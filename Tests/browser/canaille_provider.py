"""An OpenID provider that we did not write: canaille, with one person and one client, in memory.

    python Tests/browser/canaille_provider.py settings.json

Said truthfully: canaille has no claim `SubjectNameID` and no level of authentication. The national identifier is the login of the
person, told as `preferred_username` (a setting of canaille); the portal is told that claim, the scopes and the absence of level by its
own settings. Nothing of canaille is changed.
"""

import json
import sys
from pathlib import Path

from canaille import create_app
from canaille.app import models
from canaille.backends import Backend
from joserfc.jwk import ECKey, RSAKey
from werkzeug.serving import make_server


def configuration(settings: dict) -> dict:
    keys = [RSAKey.generate_key(2048, auto_kid=True), ECKey.generate_key("P-256", auto_kid=True)]
    return {
        "SECRET_KEY": settings["secret_key"],
        "SERVER_NAME": f"127.0.0.1:{settings['port']}",
        "PREFERRED_URL_SCHEME": "http",
        "CANAILLE": {"DATABASE": "memory", "LOGGING": None, "SMTP": None},
        "CANAILLE_OIDC": {
            "ACTIVE_JWKS": [key.as_dict(private=True) for key in keys],
            "USERINFO_MAPPING": {"PREFERRED_USERNAME": "{{ user.user_name }}"},
        },
    }


def fill(settings: dict):
    person, client = settings["person"], settings["client"]
    Backend.instance.save(models.User(
        user_name=person["login"], formatted_name=person["name"], given_name=person["given_name"],
        family_name=person["family_name"], emails=["camille@example.org"], password=person["password"]))
    known = models.Client(
        client_id=client["id"], client_secret=client["secret"], client_name="ROR",
        client_uri=client["post_logout_redirect_uri"],
        redirect_uris=[client["redirect_uri"]], post_logout_redirect_uris=[client["post_logout_redirect_uri"]],
        token_endpoint_auth_method=client["auth"], id_token_signed_response_alg=client["algorithm"],
        jwks=client.get("jwks"), grant_types=["authorization_code"], response_types=["code"],
        scope=["openid", "profile"])
    Backend.instance.save(known)
    known.audience = [known]
    Backend.instance.save(known)


def main():
    settings = json.loads(Path(sys.argv[1]).read_text())
    app = create_app(configuration(settings))
    with app.app_context(), Backend.instance.session():
        fill(settings)
    make_server("127.0.0.1", settings["port"], app, threaded=True).serve_forever()


if __name__ == "__main__":
    main()
