"""The journeys of a professional through a real browser, on both themes, judged by axe at three widths, light and dark.

    python Tests/browser/journey.py --ror PATH [--only TEXT] [--headed]

Screenshots go to var/screenshots. Ends with "N passed, N failed".
"""

import argparse
import os
import shutil
import sys
import traceback
from pathlib import Path
from urllib.parse import urlsplit

import axe_playwright_python
from playwright.sync_api import Page, expect, sync_playwright

from portal import ROOT, Portal

# --- What the pages are called and what is typed in them: the only part to follow the forms.
# An action is (verb, selector, value). Verbs: fill, check, select, click.
PSC_PERSON = "main input[type=radio]"  # the list of people on the simulated Pro Santé Connect
EMAIL = "#courriel"
PATIENT_CONTACT = '[id="contacts.patients.0.adresse"]'
STEPS = [
    ("1-repertoires", []),
    (
        "2-offre",
        [
            ("fill", "#activite", "sport"),
            ("click", "button[value='chercher:activite']", None),
            ("check", "input[name=ajout-activites] >> nth=0", None),
        ],
    ),
    (
        "3-modalites",
        [
            ("check", "#modalite-05", None),
            ("fill", "#commune", "saint etienne"),
            ("click", "button[value='chercher:commune']", None),
            ("check", "input[name=ajout-communes] >> nth=0", None),
        ],
    ),
    ("4-contacts", [("fill", PATIENT_CONTACT, "01 99 00 12 34")]),
    (
        "5-horaires",
        [
            ("fill", "table input >> nth=0", "9:00"),
            ("fill", "table input >> nth=1", "12:00"),
            ("fill", "table input >> nth=2", "14h"),
            ("fill", "table input >> nth=3", "1830"),
            ("click", "button[value^='copier-lundi'] >> nth=0", None),
        ],
    ),
]
LAST_STEP = "6-recapitulatif"
NEXT, SAVE_AND_QUIT, VALIDATE = "Étape suivante", "Enregistrer et quitter", "Valider mon offre"
WRONG = ("4-contacts", ("fill", PATIENT_CONTACT, "12"))

WIDTHS = {1280: 900, 375: 812, 320: 640}
BLOCKING_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
SHOTS = ROOT / "var" / "screenshots"
AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
THEMES = ["neutre"] + (["dsfr"] if list((ROOT / "vendor").glob("dsfr-*")) else [])


class Problems(AssertionError):
    """What the audits of one journey found."""


class Visit:
    """One visitor: a page of the browser, and what its audits found."""

    def __init__(self, page: Page, portal: Portal, theme: str, audits: bool = True):
        self.page, self.portal, self.url, self.theme, self.audits = page, portal, portal.url, theme, audits
        self.problems: list[str] = []
        page.on("pageerror", lambda error: self.problems.append(f"script error on {page.url}: {error}"))
        page.on("console", lambda m: self.problems.append(f"console: {m.text}") if m.type == "error" else None)

    def look(self, name: str):
        """axe, reflow and a screenshot of the present page, at every width, light and dark."""
        self.page.wait_for_load_state("load")
        if not self.audits:
            return
        for scheme in ("light", "dark"):
            self.page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
            self.page.evaluate("scheme => document.documentElement.dataset.frTheme = scheme", scheme)
            for width, height in WIDTHS.items():
                self.page.set_viewport_size({"width": width, "height": height})
                place = f"{name}, {self.theme}, {width} px, {scheme}"
                self._axe(place)
                aside = self.page.evaluate(
                    "() => document.documentElement.scrollWidth - document.documentElement.clientWidth")
                if aside > 1:
                    self.problems.append(f"{place}: scrolls sideways by {aside} px")
                self.page.screenshot(path=SHOTS / f"{name}-{self.theme}-{width}-{scheme}.png", full_page=True)
        self.page.set_viewport_size({"width": 1280, "height": 900})
        self.page.emulate_media(color_scheme="light")

    def _axe(self, place: str):
        self.page.evaluate(AXE)  # evaluate(), not a script tag: it passes the Content-Security-Policy
        result = self.page.evaluate(
            "tags => axe.run(document, {runOnly: {type: 'tag', values: tags}, resultTypes: ['violations']})",
            BLOCKING_TAGS)
        for violation in result["violations"]:
            if violation.get("impact") in ("serious", "critical"):
                where = " > ".join(map(str, violation["nodes"][0]["target"]))
                self.problems.append(f"{place}: {violation['id']} ({violation['help']}) at {where}")

    def press(self, text: str):
        self.page.get_by_role("button", name=text).first.click()

    def at(self, *endings: str) -> str:
        """Waits for one of these pages; answers its path."""
        self.page.wait_for_url(lambda url: urlsplit(url).path.endswith(endings) and url.startswith(self.url))
        return urlsplit(self.page.url).path

    def do(self, action):
        verb, selector, value = action
        target = self.page.locator(selector)
        {"fill": lambda: target.fill(value), "check": lambda: target.check(force=True), "click": target.click,
         "select": lambda: target.select_option(value)}[verb]()

    def verdict(self):
        if self.problems:
            raise Problems("\n       ".join(self.problems[:12]))


