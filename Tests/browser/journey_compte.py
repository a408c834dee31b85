"""« Mon compte » through a real browser: second factor, recovery code, sessions of two browsers, copy of one's data, theme.

    python Tests/browser/journey_compte.py --ror PATH [--only TEXT] [--headed]

Ends with "N passed, N failed".
"""

import base64
import ctypes
import hashlib
import hmac
import json
import re
import secrets
import sqlite3
import struct
import sys
import time

from playwright.sync_api import expect

import journey
from journey import THEMES, Visit, sign_in

WAITING = "ror-attente"  # the cookie of someone whose second factor is asked


def totp(secret: str, drift: int = 0) -> str:
    """The code that a telephone shows now (RFC 6238), `drift` periods later."""
    counter = struct.pack(">Q", int(time.time()) // 30 + drift)
    digest = hmac.new(base64.b32decode(secret), counter, hashlib.sha1).digest()
    start = digest[-1] & 15
    return f"{(struct.unpack('>I', digest[start:start + 4])[0] & 0x7FFFFFFF) % 1_000_000:06d}"


def add_password(visit: Visit) -> int:
    """Gives the only account of the portal a password that nobody knows; answers the account."""
    with sqlite3.connect(visit.portal.database, timeout=10) as database:
        account = database.execute("SELECT compte FROM moyen_connexion").fetchone()[0]
        number = 10**12 + account
        proof = {"motDePasse": {"courriel": journey_email(), "empreinte": "x"}}
        document = {"id": number, "compte": account, "preuve": proof, "dateCreation": int(time.time() * 1000)}
        database.execute(
            "INSERT INTO moyen_connexion (id, version, cle, compte, document) VALUES (?, 1, ?, ?, ?)",
            (number, "courriel:" + journey_email(), account, json.dumps(document)))
    return account


def journey_email() -> str:
    return "camille.exemple@exemple.fr"


def password_is_right(visit: Visit, account: int):
    """Does what the portal does once a password is right and a code is to be asked: gives the browser its sealed cookie."""
    secret = visit.portal.secret.read_text().encode()
    extracted = hmac.new(bytes(32), secret, hashlib.sha256).digest()
    key = hmac.new(extracted, b"ror entree-en-attente 1\x01", hashlib.sha256).digest()
    now = int(time.time() * 1000)
    plain = "\n".join([str(now + 300_000), str(account), "", str(now), "", "Camille EXEMPLE"]).encode()
    value = base64.urlsafe_b64encode(seal(plain, key)).rstrip(b"=").decode()
    visit.page.context.add_cookies([{"name": WAITING, "value": value, "url": visit.url}])


def seal(plain: bytes, key: bytes) -> bytes:
    """AES-256-GCM by OpenSSL: nonce, encrypted bytes, tag."""
    crypto = ctypes.CDLL("libcrypto.so.3")
    for name in ("EVP_CIPHER_CTX_new", "EVP_aes_256_gcm"):
        getattr(crypto, name).restype = ctypes.c_void_p
    context, nonce = ctypes.c_void_p(crypto.EVP_CIPHER_CTX_new()), secrets.token_bytes(12)
    sealed, tag, count = ctypes.create_string_buffer(len(plain)), ctypes.create_string_buffer(16), ctypes.c_int()
    cipher = ctypes.c_void_p(crypto.EVP_aes_256_gcm())
    assert crypto.EVP_EncryptInit_ex(context, cipher, None, key, nonce)
    assert crypto.EVP_EncryptUpdate(context, sealed, ctypes.byref(count), plain, len(plain))
    assert crypto.EVP_EncryptFinal_ex(context, tag, ctypes.byref(count))
    assert crypto.EVP_CIPHER_CTX_ctrl(context, 0x10, 16, tag)
    crypto.EVP_CIPHER_CTX_free(context)
    return nonce + sealed.raw + tag.raw


def open_account(visit: Visit):
    visit.page.locator(".ror-user").click()
    visit.at("/compte")


def second_factor(visit: Visit):
    """sets a second factor up, comes in with a code, then with a recovery code, and changes its codes"""
    page = visit.page
    sign_in(Visit(page, visit.portal, visit.theme, audits=False), 0)
    account = add_password(visit)
    open_account(visit)
    visit.look("compte")
    page.get_by_role("link", name="Régler la double authentification").click()
    visit.look("second-facteur")
    visit.press("Commencer")
    visit.at("/compte/second-facteur/activation")
    visit.look("second-facteur-activation")
    secret = page.locator(".ror-cle").inner_text().replace(" ", "")
    assert f"secret={secret}&" in page.get_by_role("link", name="Ouvrir l’application").get_attribute("href")
    expect(page.locator("svg.ror-qr path")).to_be_visible()
    page.fill("#code", "000000")
    page.keyboard.press("Enter")
    expect(page.locator("#code-erreur")).to_contain_text("Ce code ne convient pas")
    visit.look("second-facteur-activation-erreur")
    page.fill("#code", totp(secret))
    visit.press("Activer")
    expect(page.locator(".ror-codes li")).to_have_count(10)
    codes = page.locator(".ror-codes li").all_inner_texts()
    visit.look("second-facteur-codes")
    page.get_by_role("link", name="J’ai noté mes codes").click()
    expect(page.locator("main")).to_contain_text("Activée depuis le")
    visit.press("Se déconnecter")
    page.wait_for_load_state("load")

    password_is_right(visit, account)
    page.goto(visit.url + "/mes-offres")
    visit.at("/connexion")
    page.goto(visit.url + "/connexion/second-facteur")
    visit.look("connexion-second-facteur")
    expect(page.locator("#code")).to_have_attribute("autocomplete", "one-time-code")
    page.fill("#code", totp(secret, 1))  # the next one: that of now may have served
    page.keyboard.press("Enter")
    visit.at("/mes-offres")
    assert WAITING not in [each["name"] for each in page.context.cookies()]
    visit.press("Se déconnecter")
    page.wait_for_load_state("load")

    password_is_right(visit, account)
    page.goto(visit.url + "/connexion/second-facteur")
    page.fill("#code", totp(secret, 1))
    visit.press("Se connecter")
    expect(page.locator("#code-erreur")).to_be_visible()  # a code serves once
    page.get_by_role("link", name="Je n’ai plus mon téléphone").click()
    visit.look("connexion-code-secours")
    page.fill("#code", codes[0].lower().replace("-", " "))
    visit.press("Se connecter")
    visit.at("/compte/second-facteur")
    expect(page.locator("main")).to_contain_text(re.compile("restants.: 9"))
    visit.look("second-facteur-actif")

    page.get_by_role("link", name="Créer de nouveaux codes de secours").click()
    page.fill("#code", codes[1])
    visit.press("Créer de nouveaux codes")
    assert not set(page.locator(".ror-codes li").all_inner_texts()) & set(codes)
    new = page.locator(".ror-codes li").first.inner_text()
    page.goto(visit.url + "/compte/second-facteur/desactivation")
    visit.look("second-facteur-desactivation")
    page.fill("#code", codes[2])
    visit.press("Désactiver")
    expect(page.locator("#code-erreur")).to_be_visible()
    page.fill("#code", new)
    visit.press("Désactiver")
    visit.at("/compte/second-facteur")
    expect(page.get_by_role("button", name="Commencer")).to_be_visible()
    forget_refusals(visit)


def sessions(visit: Visit):
    """sees the sessions of two browsers, each closing the other"""
    quiet = Visit(visit.page, visit.portal, visit.theme, audits=False)
    sign_in(quiet, 0)
    context = visit.page.context.browser.new_context(locale="fr-FR", user_agent="Mozilla/5.0 (X11) Firefox/140.0")
    context.set_default_timeout(10_000)
    other = Visit(context.new_page(), visit.portal, visit.theme, audits=False)
    sign_in(other, 0)
    for closing, closed, button in [(visit, other, "Fermer cette session"), (other, visit, "Fermer mes autres sessions")]:
        closing.page.goto(visit.url + "/compte/sessions")
        expect(closing.page.get_by_text("Cet appareil", exact=True)).to_have_count(1)
        expect(closing.page.locator("main .ror-bloc")).to_have_count(2)
        closing.look("compte-sessions")
        closing.press(button)
        expect(closing.page.locator("[role=status]")).to_be_visible()
        expect(closing.page.locator("main .ror-bloc")).to_have_count(1)
        closed.page.goto(visit.url + "/compte")
        closed.at("/connexion")
        if closing is visit:
            sign_in(other, 0)
    context.close()


def export_and_theme(visit: Visit):
    """takes a copy of what is held, reads how long it is, chooses a theme that every page then has"""
    page = visit.page
    sign_in(Visit(page, visit.portal, visit.theme, audits=False), 1)
    open_account(visit)
    page.get_by_role("link", name="Voir et télécharger mes données").click()
    visit.look("compte-donnees")
    expect(page.locator("main table")).to_contain_text(re.compile("60.jours"))
    with page.expect_download() as download:
        visit.press("Télécharger mes données")
    data = json.loads(download.value.path().read_text(encoding="utf-8"))
    assert re.fullmatch(r"mes-donnees-ror-\d{4}-\d\d-\d\d\.json", download.value.suggested_filename)
    assert data["compte"]["courriel"] == journey_email() and len(data["sessions"]) == 1, data["compte"]
    assert data["modifications"] and data["repertoires"] and "empreinte" not in json.dumps(data)
    page.goto(visit.url + "/compte/preferences")
    visit.look("compte-preferences")
    for words, theme in [("Sombre", "dark"), ("Clair", "light"), ("Comme mon appareil", None)]:
        page.get_by_label(words).check(force=True)
        visit.press("Enregistrer")
        for path in ["/compte/preferences", "/inconnu", "/mes-offres", "/compte/preferences"]:
            page.goto(visit.url + path)
            root = page.locator("html")
            expect(root).to_have_attribute("data-fr-scheme", theme or "system")
            if theme:  # what the script of the DSFR made of it, if there is one
                expect(root).to_have_attribute("data-fr-theme", theme)
    forget_refusals(visit)


def forget_refusals(visit: Visit):
    """The browser logs the status of refused forms and of pages that are not there."""
    visit.problems[:] = [each for each in visit.problems if "422" not in each and "404" not in each]


journey.JOURNEYS = [
    (second_factor, True, THEMES[:1], True),
    (second_factor, False, THEMES[-1:], False),
    (sessions, True, THEMES[:1], True),
    (export_and_theme, True, THEMES, False),
]

if __name__ == "__main__":
    sys.exit(journey.main())
