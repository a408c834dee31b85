"""Rows 4, 5 and 7: forms without measure, what anybody can make the service keep, names that poison what is published."""

import json
import time
import unicodedata
import urllib.parse
from collections import Counter

from crowd import ask, crowd, form, statuses
from trial import Trial

SAVE, NEXT, VALIDATE = "Enregistrer et quitter", "Étape suivante", "Valider mon offre"
LAST = "6-recapitulatif"
KEPT = 2 << 20  # bytes that one person or nobody may add to the disk in a burst
RESOURCE = 64 << 10  # bytes: the largest resource that a form can make


def encode(fields) -> bytes:
    return urllib.parse.urlencode(fields).encode()


def many_fields(trial: Trial):
    """Forms of 1 MB: ranks without end, fields that nobody asked, the same one again and again."""
    with trial.service() as target:
        someone = target.person(1)
        known = {slug: someone.fields(slug, SAVE) for slug in ("4-contacts", "2-offre", "5-horaires")}
        bodies = {
            "34,000 channels": ("4-contacts", "".join(f"&contacts.patients.{n}.canal=" for n in range(34_000))),
            "12,000 contacts": (
                "4-contacts",
                "".join(
                    f"&contacts.patients.{n}.canal=1&contacts.patients.{n}.adresse=0199001234" for n in range(14_000)
                ),
            ),
            "100,000 unknown fields": ("4-contacts", "".join(f"&a{n}=1" for n in range(100_000))),
            "60,000 activities": ("2-offre", "&activites=x" * 60_000),
            "40,000 ranges of hours": ("5-horaires", "".join(f"&horaires.07.1.{n}.debut=9" for n in range(30_000))),
            "a rank of 18 digits": ("4-contacts", "&contacts.patients.999999999999999999.canal=1"),
            "500,000 empty fields": ("4-contacts", "&" * 500_000),
        }
        names = list(bodies)

        def one(rank: int):
            name = names[rank % len(names)]
            slug, more = bodies[name]
            body = encode(known[slug]) + more.encode()[: (1 << 20) - len(encode(known[slug])) - 1]
            return name, form(target.port, someone.step(slug), body, rank, someone.cookie)

        found = trial.under(lambda: crowd(len(names), one, trial.seconds(8)))
        for name in names:
            answers = [answer for other, answer in found if other == name]
            slowest = max((answer.seconds for answer in answers), default=0)
            harmless = name in ("a rank of 18 digits", "500,000 empty fields")
            wrong = [
                answer.status
                for answer in answers
                if not (400 <= answer.status < 500 or harmless and answer.status == 303 or answer.is_told)
            ]
            trial.check(bool(answers) and not wrong, f"{name}: statuses {Counter(wrong)}")
            trial.check(slowest <= 3, f"{name}: {slowest:.1f} s")
        trial.note(f"{len(found)} forms, slowest {max(answer.seconds for _, answer in found):.2f} s")


def kept_for_nobody(trial: Trial):
    """Sign-ins that nobody ends, with a long way back: the disk must not grow."""
    with trial.service() as target:
        before = target.stored_bytes()
        path = "/connexion/pro-sante-connect?retour=/" + "a" * 8000
        found = trial.under(
            lambda: crowd(8, lambda rank: ask(target.port, "GET", path, rank=rank), trial.seconds(8), 20_000)
        )
        grown = target.stored_bytes() - before
        trial.note(f"{len(found)} sign-ins begun, {grown / 1e6:.1f} MB more on disk")
        trial.check(grown <= KEPT, f"{len(found)} sign-ins added {grown / 1e6:.1f} MB to the disk")
        trial.check(set(statuses(found)) <= {302, 303, 400, 414, 429, 503}, f"statuses {dict(statuses(found))}")


