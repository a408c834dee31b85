"""The journeys of people who are not, or not only, liberal professionals: the wrong profession, MSSanté refused, two spaces.

    python Tests/browser/journey_populations.py --ror PATH [--only TEXT] [--headed]

Ends with "N passed, N failed".
"""

import sys

from playwright.sync_api import expect

import journey
from journey import THEMES, Visit, sign_in

# The persons of the simulated Pro Santé Connect whom no liberal space is for, by their identifier.
PHARMACIST, NO_PROFESSION, SALARIED, STAFF = "810900000000", "810900000018", "810900000026", "3990000010042"


def show_card(visit: Visit, number: str):
    """Signs in at the provider as a person by their identifier."""
    page = visit.page
    page.goto(visit.url + "/connexion")
    page.get_by_text("S’identifier avec Pro Santé Connect").click()
    page.fill("#autre", number)
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: url.startswith(visit.url))
    visit.problems[:] = [p for p in visit.problems if "403" not in p]  # the browser logs the status of the page


def wrong_profession(visit: Visit):
    """tells a pharmacist, an employee, staff of a structure and someone without profession where to go, and lets them leave"""
    words = {
        PHARMACIST: ("bien identifiée", "onze professions"), SALARIED: ("bien identifiée", "salariée"),
        STAFF: ("bien identifié,", "personnel d’une structure"), NO_PROFESSION: ("bien identifié,", "aucune profession"),
    }
    for number, (agreement, why) in words.items():
        show_card(visit, number)
        expect(visit.page.locator("h1")).to_contain_text(agreement)
        expect(visit.page.locator("main")).to_contain_text(why)
        visit.look("orientation-" + number)
        visit.problems[:] = [p for p in visit.problems if "403" not in p]
        visit.page.goto(visit.url + "/mes-offres")
        visit.at("/connexion")  # no session, and no loop
    show_card(visit, SALARIED)
    visit.page.get_by_role("link", name="Se déconnecter de Pro Santé Connect").click()
    visit.at("/deconnecte")


def existing_account(visit: Visit):
    """leads a card without space to the sign-in by password, and comes back to the linking"""
    show_card(visit, SALARIED)
    visit.page.get_by_role("link", name="J’ai déjà un compte ROR").click()
    visit.at("/connexion")
    assert "retour=/rattachement" in visit.page.url or "retour=%2Frattachement" in visit.page.url, visit.page.url
    visit.page.goto(visit.url + "/rattachement")
    visit.at("/connexion")  # the card alone opens nothing


def mssante_refused(visit: Visit):
    """refuses MSSanté addresses at the first sign-in, of operators too once an extraction was imported, and takes another"""
    extraction = visit.portal.folder / "Extraction_Correspondance_MSSante.txt"
    extraction.write_text(
        "Type de BAL|Adresse BAL|Identifiant PP|\nORG|service@secure.exemple.org||\nPER|a@pro.mssante.fr|10999999999|\n",
        encoding="utf-8")
    visit.portal.run("import", "mssante", str(extraction), "--database", visit.portal.database)
    visit.portal.kill()
    visit.portal.start()
    page = visit.page
    page.goto(visit.url + "/connexion")
    page.get_by_text("S’identifier avec Pro Santé Connect").click()
    page.locator(journey.PSC_PERSON).nth(3).check()
    visit.press("Se connecter")
    visit.at("/compte/courriel")
    for address in ("camille@medecin.mssante.fr", "camille@Secure.Exemple.org", "camille@mss.exemple.fr", "camille"):
        page.fill(journey.EMAIL, address)
        page.keyboard.press("Enter")
        expect(page.locator(".fr-alert--error")).to_be_visible()
        expect(page.locator(journey.EMAIL)).to_have_value(address)
    visit.problems[:] = [p for p in visit.problems if "422" not in p]
    visit.look("courriel-mssante")
    visit.problems[:] = [p for p in visit.problems if "422" not in p]
    page.fill(journey.EMAIL, "camille@exemple.fr")
    page.keyboard.press("Enter")
    visit.at("/compte/conditions")


def first_sign_in(visit: Visit):
    """a liberal professional signs in by card the first time, and is offered no other space"""
    sign_in(visit, 4)
    expect(visit.page.get_by_role("link", name="Changer d’espace")).to_have_count(0)
    visit.page.goto(visit.url + "/espace")
    visit.at("/mes-offres")
    visit.page.goto(visit.url + "/rattachement")
    expect(visit.page.locator("h1")).to_have_text("Rattacher votre carte à un compte")
    visit.look("rattachement-par-carte")


journey.JOURNEYS[:] = [
    (wrong_profession, True, THEMES[:1], True),
    (wrong_profession, False, THEMES[:1], False),
    (existing_account, True, THEMES[:1], False),
    (mssante_refused, True, THEMES[:1], True),
    (first_sign_in, True, THEMES[:1], False),
]

if __name__ == "__main__":
    sys.exit(journey.main())
