"""Rows 1, 9 and 10: searches that cost, readers who do not read, identifiers that are none."""

import json
import random
import socket
import time
import urllib.parse

from crowd import address, ask, crowd, form, loopback, statuses
from trial import Trial

SERVICE = "/fhir/HealthcareService"
HELD = 512 << 20  # bytes of memory: those in flight (--max-bytes-in-flight, 256 MiB) and what running searches make
HELD_SAMPLE = 150 << 20  # with less in flight


def many_identifiers(trial: Trial):
    """Anonymous searches with as many identifiers as a body can hold."""
    commas = ",".join(map(str, range(1, 100_001)))
    bodies = {
        "100,000 _id in one value": "_id=" + commas,
        "10,000 repeated _id": "&".join(f"_id={number}" for number in range(10_000)),
        "60,000 identifiers": "identifier=" + ",".join(map(str, range(100_000, 160_000))),
        "10,000 repeated identifiers": "&".join(f"identifier={number}" for number in range(10_000)),
        "10,000 empty fields": "&" * 10_000,
        "unknown parameters": "&".join(f"a{number}=1" for number in range(20_000)),
    }
    names = list(bodies)
    with trial.service() as target:

        def one(rank: int):
            name = names[rank % len(names)]
            return name, form(target.port, SERVICE + "/_search", bodies[name], rank)

        found = trial.under(lambda: crowd(12, one, trial.seconds(8)))
        for name in names:
            answers = [answer for other, answer in found if other == name]
            # Nothing between the marks is a search like another.
            wrong = [answer for answer in answers if not 400 <= answer.status < 500 and set(bodies[name]) != {"&"}]
            trial.check(bool(answers) and not wrong, f"{name}: statuses {dict(statuses(answers))}")
        trial.note(f"{len(found)} searches, slowest {max(answer.seconds for _, answer in found):.2f} s")
        sizes(trial, target)


def sizes(trial: Trial, target):
    """Lists of every size: what is kept for each must be little."""
    before = target_memory(target)
    found = [
        form(target.port, SERVICE + "/_search", "_count=1&_id=" + ",".join(map(str, range(1, size + 1))), 150).status
        for size in range(1, trial.count(200, 60))
    ]
    trial.check(set(found) == {200}, f"lists of 1 to 200 identifiers: statuses {set(found)}")
    grown = target_memory(target) - before
    trial.check(grown <= 24 << 20, f"{grown >> 20} MB kept after {len(found)} lists of different sizes")


def target_memory(target) -> int:
    with open(f"/proc/{target.server.pid}/status") as file:
        return next(int(line.split()[1]) * 1024 for line in file if line.startswith("RssAnon:"))


def slow_readers(trial: Trial):
    """200 readers of the largest page, a few bytes at a time."""
    size = trial.count(200, 100)
    options = ["--max-bytes-in-flight", str(32 << 20)] if trial.is_sample else []
    with trial.service(options=options) as target:
        whole = ask(target.port, "GET", SERVICE + "?_count=1000")
        trial.check(whole.status == 200, f"one page of 1,000 offers: status {whole.status}")
        trial.note(f"one page is {len(whole.body) / 1e6:.1f} MB")

        def read(rank: int) -> str:
            with socket.socket() as connection:
                connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
                connection.settimeout(10)
                connection.bind((address(rank * 10), 0))
                received = b""
                try:
                    connection.connect((loopback("127.0.0.1"), target.port))
                    connection.sendall(f"GET {SERVICE}?_count=1000 HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".encode())
                    end = time.monotonic() + trial.seconds(10)
                    while time.monotonic() < end:
                        piece = connection.recv(512)
                        if not piece:
                            break
                        received += piece
                        time.sleep(0.2)
                except OSError:
                    pass
            return received.split(b"\r\n", 1)[0].decode(errors="replace")

        lines = trial.under(lambda: crowd(size, read), memory=trial.count(HELD, HELD_SAMPLE))
        seen = {line: lines.count(line) for line in set(lines)}
        trial.note(f"first lines {seen}")
        trial.check(all(line == "" or line.split(" ")[1] in ("200", "429", "503") for line in lines), f"answers {seen}")
        trial.recovers()


def identifiers(trial: Trial):
    """Identifiers beyond what is given out, lists that are too long, NUL: never another resource, never a failure."""
    with trial.service() as target:
        offer = json.loads(ask(target.port, "GET", SERVICE + "?_count=1").body)["entry"][0]["resource"]
        known = {
            kind: json.loads(ask(target.port, "GET", f"/fhir/{kind}?_count=1").body)["entry"][0]["resource"]["id"]
            for kind in ("HealthcareService", "Organization", "Location", "Practitioner", "PractitionerRole")
        }

        def attack():
            for rank, (kind, number) in enumerate(known.items()):
                good = ask(target.port, "GET", f"/fhir/{kind}/{number}").status
                trial.check(good == 200, f"/fhir/{kind}/{number}: {good}")
                shifts = [int(number) + (step << bits) for bits in range(47, 64) for step in (1, 2, 3)]
                texts = [str(one) for one in shifts] + [
                    "-1",
                    "0",
                    "+" + number,
                    "0" + number,
                    number + ".0",
                    "0x" + number,
                    "%00",
                    number + "%00",
                    "%20" + number,
                    "9" * 18,
                    "9" * 19,
                    "9" * 20,
                    "9" * 4000,
                    "٤",
                    "①",
                    number + "%0A",
                ]
                for text in texts:
                    answer = ask(target.port, "GET", f"/fhir/{kind}/{urllib.parse.quote(text, safe='%')}", rank=rank)
                    trial.check(answer.status in (400, 404, 414), f"/fhir/{kind}/{text[:24]}: {answer.status}")
            for text in [
                "_id=" + ",".join(str(number) for number in range(1, 502)),
                "_id=%00",
                "identifier=a%00b",
                "%00=1",
                "_count=%00",
                "_page=%00",
                "_id=1%00",
                "_format=json%00",
                "identifier=%00%7C%00",
            ]:
                answer = ask(target.port, "GET", f"{SERVICE}?{text}", rank=10)
                trial.check(answer.status == 400, f"?{text[:30]}: {answer.status}")
            for text in [
                "_page=" + str(1 << 49),
                "_page=" + "9" * 30,
                "_count=-1",
                "_count=" + "9" * 30,
                "_id=" + str(1 << 62),
                "_id=" + "9" * 30,
                "identifier=" + "%F0%9F%98%80" * 500,
                "_id=%FF%FE",
            ]:
                answer = ask(target.port, "GET", f"{SERVICE}?{text}")
                entries = [one for one in (json.loads(answer.body).get("entry") or [])] if answer.status == 200 else []
                trial.check(
                    answer.status in (200, 400) and not (text.startswith("_id") and entries),
                    f"?{text[:30]}: {answer.status}, {len(entries)} entries",
                )
            noise(target)

        def noise(target):
            chance = random.Random(10)
            found = crowd(
                4,
                lambda rank: ask(target.port, "GET", f"{SERVICE}/{chance.getrandbits(64)}", rank=20 + rank),
                trial.seconds(4),
            )
            trial.check(set(statuses(found)) <= {400, 404, 429}, f"random identifiers: {statuses(found)}")

        trial.under(attack)
        trial.check(bool(offer), "no offer is published")
        someone = target.person(1)
        for number in (1 << 48, int(someone.offer) + (1 << 48), int(someone.offer) + (1 << 49), 1 << 63, 1 << 64):
            found = someone.client.get(f"/offres/{number}/saisie/4-contacts")
            trial.check(found.status in (400, 403, 404), f"/offres/{number}: {found.status}")
