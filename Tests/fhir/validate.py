"""Judges every resource that a server publishes: FHIR R4 by the `fhir.resources` package (its R4B models), then what the
profiles of the ROR demand, that references lead somewhere, and that no byte shows what is restricted.

    python Tests/fhir/validate.py --ror PATH      its own portal: two offers completed page by page, then the others
    python Tests/fhir/validate.py --base URL      a running server, without final slash: http://127.0.0.1:8080
    python Tests/fhir/validate.py --file PATH     resources or Bundles in JSON, one file

Prints each problem and ends with "N passed, N failed"; the exit code is 1 when something failed.
"""

import argparse
import json
import sys
import urllib.error
import urllib.request
from pathlib import Path

from fhir.resources.R4B import get_fhir_model_class

from profiles import TYPES, demands, walk

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "browser"))
from portal import Client, Portal  # noqa: E402

NEXT, VALIDATE = "Étape suivante", "Valider mon offre"
ADD_CONTACT = "Ajouter un contact pour les professionnels"
MOBILE_CHANNEL, MAILBOX_CHANNEL = "1", "mss"
PUBLIC, MOBILE, MAILBOX = "0199001234", "0639981234", "camille.exemple@medecin.mssante.fr"


def fetch(url: str) -> bytes:
    request = urllib.request.Request(url, headers={"Accept": "application/fhir+json"})
    with urllib.request.urlopen(request, timeout=20) as answer:
        return answer.read()


class Judge:
    """Counts what passed and prints what failed."""

    def __init__(self):
        self.passed = self.failed = 0

    def verdict(self, name: str, problems: list[str]):
        for text in problems:
            print(f"FAIL {name}: {text}")
        if problems:
            self.failed += 1
        else:
            self.passed += 1

    def model(self, name: str, value: dict) -> list[str]:
        try:
            get_fhir_model_class(name).model_validate(value)
        except ValueError as error:
            return [f"R4: {error}"]
        return []

    def resources(self, found: list[dict]):
        known = {f"{resource['resourceType']}/{resource['id']}" for resource in found}
        for resource in found:
            kind = resource["resourceType"]
            problems = self.model(kind, resource) + demands(resource)
            for part in walk(resource):
                if "reference" in part and part["reference"] not in known:
                    problems.append(f"{part['reference']} is not published")
            self.verdict(f"{kind}/{resource['id']}", problems)


def pages(judge: Judge, base: str, kind: str, seen: list[bytes]) -> list[dict]:
    """Every resource of a type by the next links; the pages have each once, as many as the total."""
    found, problems, totals, url = [], [], set(), f"{base}/fhir/{kind}?_count=7"
    while url:
        body = fetch(url)
        seen.append(body)
        bundle = json.loads(body)
        problems += judge.model("Bundle", bundle)
        totals.add(bundle.get("total"))
        for entry in bundle.get("entry", []):
            resource = entry["resource"]
            found.append(resource)
            if entry["fullUrl"] != f"{base}/fhir/{kind}/{resource['id']}":
                problems.append(f"fullUrl {entry['fullUrl']}")
        url = next((link["url"] for link in bundle["link"] if link["relation"] == "next"), None)
    if totals != {len(found)} or len({resource["id"] for resource in found}) != len(found):
        problems.append(f"{len(found)} resources through the pages, totals {totals}")
    judge.verdict(f"pages of {kind}", problems)
    return found


def judge_server(judge: Judge, base: str, hidden: list[str]):
    statement = json.loads(fetch(f"{base}/fhir/metadata"))
    judge.verdict("metadata", judge.model("CapabilityStatement", statement))
    served = [resource["type"] for resource in statement["rest"][0]["resource"]]
    judge.verdict("served types", [] if sorted(served) == sorted(TYPES) else [f"{served}"])
    seen: list[bytes] = []
    found = [resource for kind in served for resource in pages(judge, base, kind, seen)]
    present = {resource["resourceType"] for resource in found}
    judge.verdict("every type has a resource", [f"none of {kind}" for kind in TYPES if kind not in present])
    judge.resources(found)
    everything = b"".join(seen).decode().lower()
    judge.verdict("nothing restricted in the bytes", [f"{text} is shown" for text in hidden if text in everything])
    judge.verdict("refusal of an unknown resource", unknown(judge, f"{base}/fhir/HealthcareService/999999999"))