def sign_in(visit: Visit, person: int):
    """From the sign-in page to « Mes offres », first pages included."""
    page = visit.page
    page.goto(visit.url + "/connexion")
    visit.look("connexion")
    page.get_by_text("S’identifier avec Pro Santé Connect").click()
    page.locator(PSC_PERSON).nth(person).check()
    visit.press("Se connecter")
    first_pages = {"/compte/courriel": give_email, "/compte/conditions": accept_conditions,
                   "/compte/informations": confirm_information}
    while first_pages:
        path = visit.at(*first_pages, "/mes-offres")
        if path == "/mes-offres":
            break
        visit.look(path.strip("/").replace("/", "-"))
        first_pages.pop(path)(visit)
    visit.at("/mes-offres")
    visit.look("mes-offres")


def give_email(visit: Visit):
    visit.page.locator(EMAIL).fill("camille.exemple@exemple.fr")
    visit.press("Enregistrer et continuer")


def accept_conditions(visit: Visit):
    accept = visit.page.get_by_role("button", name="Accepter")
    accept.scroll_into_view_if_needed()
    expect(accept).to_be_enabled()
    accept.click()


def confirm_information(visit: Visit):
    visit.press("Valider mes informations")


def open_first_offer(visit: Visit):
    visit.page.locator("main a[href*='/saisie/']").first.click()
    visit.page.wait_for_url("**/saisie/*")


def go_to_step(visit: Visit, step: str):
    visit.page.goto(visit.page.url.rsplit("/", 1)[0] + "/" + step)


def whole_journey(visit: Visit):
    """signs in, completes an offer in six steps and reads its confirmation"""
    sign_in(visit, 0)
    open_first_offer(visit)
    go_to_step(visit, STEPS[0][0])
    for step, actions in STEPS:
        visit.at(step)
        visit.look(step)
        for action in actions:
            visit.do(action)
        visit.press(NEXT)
    offer = visit.at(LAST_STEP).split("/")[2]
    visit.look(LAST_STEP)
    served = f"{visit.url}/fhir/HealthcareService/{offer}"
    assert visit.page.request.get(served).status == 404, "the API serves an offer that is not validated"
    visit.press(VALIDATE)
    visit.at("/confirmation")
    resource = visit.page.request.get(served).json()
    assert "0199001234" in str(resource), "the API does not serve what was just validated"
    visit.look("confirmation")
    visit.page.goto(visit.url + "/mes-offres")
    expect(visit.page.locator("main .fr-badge--success").first).to_have_text("Validée")
    visit.press("Se déconnecter")
    visit.page.wait_for_load_state("load")
    visit.page.goto(visit.url + "/mes-offres")
    visit.at("/connexion")


