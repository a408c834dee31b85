"""New conditions of use during a session, with and without script; their documents; the audit log on screen.

    python Tests/browser/journey_conditions.py --ror PATH [--only TEXT] [--headed]

Ends with "N passed, N failed".
"""

import subprocess
import sys
import tempfile
from datetime import datetime
from zoneinfo import ZoneInfo

from playwright.sync_api import expect

import journey
from journey import THEMES, Visit, sign_in
from portal import Portal

TEXT = "## 1. Objet\n\n" + "\n\n".join(f"Paragraphe {n} du nouveau texte, où l’on s’engage davantage." for n in range(60)) + "\n"
SHORT = "## 1. Objet\n\nUne phrase.\n"
CHANGES = "Le paragraphe 1 est **nouveau**.\n"
ASKED = "**/compte/conditions*"
ACCEPT = "[data-accepter]"


def publish(portal: Portal, version: str, text: str = TEXT):
    """As an operator does, while the portal runs; in force at once."""
    files = [portal.folder / "cgu.md", portal.folder / "changements.md"]
    for file, content in zip(files, (text, CHANGES)):
        file.write_text(content, encoding="utf-8")
    today = datetime.now(ZoneInfo("Europe/Paris")).date().isoformat()
    portal.run("conditions", "publish", str(files[0]), "--version", version, "--date", today,
               "--changes", str(files[1]), "--database", portal.database)


def asked(visit: Visit):
    """a new version is asked at the next page, read to its end by keyboard, then leads back; a short one unlocks at once"""
    page = visit.page
    sign_in(visit, 0)
    publish(visit.portal, "2.0")
    page.goto(visit.url + "/mes-offres")
    page.wait_for_url(ASKED)
    visit.look("conditions-nouvelles")
    page.reload()
    expect(page.get_by_role("heading", name="Ce qui change")).to_be_visible()
    expect(page.locator(ACCEPT)).to_have_attribute("aria-disabled", "true")
    expect(page.locator("[data-etat-lecture]")).to_contain_text("jusqu’en bas")
    page.keyboard.press("End")
    expect(page.locator(ACCEPT)).not_to_have_attribute("aria-disabled", "true")
    page.evaluate("scrollTo(0, 0)")
    page.reload()
    page.locator(ACCEPT).focus()  # as Tab does: nobody is trapped
    expect(page.locator(ACCEPT)).not_to_have_attribute("aria-disabled", "true")
    page.keyboard.press("Enter")
    visit.at("/mes-offres")
    publish(visit.portal, "2.1", SHORT)
    for width, zoom in ((320, 1), (1280, 2)):
        page.set_viewport_size({"width": width, "height": 900})
        page.goto(visit.url + "/mes-offres")
        page.evaluate(f"() => {{ document.documentElement.style.fontSize = '{100 * zoom}%' }}")
        aside = page.evaluate("() => document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert aside <= 1, f"scrolls sideways by {aside} px at {width} px, letters {zoom} times as large"
        page.locator(ACCEPT).scroll_into_view_if_needed()
        expect(page.locator(ACCEPT)).not_to_have_attribute("aria-disabled", "true")
    page.locator(ACCEPT).click()
    visit.at("/mes-offres")


def form_kept(visit: Visit):
    """a form typed while a new version comes is kept, and sent once it is accepted"""
    page = visit.page
    sign_in(visit, 0)
    journey.open_first_offer(visit)
    journey.go_to_step(visit, "4-contacts")
    page.fill(journey.PATIENT_CONTACT, "01 99 00 56 78")
    publish(visit.portal, "3.0")
    page.click(".fr-btn[value=suivante]")
    expect(page.get_by_text("Votre saisie n’est pas perdue")).to_be_visible()
    visit.look("conditions-saisie-gardee")
    page.locator(ACCEPT).scroll_into_view_if_needed()
    page.click(ACCEPT)
    visit.at("/saisie/5-horaires")
    journey.go_to_step(visit, "4-contacts")
    assert "56" in page.input_value(journey.PATIENT_CONTACT), "what was typed is lost"


def refused(visit: Visit):
    """who refuses is signed out; anybody reads every version, and takes it as a PDF whose words come back"""
    page = visit.page
    sign_in(visit, 0)
    publish(visit.portal, "4.0")
    page.goto(visit.url + "/mes-offres")
    page.get_by_role("button", name="Refuser et se déconnecter").click()
    page.goto(visit.url + "/mes-offres")
    visit.at("/connexion")
    page.locator("footer").get_by_text("Conditions d’utilisation").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Conditions générales")
    visit.look("conditions-publiques")
    page.get_by_text("Lire les autres versions").click()
    visit.at("/conditions/historique")
    visit.look("conditions-historique")
    for version in ("1.0", "4.0"):
        with tempfile.NamedTemporaryFile(suffix=".pdf") as file:
            file.write(page.request.get(f"{visit.url}/conditions/{version}.pdf").body())
            file.flush()
            words = subprocess.run(["pdftotext", file.name, "-"], capture_output=True, text=True, check=True).stdout
            assert f"Version {version}" in words and "1. Objet" in words, version


journey.JOURNEYS = [
    (asked, True, THEMES, True),
    (form_kept, True, THEMES[:1], True),
    (form_kept, False, THEMES[:1], False),
    (refused, False, THEMES[:1], False),
]

if __name__ == "__main__":
    sys.exit(journey.main())