def kept_drafts(trial: Trial):
    """Drafts of 1 MB, again and again: each replaces the last one, or is refused."""
    with trial.service() as target:
        someone = target.person(1)
        fields = [(name, value) for name, value in someone.fields("4-contacts", SAVE)]
        before = target.stored_bytes()

        def one(rank: int):
            letter = chr(97 + rank)
            typed = [(name, letter * 900_000 if name.endswith(".note") else value) for name, value in fields]
            if not any(len(value) > 1000 for _, value in typed):
                typed.append(("contacts.patients.0.note", letter * 900_000))
            return form(target.port, someone.step(), encode(typed), rank, someone.cookie)

        found = trial.under(lambda: crowd(4, one, trial.seconds(6), 60))
        grown = target.stored_bytes() - before
        accepted = sum(1 for answer in found if answer.status in (200, 303))
        trial.note(f"{len(found)} drafts of 900 KB, {accepted} accepted, {grown / 1e6:.1f} MB more on disk")
        trial.check(grown <= KEPT, f"{len(found)} drafts added {grown / 1e6:.1f} MB to the disk")
        trial.check(all(400 <= answer.status < 500 for answer in found), f"statuses {dict(statuses(found))}")


def kept_anomalies(trial: Trial):
    """300 anomalies by one person in a day: beyond a number, 429 and a page that says so."""
    with trial.service() as target:
        someone = target.person(1)
        path = f"/offres/{someone.offer}/anomalies"
        page = someone.client.get(path)
        one_form = page.form_with("Déclarer une anomalie")
        token = dict(one_form.fields)["jeton"]

        def one(number: int):
            body = encode(
                [
                    ("jeton", token),
                    ("element", "telephone"),
                    ("valeurAttendue", f"01 99 00 {number:04d}"),
                    ("description", "x" * 900),
                ]
            )
            return form(target.port, path, body, 0, someone.cookie)

        size = trial.count(300, 60)
        found = trial.under(lambda: [one(number) for number in range(size)])
        seen = statuses(found)
        trial.note(f"{size} anomalies: statuses {dict(seen)}")
        trial.check(seen[303] <= 50, f"{seen[303]} of {size} anomalies accepted")
        trial.check(seen[429] > 0, f"statuses {dict(seen)}: never 429")
        told = [answer for answer in found if answer.status == 429]
        trial.check(
            all(
                answer.headers.get("Retry-After")
                or answer.headers.get("RateLimit-Reset")
                or answer.headers.get("RateLimit")
                for answer in told
            ),
            "429 without the time to come back",
        )


HOSTILE = {
    "NUL": "Cabinet\0du port",
    "ESC": "Cabinet \x1b[31mdu port",
    "U+202E": "Cabinet \u202etrop ud",
    "U+2066": "Cabinet \u2066x",
    "zero-width spaces alone": "\u200b" * 5,
    "joiners alone": "\u200d\u200c\u2060\ufeff",
    "no-break spaces alone": "\u00a0\u202f\u3000",
    "150 letters with 1,000 accents each": ("e" + "\u0301" * 1000) * 150,
    "40 letters with 40 accents each": ("a" + "\u0308" * 40) * 40,
    "U+FFFE": "Cabinet \ufffe",
    "U+FDD0": "Cabinet \ufdd0",
    "U+10FFFF": "Cabinet \U0010ffff",
    "tags": "Cabinet \U000e0041\U000e0042",
    "line separators": "Cabinet\u2028du\u2029port",
    "CR LF": "Cabinet\r\nSet-Cookie: a=b",
    "tab": "Cabinet\tdu port",
    "DEL and C1": "Cabinet \x7f\x85\x9b",
    "private": "Cabinet \ue000",
    "blank Hangul": "\u3164\u115f",
    "Braille blank": "\u2800\u2800",
    "100,000 letters": "x" * 100_000,
    "interlinear": "Cabinet \ufff9x\ufffay\ufffb",
    "soft hyphens alone": "\u00ad\u00ad",
}
WORST = ("NUL", "ESC", "U+202E", "U+FFFE", "150 letters with 1,000 accents each")
BYTES = {
    "not UTF-8": b"Cabinet%FF%FE",
    "surrogates": b"Cabinet%ED%A0%80%ED%B0%80",
    "overlong": b"Cabinet%C0%AF",
    "overlong NUL": b"a%C0%80",
}