def refused_step(visit: Visit):
    """keeps what was typed and leads to the field when a step is refused"""
    sign_in(visit, 1)
    open_first_offer(visit)
    step, action = WRONG
    go_to_step(visit, step)
    visit.do(action)
    visit.problems.clear()
    visit.press(NEXT)
    summary = visit.page.locator(".fr-alert--error")
    expect(summary).to_be_visible()
    assert visit.page.title().startswith("Erreur – "), f"the title is « {visit.page.title()} »"
    expect(visit.page.locator(action[1])).to_have_value(action[2])
    visit.problems[:] = [p for p in visit.problems if "422" not in p]  # the browser logs the status of the page
    visit.look(step + "-erreur")
    visit.problems[:] = [p for p in visit.problems if "422" not in p]
    summary.locator("a").first.click()
    expect(visit.page.locator(action[1])).to_be_focused()


def draft(visit: Visit):
    """finds again what was saved before leaving"""
    sign_in(visit, 2)
    open_first_offer(visit)
    step, actions = STEPS[3]
    go_to_step(visit, step)
    for action in actions:
        visit.do(action)
    typed = [(action[1], visit.page.locator(action[1]).input_value()) for action in actions if action[0] == "fill"]
    visit.press(SAVE_AND_QUIT)
    visit.at("/mes-offres")
    open_first_offer(visit)
    go_to_step(visit, step)
    for selector, value in typed:
        found = visit.page.locator(selector).input_value()
        assert "".join(found.split()) == "".join(value.split()), f"{selector}: {found!r} instead of {value!r}"


def two_tabs(visit: Visit):
    """shows both values when a step was changed in another tab, and keeps the one that is chosen"""
    sign_in(visit, 2)
    open_first_offer(visit)
    step, name = "2-offre", '[id="description.nomOffre"]'
    go_to_step(visit, step)
    other = visit.page.context.new_page()
    other.goto(visit.page.url)
    other.fill(name, "Cabinet de l’autre onglet")
    other.click("button[value=enregistrer]")
    other.wait_for_url("**/mes-offres")
    visit.page.fill(name, "Cabinet du premier onglet")
    visit.press(NEXT)
    expect(visit.page.locator("#conflit")).to_be_visible()
    expect(visit.page.locator(".ror-conflit")).to_contain_text("Cabinet de l’autre onglet")
    expect(visit.page.locator(name)).to_have_value("Cabinet du premier onglet")
    visit.look(step + "-conflit")
    visit.problems[:] = [p for p in visit.problems if "409" not in p]  # the browser logs the status of the page
    visit.press(NEXT)
    visit.at("3-modalites")
    go_to_step(visit, step)
    expect(visit.page.locator(name)).to_have_value("Cabinet du premier onglet")
    visit.problems[:] = [p for p in visit.problems if "409" not in p]


def tab_to(visit: Visit, selector: str):
    """Presses Tab until the focus is on the element; fails when it is never reached."""
    visit.page.wait_for_load_state("load")
    for _ in range(200):
        if visit.page.evaluate("selector => document.activeElement?.matches(selector) ?? false", selector):
            return
        visit.page.keyboard.press("Tab")
    raise AssertionError(f"{selector} is not reached by Tab on {visit.page.url}")


def keyboard(visit: Visit):
    """does the whole journey by the keyboard alone"""
    keys = visit.page.keyboard
    visit.page.goto(visit.url + "/connexion")
    tab_to(visit, ".ror-psc")
    keys.press("Enter")
    visit.page.wait_for_url(lambda url: not url.startswith(visit.url))
    tab_to(visit, PSC_PERSON.removeprefix("main "))
    keys.press("Space")
    tab_to(visit, "button[value=choisir]")
    keys.press("Enter")
    visit.at("/compte/courriel")
    tab_to(visit, EMAIL)
    keys.type("camille.exemple@exemple.fr")
    keys.press("Enter")
    for path, button in [("/compte/conditions", "[data-accepter]"), ("/compte/informations", "main button"),
                         ("/mes-offres", "main a[href*='/saisie/']")]:
        visit.at(path)
        tab_to(visit, button)
        if button == "[data-accepter]":
            expect(visit.page.locator(button)).to_be_enabled()
        keys.press("Enter")
    for step, _ in STEPS:
        visit.at(step)
        if step == "5-horaires":
            tab_to(visit, "table input")
            keys.type("9h")
            keys.press("Tab")
            keys.type("12h30")
        tab_to(visit, ".fr-btn[value=suivante]")
        keys.press("Enter")
    visit.at(LAST_STEP)
    tab_to(visit, ".fr-btn[value=valider]")
    keys.press("Enter")
    visit.at("/confirmation")


