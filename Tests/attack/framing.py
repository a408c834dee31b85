"""Row 8: messages whose length or end two programs in a row may understand differently (RFC 9112 §11.2).

Each is refused with 400 (501 for an unknown coding, 505 for a version), once, and the connection is closed: what follows is never
read as a request. Ordinary messages, for comparison, are answered as many times as they are sent.
"""

import re

from crowd import crowd, raw
from trial import Trial

HIDDEN = b"GET /sante HTTP/1.1\r\nHost: a\r\n\r\n"
CHUNKED = b"5\r\n_id=1\r\n0\r\n\r\n"
POST = (
    b"POST /fhir/HealthcareService/_search HTTP/1.1\r\nHost: a\r\nContent-Type: application/x-www-form-urlencoded\r\n"
)


def post(fields: bytes, body: bytes = b"_id=1", line: bytes = b"") -> bytes:
    return (
        (POST if not line else POST.replace(b"POST /fhir/HealthcareService/_search HTTP/1.1", line))
        + fields
        + b"\r\n"
        + body
    )


REFUSED = {
    "folded Content-Length": post(b"Content-Length:\r\n 5\r\n"),
    "Content-Length folded after": post(b"Content-Length: 5\r\n 0\r\n"),
    "folded Transfer-Encoding": post(b"Transfer-Encoding:\r\n chunked\r\n", CHUNKED),
    "a folded field": post(b"X-A: b\r\n c\r\nContent-Length: 5\r\n"),
    "a folded first field": b"GET /sante HTTP/1.1\r\n Host: a\r\nHost: a\r\n\r\n",
    "NUL in Transfer-Encoding": post(b"Transfer-Encoding: chunked\0\r\n", CHUNKED),
    "NUL before chunked": post(b"Transfer-Encoding: \0chunked\r\n", CHUNKED),
    "NUL in Content-Length": post(b"Content-Length: 5\0\r\n"),
    "NUL in a field": post(b"X-A: a\0b\r\nContent-Length: 5\r\n"),
    "NUL in a name": post(b"Content-Length\0: 5\r\n"),
    "NUL in the target": b"GET /sa\0nte HTTP/1.1\r\nHost: a\r\n\r\n",
    "HTTP/1.0 and chunked": post(
        b"Transfer-Encoding: chunked\r\n", CHUNKED, b"POST /fhir/HealthcareService/_search HTTP/1.0"
    ),
    "bare LF": (POST + b"Content-Length: 5\r\n\r\n_id=1").replace(b"\r\n", b"\n"),
    "bare LF in one line": b"GET /sante HTTP/1.1\r\nHost: a\nX-A: b\r\n\r\n",
    "bare LF at the end": b"GET /sante HTTP/1.1\r\nHost: a\r\n\n",
    "bare CR": b"GET /sante HTTP/1.1\r\nHost: a\rX-A: b\r\n\r\n",
    "no Host": b"GET /sante HTTP/1.1\r\n\r\n",
    "two Host": b"GET /sante HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
    "both lengths": post(b"Content-Length: 5\r\nTransfer-Encoding: chunked\r\n", CHUNKED),
    "both lengths, other order": post(b"Transfer-Encoding: chunked\r\nContent-Length: 5\r\n", CHUNKED),
    "two Content-Length": post(b"Content-Length: 5\r\nContent-Length: 5\r\n"),
    "two values": post(b"Content-Length: 5, 5\r\n"),
    "plus sign": post(b"Content-Length: +5\r\n"),
    "minus sign": post(b"Content-Length: -5\r\n"),
    "hexadecimal": post(b"Content-Length: 0x5\r\n"),
    "Content-Length empty": post(b"Content-Length: \r\n"),
    "beyond 64 bits": post(b"Content-Length: 18446744073709551621\r\n"),
    "other coding": post(b"Transfer-Encoding: xchunked\r\n", CHUNKED),
    "two codings": post(b"Transfer-Encoding: chunked, identity\r\n", CHUNKED),
    "chunked twice": post(b"Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n", CHUNKED),
    "identity": post(b"Transfer-Encoding: identity\r\nContent-Length: 5\r\n"),
    "space before the colon": post(b"Content-Length : 5\r\n"),
    "space before chunked's colon": post(b"Transfer-Encoding : chunked\r\n", CHUNKED),
    "tab before chunked": post(b"Transfer-Encoding:\x0bchunked\r\n", CHUNKED),
    "a line without colon": b"GET /sante HTTP/1.1\r\nHost: a\r\nnothing\r\n\r\n",
    "an empty name": b"GET /sante HTTP/1.1\r\nHost: a\r\n: b\r\n\r\n",
    "two spaces in the request line": b"GET  /sante HTTP/1.1\r\nHost: a\r\n\r\n",
    "HTTP/1.1 and more": b"GET /sante HTTP/1.1 HTTP/1.1\r\nHost: a\r\n\r\n",
    "HTTP/9.9": b"GET /sante HTTP/9.9\r\nHost: a\r\n\r\n",
    "no version": b"GET /sante\r\nHost: a\r\n\r\n",
}
BROKEN_CHUNKS = {
    "size with a sign": b"+5\r\n_id=1\r\n0\r\n\r\n",
    "size with 0x": b"0x5\r\n_id=1\r\n0\r\n\r\n",
    "size with a space": b" 5\r\n_id=1\r\n0\r\n\r\n",
    "size beyond 64 bits": b"10000000000000005\r\n_id=1\r\n0\r\n\r\n",
    "bare LF after the size": b"5\n_id=1\r\n0\r\n\r\n",
    "bytes beyond the size": b"5\r\n_id=1XX\r\n0\r\n\r\n",
    "no size": b"\r\n_id=1\r\n0\r\n\r\n",
    "not a number": b"zz\r\n_id=1\r\n0\r\n\r\n",
}
# The statuses that are right: bodies in chunks may be refused altogether.
ORDINARY = {
    "one request": (b"GET /sante HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n", [200]),
    "two in a row": (HIDDEN + b"GET /sante HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n", [200, 200]),
    "a body with its length, then one": (post(b"Content-Length: 5\r\n") + HIDDEN, [200, 200]),
    "a body in chunks, then one": (post(b"Transfer-Encoding: chunked\r\n", CHUNKED) + HIDDEN, [200, 200], [411]),
    "a length in capitals": (post(b"CONTENT-LENGTH: 5\r\n"), [200]),
    "HTTP/1.0": (b"GET /sante HTTP/1.0\r\nHost: a\r\n\r\n", [200]),
}