def unknown(judge: Judge, url: str) -> list[str]:
    try:
        fetch(url)
    except urllib.error.HTTPError as refusal:
        wrong = [] if refusal.code == 404 else [f"status {refusal.code}"]
        return wrong + judge.model("OperationOutcome", json.load(refusal))
    return ["answered as if it existed"]


def publish(portal: Portal, person: int) -> list[str]:
    """Completes and validates the first offer of a person, without a browser, with restricted contacts."""
    client = Client(portal.url)
    home = client.sign_in(person)
    page = client.get(next(link for link, _ in home.links if "/saisie/" in link))
    root = page.path.rsplit("/", 1)[0]
    for step in ("1-repertoires", "2-offre", "3-modalites"):
        page = client.submit(at(page, f"{root}/{step}"), NEXT)
    page = client.submit(at(page, f"{root}/4-contacts"), ADD_CONTACT)
    page = client.submit(page, ADD_CONTACT)
    contact = "contacts.professionnels"
    page = client.submit(page, NEXT, {
        "contacts.patients.0.adresse": PUBLIC,
        f"{contact}.0.canal": MOBILE_CHANNEL, f"{contact}.0.adresse": MOBILE,
        f"{contact}.1.canal": MAILBOX_CHANNEL, f"{contact}.1.adresse": MAILBOX})
    page = client.submit(at(page, f"{root}/5-horaires"), NEXT, {
        "horaires.07.1.0.debut": "00:00", "horaires.07.1.0.fin": "24:00",
        "horaires.07.2.0.debut": "9:00", "horaires.07.2.0.fin": "12:30"})
    page = client.submit(at(page, f"{root}/6-recapitulatif"), VALIDATE)
    offer = root.split("/")[2]
    if not page.path.endswith("/confirmation"):
        return [f"the offer {offer} was not validated: ended on {page.path} ({page.status})"]
    service = fetch(f"{portal.url}/fhir/HealthcareService/{offer}").decode()
    return [] if PUBLIC in service else [f"HealthcareService/{offer} does not have what was typed"]


def at(page, path: str):
    assert page.path == path, f"expected {path}, was on {page.path} ({page.status})"
    return page


def from_file(path: str) -> list[dict]:
    value = json.loads(Path(path).read_text(encoding="utf-8"))
    values = value if isinstance(value, list) else [value]
    found = []
    for one in values:
        bundle = one["resourceType"] == "Bundle"
        found += [entry["resource"] for entry in one.get("entry", [])] if bundle else [one]
    return [one for one in found if one["resourceType"] in TYPES]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    where = parser.add_mutually_exclusive_group(required=True)
    where.add_argument("--ror", help="the program")
    where.add_argument("--base", help="the address of a running server")
    where.add_argument("--file", help="a file of resources")
    arguments = parser.parse_args()
    judge = Judge()
    if arguments.file:
        judge.resources(from_file(arguments.file))
    elif arguments.base:
        judge_server(judge, arguments.base, ["mssante"])
    else:
        with Portal(arguments.ror) as portal:
            for person in (0, 1):
                judge.verdict(f"offer of person {person}", publish(portal, person))
            portal.run("generate", "saisies", "--database", portal.database)
            judge_server(judge, portal.url, ["mssante", MOBILE])
    print(f"{judge.passed} passed, {judge.failed} failed")
    return 1 if judge.failed else 0


if __name__ == "__main__":
    sys.exit(main())