def anomaly(visit: Visit):
    """declares a datum wrong, sees it corrected by the next edition, and what it makes doubtful in the offer"""
    sign_in(visit, 0)
    visit.page.goto(visit.url + "/mes-offres")
    open_first_offer(visit)
    offer = visit.page.url.split("/")[4]
    visit.page.goto(f"{visit.url}/offres/{offer}/saisie/1-repertoires")
    expect(visit.page.locator("main")).to_contain_text("Ameli, édition du")
    visit.look("1-repertoires-sources")
    visit.page.click("main a.fr-btn:has-text('Déclarer une anomalie')")
    visit.at("/anomalies")
    visit.page.select_option("#element", "telephone")
    visit.page.fill("#valeurAttendue", "01 99 00 77 77")
    visit.page.click("main button:has-text('Déclarer une anomalie')")
    expect(visit.page.locator("#declarees")).to_be_visible()
    visit.look("anomalies")
    visit.portal.next_edition(lambda text: text.replace("0199001000", "0199007777"))
    visit.page.goto(visit.url + "/mes-offres")
    expect(visit.page.locator("main")).to_contain_text("anomalie corrigée")
    visit.look("mes-offres-corrigee")


# --- (journey, with script, themes, audits)
JOURNEYS = [
    (whole_journey, True, THEMES, True),
    (refused_step, True, THEMES, True),
    (whole_journey, False, THEMES[:1], False),
    (draft, True, THEMES[:1], False),
    (two_tabs, True, THEMES, True),
    (keyboard, True, THEMES, False),
    (anomaly, True, THEMES, True),
]


def run(browser, arguments) -> tuple[int, int]:
    passed = failed = 0
    for journey, scripted, themes, audits in JOURNEYS:
        for theme in themes:
            name = f"{journey.__doc__} ({theme}{'' if scripted else ', without script'})"
            if arguments.only and arguments.only not in name:
                continue
            try:
                with Portal(arguments.ror, theme=theme) as portal:
                    context = browser.new_context(
                        locale="fr-FR", timezone_id="Europe/Paris", java_script_enabled=scripted,
                        viewport={"width": 1280, "height": 900})
                    context.set_default_timeout(10_000)
                    visit = Visit(context.new_page(), portal, theme, audits)
                    try:
                        journey(visit)
                        visit.verdict()
                    except Exception:
                        visit.page.screenshot(path=SHOTS / f"failed-{journey.__name__}-{theme}.png", full_page=True)
                        print(f"       on {visit.page.url}")
                        raise
                    finally:
                        context.close()
                passed += 1
                print(f"ok   {name}")
            except Exception as problem:
                failed += 1
                print(f"FAIL {name}\n       {problem}")
                if not isinstance(problem, (Problems, AssertionError)):
                    traceback.print_exc(limit=-2)
    return passed, failed


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--ror", required=True, help="the program")
    parser.add_argument("--only", help="only the journeys whose name contains this")
    parser.add_argument("--headed", action="store_true", help="show the browser")
    arguments = parser.parse_args()
    SHOTS.mkdir(parents=True, exist_ok=True)
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    passed = failed = 0
    with sync_playwright() as playwright:
        flags = ["--no-sandbox"] if os.geteuid() == 0 else []  # root and containers have no sandbox
        browser = playwright.chromium.launch(executable_path=chromium, headless=not arguments.headed, args=flags)
        passed, failed = run(browser, arguments)
        browser.close()
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
