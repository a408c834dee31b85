"""Accounts and rights: a request, the desk's answer, the first sign-in by the forgotten password, rights given and taken back.

    python Tests/browser/journey_comptes.py --ror PATH [--only TEXT]

Ends with "N passed, N failed".
"""

import argparse
import os
import re
import shutil
import sys
import traceback
from urllib.parse import urlsplit

from journey import SHOTS, THEMES, Problems, Visit, expect, sign_in
from journey_motdepasse import PortalWithMail, by_password, choose
from playwright.sync_api import sync_playwright
from portal import EMAIL, Client

ACCOUNT_CONDITIONS = "/compte/conditions"
STAFF, SECRET = "dominique@exemple.fr", "la girafe mauve danse"
FINESS_FILE = """finess;etalab;101;2026-05-12
structureet;990000010;990000028;CENTRE EXEMPLE;CENTRE HOSPITALIER EXEMPLE;;;1;R;DES LILAS;;;218;42;LOIRE;42000 SAINT ETIENNE;\
0477000000;;355;Centre Hospitalier;1102;Etablissement;;;;03;ARS;9;;2026-01-01;2026-01-01;2026-01-01
"""


class Place(PortalWithMail):
    """A portal with an establishment."""

    def prepare(self):
        super().prepare()
        register = self.folder / "finess.csv"
        register.write_text(FINESS_FILE, encoding="utf-8")
        self.run("import", "finess", str(register), "--database", self.database, "--confirm")

    def account(self, text: str) -> str:
        """The number of the account that a search finds."""
        return self.run("user", "list", "--search", text, "--database", self.database).split()[0]


def in_a_browser(portal: Place, visit: Visit):
    """brings a request for an account to the desk, then to a first sign-in, and shows the rights that were given"""
    page = visit.page
    page.goto(visit.url + "/connexion")
    page.get_by_text("Je ne dispose pas d’un compte").click()
    page.get_by_role("link", name="Demander un compte").click()
    visit.at("/demande-de-compte")
    visit.look("demande-de-compte")
    page.locator("#courriel").fill("dominique@medecin.mssante.fr")
    page.keyboard.press("Enter")
    expect(page.locator("#erreurs")).to_be_visible()
    expect(page.locator("#courriel")).to_have_value("dominique@medecin.mssante.fr")
    visit.look("demande-de-compte-erreurs")
    for field, value in [("prenom", "Dominique"), ("nom", "Exemple"), ("courriel", STAFF), ("finess", "99 000 0010"),
                         ("fonction", "Cadre de santé")]:
        page.locator("#" + field).fill(value)
    page.get_by_label("Référent de la saisie").check(force=True)
    page.get_by_label("J’accepte").check(force=True)
    visit.press("Envoyer ma demande")
    visit.at("/demande-de-compte/recue")
    visit.look("demande-de-compte-recue")

    # The desk is somebody who also practises: a card, and a space to choose.
    visit.audits, audits = False, visit.audits
    sign_in(visit, 0)
    visit.audits = audits
    portal.run("user", "grant", portal.account(EMAIL), "--profile", "support", "--region", "84",
               "--database", portal.database)
    page.goto(visit.url + "/demandes")
    visit.at("/espace")
    visit.look("espace")
    page.get_by_label("Administration").check(force=True)
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("/administration|/demandes"))
    page.goto(visit.url + "/demandes")
    visit.look("demandes")
    page.get_by_role("link", name="DC-").click()
    visit.look("demande")
    visit.press("Refuser la demande")
    expect(page.locator("#erreurs")).to_be_visible()
    page.locator("#profil").select_option("responsable-structure")
    visit.press("Accepter et ouvrir le compte")
    page.wait_for_url(re.compile(r"/utilisateurs/\d+$"))
    account = urlsplit(page.url).path
    visit.look("utilisateur")
    page.goto(visit.url + "/utilisateurs?recherche=exem")
    visit.look("utilisateurs")
    expect(page.get_by_role("link", name="Dominique Exemple")).to_be_visible()

    # The first sign-in of the staff: « mot de passe oublié », by the real message.
    staff = choose(portal, STAFF, SECRET)
    landed = by_password(staff, STAFF, SECRET)
    if landed.path.startswith(ACCOUNT_CONDITIONS):
        landed = staff.submit(landed, "Accepter", {"finAffichee": "oui"})
    assert staff.get("/utilisateurs").status == 200, staff.get("/utilisateurs").path

    # A right more, then the first one less: the open session of the staff follows at once.
    page.goto(visit.url + account)
    page.locator("#profil").select_option("porteur-offre")
    page.locator("#fin").fill("le 31")
    page.keyboard.press("Enter")
    expect(page.locator("#erreurs")).to_be_visible()
    visit.look("utilisateur-erreurs")
    page.locator("#finess").fill("990000010")
    page.locator("#fin").fill("31/12/2099")
    visit.press("Donner l’habilitation")
    expect(page.get_by_text("Jusqu’au 31 décembre 2099")).to_be_visible()
    page.get_by_role("button", name=re.compile("Retirer.*Responsable de structure", re.S)).click()
    expect(page.get_by_role("heading", name="Responsable de structure")).to_have_count(0)
    assert staff.get("/utilisateurs").status == 403, "a right that was taken back is still used"
    assert "Remplacement" in staff.get("/aide").text

    page.goto(visit.url + account + "/fermer")
    visit.look("utilisateur-fermer")
    visit.press("Fermer le compte")
    expect(page.get_by_text("Fermé")).to_be_visible()
    assert staff.get("/mes-offres").path == "/connexion" or staff.get("/mes-offres").status == 403
    assert by_password(Client(portal.url), STAFF, SECRET).status in (403, 422)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--ror", required=True, help="the program")
    parser.add_argument("--only", help="only the journeys whose name contains this")
    arguments = parser.parse_args()
    SHOTS.mkdir(parents=True, exist_ok=True)
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    passed = failed = 0
    expected = re.compile(r"status of (422|410|403)")  # the browser tells the answers of refused forms as errors
    with sync_playwright() as playwright:
        flags = ["--no-sandbox"] if os.geteuid() == 0 else []
        browser = playwright.chromium.launch(executable_path=chromium, args=flags)
        for theme in THEMES:
            name = f"{in_a_browser.__doc__} ({theme})"
            if arguments.only and arguments.only not in name:
                continue
            try:
                with Place(arguments.ror, theme=theme) as portal:
                    context = browser.new_context(
                        locale="fr-FR", timezone_id="Europe/Paris", viewport={"width": 1280, "height": 900})
                    context.set_default_timeout(10_000)
                    visit = Visit(context.new_page(), portal, theme)
                    try:
                        in_a_browser(portal, visit)
                        visit.problems = [problem for problem in visit.problems if not expected.search(problem)]
                        visit.verdict()
                    except Exception:
                        visit.page.screenshot(path=SHOTS / f"failed-comptes-{theme}.png", full_page=True)
                        print(f"       on {visit.page.url}")
                        raise
                    finally:
                        context.close()
                passed += 1
                print(f"ok   {name}", flush=True)
            except Exception as problem:
                failed += 1
                print(f"FAIL {name}\n       {problem}", flush=True)
                if not isinstance(problem, (Problems, AssertionError)):
                    traceback.print_exc(limit=-2)
        browser.close()
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
