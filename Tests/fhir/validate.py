"""Judges every resource that a running server publishes: FHIR R4 by the `fhir.resources` package, then the mandatory elements of the
ROR profiles (implementation guide 0.7.0), references, and that nothing restricted is in the open.

    python Tests/fhir/validate.py --ror PATH      its own portal, with every offer of the demonstration completed
    python Tests/fhir/validate.py --base URL      a running server, without final slash: http://127.0.0.1:8080

Ends with "N passed, N failed".
"""

import argparse
import json
import sys
import urllib.error
import urllib.request
from pathlib import Path

from fhir.resources.R4B import get_fhir_model_class

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "browser"))
from portal import Portal  # noqa: E402

ROR = "https://interop.esante.gouv.fr/ig/fhir/ror/StructureDefinition/"
COMMON = ["ror-meta-creation-date"]
# Per type: elements 1..1 or 1..*, extensions 1..1.
PROFILES = {
    "HealthcareService": (
        ["identifier", "name", "providedBy", "type", "specialty", "characteristic"],
        COMMON + ["ror-healthcareservice-sensitive-unit", "ror-healthcareservice-patient-type"],
    ),
    "Organization": (["name"], COMMON),
    "Location": (["address", "managingOrganization"], COMMON + ["ror-commune-cog"]),
    "Practitioner": (["identifier", "name"], COMMON),
    "PractitionerRole": (
        ["practitioner", "healthcareService", "code"],
        COMMON + ["ror-practitionerrole-unit-exercise-mode"],
    ),
}


def fetch(url: str) -> dict:
    with urllib.request.urlopen(urllib.request.Request(url, headers={"Accept": "application/fhir+json"}), timeout=20) as answer:
        return json.load(answer)


def pages(base: str, kind: str):
    """Every resource of a type, by the next links."""
    url = f"{base}/fhir/{kind}?_count=7"
    while url:
        bundle = fetch(url)
        get_fhir_model_class("Bundle").model_validate(bundle)
        yield from (entry["resource"] for entry in bundle.get("entry", []))
        url = next((link["url"] for link in bundle["link"] if link["relation"] == "next"), None)


def walk(value):
    """Every object inside a resource."""
    if isinstance(value, dict):
        yield value
        for inner in value.values():
            yield from walk(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from walk(inner)


def problems(resource: dict, known: set[str]) -> list[str]:
    kind = resource["resourceType"]
    found = []
    try:
        get_fhir_model_class(kind).model_validate(resource)
    except ValueError as error:
        found.append(f"R4: {error}")
    elements, extensions = PROFILES[kind]
    found += [f"{name} is missing" for name in elements if not resource.get(name)]
    urls = [extension["url"] for extension in resource.get("extension", [])]
    found += [f"{name}: {urls.count(ROR + name)} times" for name in extensions if urls.count(ROR + name) != 1]
    if resource["meta"]["profile"] != [ROR + "ror-" + kind.lower()]:
        found.append("meta.profile is not that of the ROR")
    for part in walk(resource):
        if "reference" in part and part["reference"] not in known:
            found.append(f"{part['reference']} is not published")
        if "TRE-R283" in str(part.get("system")) and part.get("code") != "1":
            found.append(f"confidentiality {part.get('code')} in the open")
        if str(part.get("system", "")).startswith("http://") and "unitsofmeasure" not in part["system"]:
            found.append(f"system {part['system']} is not https")
    return found


def judge(base: str) -> tuple[int, int]:
    passed = failed = 0
    statement = fetch(f"{base}/fhir/metadata")
    get_fhir_model_class("CapabilityStatement").model_validate(statement)
    served = [resource["type"] for resource in statement["rest"][0]["resource"]]
    resources = [resource for kind in served for resource in pages(base, kind)]
    known = {f"{resource['resourceType']}/{resource['id']}" for resource in resources}
    if {kind for kind in PROFILES if not any(name.startswith(kind + "/") for name in known)}:
        print("FAIL a type has no resource: the trial proves nothing")
        failed += 1
    for resource in resources:
        found = problems(resource, known)
        passed, failed = (passed, failed + 1) if found else (passed + 1, failed)
        for text in found[:5]:
            print(f"FAIL {resource['resourceType']}/{resource['id']}: {text}")
    try:
        fetch(f"{base}/fhir/HealthcareService/999999999")
    except urllib.error.HTTPError as refusal:
        get_fhir_model_class("OperationOutcome").model_validate(json.load(refusal))
        passed += 1
    return passed, failed


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    where = parser.add_mutually_exclusive_group(required=True)
    where.add_argument("--ror", help="the program")
    where.add_argument("--base", help="the address of a running server")
    arguments = parser.parse_args()
    if arguments.base:
        passed, failed = judge(arguments.base)
    else:
        with Portal(arguments.ror) as portal:
            portal.run("generate", "saisies", "--database", portal.database)
            passed, failed = judge(portal.url)
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
