"""What the profiles of the ROR demand beyond FHIR R4: mandatory elements, cardinalities, systems, confidentiality.

Source: ROR implementation guide ans.fhir.fr.ror 0.7.0, profiles RORHealthcareService, ROROrganization, RORLocation,
RORPractitioner, RORPractitionerRole; extension fr-core-address-insee-code of hl7.fr core.
"""

ROR = "https://interop.esante.gouv.fr/ig/fhir/ror/StructureDefinition/"
NOS = "https://mos.esante.gouv.fr/NOS/"
CREATION = "ror-meta-creation-date"
# Per type: elements with (least, most), then extensions with (least, most); `None`: any number.
TYPES = {
    "HealthcareService": (
        {"identifier": (1, 1), "name": (1, 1), "providedBy": (1, 1), "type": (1, 1), "specialty": (1, None),
         "characteristic": (1, None)},
        {CREATION: (1, 1), "ror-healthcareservice-sensitive-unit": (1, 1),
         "ror-healthcareservice-patient-type": (1, 1)},
    ),
    "Organization": ({"name": (1, 1), "address": (0, 1), "partOf": (0, 1)}, {CREATION: (1, 1)}),
    "Location": ({"managingOrganization": (1, 1)}, {CREATION: (1, 1), "ror-commune-cog": (1, 1)}),
    "Practitioner": ({"identifier": (1, 1), "name": (1, None)}, {CREATION: (1, 1)}),
    "PractitionerRole": (
        {"identifier": (0, 1), "practitioner": (1, 1), "healthcareService": (1, 1), "code": (1, 1)},
        {CREATION: (1, 1), "ror-practitionerrole-unit-exercise-mode": (1, 1), "ror-practitionerrole-name": (0, 1)},
    ),
}
TELECOM = {"ror-telecom-communication-channel": (1, 1), "ror-telecom-confidentiality-level": (1, 1),
           "ror-telecom-usage": (0, 1)}
CONTACT = {"ror-confidentiality-level": (1, 1)}
# Slices of `characteristic` and of PractitionerRole.specialty, by the part of the system between TRE_ and `-`.
CHARACTERISTIC = {"R213": (1, 1), "R240": (0, 1), "R238": (0, 1)}
SPECIALTY = {name: (0, 1) for name in ("R04", "R38", "R36", "R40", "G13", "R39", "R43", "R42", "R97")}


def walk(value):
    """Every object inside a resource."""
    if isinstance(value, dict):
        yield value
        for inner in value.values():
            yield from walk(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from walk(inner)


def between(name: str, count: int, bounds) -> list[str]:
    least, most = bounds
    wrong = count < least or (most is not None and count > most)
    return [f"{name}: {count} times, expected {least}..{'*' if most is None else most}"] if wrong else []


def inside(extensions: list[dict], rules: dict) -> list[str]:
    urls = [extension["url"] for extension in extensions]
    return [text for name, bounds in rules.items() for text in between(name, urls.count(ROR + name), bounds)]


def slices(concepts: list[dict], rules: dict) -> list[str]:
    tables = [coding.get("system", "").partition("/TRE_")[2].partition("-")[0]
              for concept in concepts for coding in concept.get("coding", [])]
    return [text for name, bounds in rules.items() for text in between(name, tables.count(name), bounds)]


def named(resource: dict, name: str) -> list[dict]:
    """The extensions of a name, full or short, wherever they are."""
    return [part for part in walk(resource) if part.get("url") in (ROR + name, name)]


def demands(resource: dict) -> list[str]:
    kind = resource["resourceType"]
    elements, extensions = TYPES[kind]
    found = []
    for name, bounds in elements.items():
        value = resource.get(name, [])
        found += between(name, len(value) if isinstance(value, list) else 1, bounds)
    found += inside(resource.get("extension", []), extensions)
    meta = resource.get("meta", {})
    if meta.get("profile") != [ROR + "ror-" + kind.lower()] or "lastUpdated" not in meta:
        found.append("meta must have lastUpdated and the profile of the ROR")
    return found + systems(resource) + confidentiality(resource) + {
        "HealthcareService": service, "PractitionerRole": role}.get(kind, lambda _: [])(resource)


def systems(resource: dict) -> list[str]:
    found = []
    for part in walk(resource):
        system = part.get("system", "")
        if system.startswith("http://") and system != "http://unitsofmeasure.org":
            found.append(f"system {system} is not https")
        if system.startswith(NOS) and "/TRE_" not in system:
            found.append(f"system {system} is a value set")
        if part.get("url", "").endswith("fr-core-address-insee-code") and "valueCoding" not in part:
            found.append("fr-core-address-insee-code must be a Coding")
    return found


def confidentiality(resource: dict) -> list[str]:
    found = [f"confidentiality {part.get('code')} in the open" for part in walk(resource)
             if "TRE-R283" in part.get("system", "") and part.get("code") != "1"]
    for telecom in resource.get("telecom", []):
        found += inside(telecom.get("extension", []), TELECOM)
    return found


def service(resource: dict) -> list[str]:
    found = slices(resource.get("characteristic", []), CHARACTERISTIC)
    ranges = [part.get("valueRange", {}) for part in named(resource, "ageRange")]
    if len(ranges) != 1 or not all("value" in ranges[0].get(end, {}) for end in ("low", "high")):
        found.append("ageRange must be there once, with low and high")
    for contact in named(resource, "ror-healthcareservice-contact"):
        found += inside(contact["extension"], CONTACT)
    for telecom in named(resource, "ror-healthcareservice-contact-telecom"):
        found += inside(telecom["extension"], TELECOM)
        found += between("telecomAddress", len(named(telecom, "telecomAddress")), (1, 1))
    for act in resource.get("characteristic", []):
        is_act = any("TRE_R210" in coding.get("system", "") for coding in act["coding"])
        if is_act != bool(named(act, "ror-act-type")):
            found.append("ror-act-type belongs on acts, and on them alone")
    for time in resource.get("availableTime", []):
        found += between("daysOfWeek", len(time.get("daysOfWeek", [])), (0, 1))
        if time.get("allDay") and "availableStartTime" in time:
            found.append("allDay with hours")
    return found


def role(resource: dict) -> list[str]:
    specialties = resource.get("specialty", [])
    least = 1 if specialties else 0
    return slices(specialties, {**SPECIALTY, "R04": (least, 1)})