def answers(received: bytes) -> list[int]:
    """The statuses that a reader of the protocol finds: each body has its length, nothing is read after an answer that closes.
    (libmicrohttpd writes the head of its own refusals twice; the second one lies where the body of the first is.)"""
    found = []
    while match := re.match(rb"HTTP/1\.[01] (\d{3}) ", received):
        found.append(int(match[1]))
        head, _, received = received.partition(b"\r\n\r\n")
        if re.search(rb"\r\nconnection: close", head, re.I):
            break
        length = re.search(rb"\r\ncontent-length: (\d+)", head, re.I)
        received = received[int(length[1]) if length else 0 :]
    return found


def ambiguous_lengths(trial: Trial):
    """Each ambiguous message, with a request hidden behind it."""
    with trial.service() as target:
        wait = 1.5
        cases = [
            (f"ordinary, {name}", message, lambda found, right=right: found in right)
            for name, (message, *right) in ORDINARY.items()
        ]
        cases += [
            (name, message + HIDDEN, lambda found: len(found) == 1 and found[0] in (400, 411, 413, 501, 505))
            for name, message in REFUSED.items()
        ]
        # Here the head was right: a library may close without a word.
        cases += [
            (
                f"chunks, {name}",
                post(b"Transfer-Encoding: chunked\r\n", chunks) + HIDDEN,
                lambda found: not found or len(found) == 1 and found[0] in (400, 411, 413),
            )
            for name, chunks in BROKEN_CHUNKS.items()
        ]

        def attack():
            left = list(enumerate(cases))

            def one(_):
                while left:
                    rank, (name, message, is_right) = left.pop()
                    found = answers(raw(target.port, message, wait, rank))
                    trial.check(is_right(found), f"{name}: {found or 'no answer'}")

            crowd(8, one)
            trial.note(f"{len(REFUSED) + len(BROKEN_CHUNKS)} ambiguous messages")

        trial.under(attack)