def is_clean(text: str) -> bool:
    """Whether a published name holds nothing but what is read: no control, format nor unassigned character, something to read,
    few marks on a letter."""
    marks = longest = 0
    for character in text:
        kind = unicodedata.category(character)
        if kind in ("Cc", "Cs", "Zl", "Zp") or kind == "Cf" and character not in "\u200c\u200d\u00ad":
            return False
        if kind == "Cn":
            return False
        marks = marks + 1 if kind in ("Mn", "Me") else 0
        longest = max(longest, marks)
    read = [
        character
        for character in text
        if unicodedata.category(character)[0] in "LNPS" and character not in "\u3164\u115f\u2800"
    ]
    return bool(read) and longest <= 8 and len(text.encode()) <= 4096


class Typist:
    """A person who types a text in a field of a step, then validates the offer when the step takes it. Validations are few in a
    day, so that an ordinary text comes back only after one that was published."""

    def __init__(self, trial: Trial, slug: str, field: str, ordinary: bytes):
        self.trial, self.slug, self.field, self.ordinary = trial, slug, field, ordinary
        self.someone = trial.target.person(1)
        self.port, self.resource = trial.target.port, f"/fhir/HealthcareService/{self.someone.offer}"

    def publish(self, raw: bytes) -> int:
        """Types a text, already encoded: the status of the validation, 0 when the step did not take it."""
        fields = [(name, value) for name, value in self.someone.fields(self.slug, NEXT) if name != self.field]
        body = encode(fields) + f"&{self.field}=".encode() + raw
        typed = form(self.port, self.someone.step(self.slug), body, 0, self.someone.cookie).status
        if typed != 303:
            self.trial.check(400 <= typed < 500 and typed != 429 or typed == 200, f"{self.field}: status {typed}")
            return 0
        body = encode(self.someone.fields(LAST, VALIDATE))
        return form(self.port, self.someone.step(LAST), body, 0, self.someone.cookie).status

    def tries(self, name: str, raw: bytes):
        """What is published afterwards must be clean, whatever became of the text."""
        status = self.publish(raw)
        self.trial.check(status in (0, 200, 303, 422), f"{self.field}, {name}: validation {status}")
        read = ask(self.port, "GET", self.resource)
        try:
            texts = list(walk(json.loads(read.body)))
        except ValueError:
            texts = []
        dirty = [text for text in texts if not is_clean(text)]
        self.trial.check(bool(texts), f"{self.field}, {name}: the resource cannot be read any more ({read.status})")
        self.trial.check(not dirty, f"{self.field}, {name}: published, as {dirty[:1]!a:.60}")
        self.trial.check(len(read.body) <= RESOURCE, f"{self.field}, {name}: a resource of {len(read.body) >> 10} KB")
        if status == 303:
            self.publish(self.ordinary)


def walk(value):
    """Every text of a JSON value."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, (dict, list)):
        for part in value.values() if isinstance(value, dict) else value:
            yield from walk(part)


def hostile_names(trial: Trial):
    """Texts that break what consumers read, sent by the forms: refused or cleaned, never published."""
    with trial.service(options=["--requests-per-account", "0"]) as target:
        names = {**{name: urllib.parse.quote(text).encode() for name, text in HOSTILE.items()}, **BYTES}

        def attack():
            typist = Typist(trial, "2-offre", "description.nomOffre", b"Cabinet+du+port")
            plain = typist.publish(typist.ordinary)
            trial.check(plain == 303, f"an ordinary name is not published: {plain}")
            for name, raw in names.items():
                typist.tries(name, raw)

        trial.under(attack)
        for slug, field, ordinary in (
            ("2-offre", "description.filiere", b""),
            ("4-contacts", "contacts.patients.0.note", b""),
            ("4-contacts", "contacts.patients.0.adresse", b"0199001234"),
        ):
            typist = Typist(trial, slug, field, ordinary)
            for name in WORST:
                typist.tries(name, names[name])
        for kind in ("HealthcareService", "Organization", "Practitioner"):
            bundle = ask(target.port, "GET", f"/fhir/{kind}?_count=1000")
            try:
                trial.check(len(json.loads(bundle.body)["entry"]) > 0, f"the Bundle of {kind} is empty")
            except (ValueError, KeyError) as problem:
                trial.check(False, f"the Bundle of {kind} cannot be read: {problem}")
