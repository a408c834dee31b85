"""Messages that two programs in a row may read differently (request smuggling), each with a request hidden in one reading.

Source: RFC 9112 §11.2; obsolete folding §5.2, lengths §6.3, HTTP/1.0 and chunks §6.1, bare LF §2.2, Host §3.2.
"""

from dataclasses import dataclass

HOST = b"Host: ror.example.fr\r\n"
END = b"0\r\n\r\n"  # an empty chunked body: what follows is another request in that reading


def hidden(number: int) -> bytes:
    """The request that must never be answered nor logged; it is known by its identifier."""
    return b"GET /aide HTTP/1.1\r\n" + HOST + b"X-Request-Id: hidden-%d\r\n\r\n" % number


@dataclass
class Message:
    name: str
    data: bytes
    pipelined: bool = False  # a lenient proxy sees two requests, and sends two on: nothing is hidden


def messages(first: int = 0) -> list[Message]:
    """Every message; the requests they hide are numbered from `first`."""
    made: list[Message] = []

    def post(name: str, fields: bytes, body, line: bytes = b"POST /deconnexion HTTP/1.1\r\n", host: bytes = HOST):
        """`fields` may tell `{n}`, the length of the body."""
        content = body(hidden(first + len(made)))
        made.append(Message(name, line + host + fields.replace(b"{n}", b"%d" % len(content)) + b"\r\n" + content))

    def raw(name: str, data):
        made.append(Message(name, data(hidden(first + len(made)))))

    after_end = lambda inner: END + inner  # noqa: E731
    whole = lambda inner: inner  # noqa: E731
    length = b"Content-Length: {n}\r\n"
    chunked = b"Transfer-Encoding: chunked\r\n"

    post("length then chunks", length + chunked, after_end)
    post("chunks then length", chunked + length, after_end)
    post("chunks and length 0", chunked + b"Content-Length: 0\r\n", after_end)
    for name, field in {
        "space before the colon": b"Transfer-Encoding : chunked\r\n",
        "tab before the colon": b"Transfer-Encoding\t: chunked\r\n",
        "tab before the value": b"Transfer-Encoding:\tchunked\r\n",
        "vertical tab": b"Transfer-Encoding: \x0bchunked\r\n",
        "NUL at the end": b"Transfer-Encoding: chunked\0\r\n",
        "NUL inside": b"Transfer-Encoding: chun\0ked\r\n",
        "NUL in the name": b"Transfer-Encod\0ing: chunked\r\n",
        "unknown coding": b"Transfer-Encoding: xchunked\r\n",
        "identity": b"Transfer-Encoding: identity\r\n",
        "chunked, identity": b"Transfer-Encoding: chunked, identity\r\n",
        "identity, chunked": b"Transfer-Encoding: identity, chunked\r\n",
        "quoted": b'Transfer-Encoding: "chunked"\r\n',
        "with a parameter": b"Transfer-Encoding: chunked;a=b\r\n",
        "folded": b"Transfer-Encoding:\r\n chunked\r\n",
        "a folded line after it": b"Transfer-Encoding: chunked\r\n , identity\r\n",
        "empty": b"Transfer-Encoding:\r\n",
        "twice": chunked + b"Transfer-Encoding: identity\r\n",
        "twice the same": chunked + chunked,
        "bare CR before it": b"X: y\rTransfer-Encoding: chunked\r\n",
        "bare LF before it": b"X: y\nTransfer-Encoding: chunked\r\n",
    }.items():
        post(f"odd Transfer-Encoding with a length: {name}", field + length, after_end)
    for name, field in {
        "folded": b"Content-Length:\r\n {n}\r\n", "folded after a digit": b"Content-Length: 0\r\n {n}\r\n",
        "space before the colon": b"Content-Length : {n}\r\n", "plus": b"Content-Length: +{n}\r\n",
        "minus": b"Content-Length: -1\r\n", "list": b"Content-Length: {n}, {n}\r\n", "list of two": b"Content-Length: 0, {n}\r\n",
        "twice": b"Content-Length: 0\r\nContent-Length: {n}\r\n", "two words": b"Content-Length: 0 {n}\r\n",
        "hexadecimal": b"Content-Length: 0x0\r\n", "NUL": b"Content-Length: {n}\0\r\n", "empty": b"Content-Length:\r\n",
        "huge": b"Content-Length: 18446744073709551616\r\n", "dot": b"Content-Length: {n}.0\r\n",
    }.items():
        post(f"odd Content-Length: {name}", field, whole)
    post("HTTP/1.0 with chunks", chunked, after_end, b"POST /deconnexion HTTP/1.0\r\n")
    post("HTTP/1.0 with chunks and a length", chunked + length, after_end, b"POST /deconnexion HTTP/1.0\r\n")
    for name, start in {"0x0": b"0x0", "minus": b"-0", "space": b" 0", "huge": b"fffffffffffffffff", "letters": b"zz"}.items():
        post(f"odd size of a chunk: {name}", chunked, lambda inner, start=start: start + b"\r\n\r\n" + inner)
    post("a chunk shorter than its bytes", chunked, lambda inner: b"1\r\n" + inner + b"\r\n0\r\n\r\n")
    post("a chunk that ends with bare LF", chunked, lambda inner: b"1\na\n0\n\n" + inner)
    made[-1].pipelined = True
    post("a field of a folded line", b"X: y\r\n z\r\n" + length, whole)
    post("a space before the first field", b" " + length, whole, host=HOST)
    post("no Host", length, whole, host=b"")
    post("two Hosts", length, whole, host=HOST + b"Host: autre.example.fr\r\n")
    post("Host with a space before the colon", length, whole, host=b"Host : ror.example.fr\r\n")
    post("a field without colon", b"Champ\r\n" + length, whole)
    post("a field without name", b": y\r\n" + length, whole)
    raw("bare LF in the whole head", lambda inner: b"POST /deconnexion HTTP/1.1\nHost: ror.example.fr\n"
        b"Content-Length: %d\n\n" % len(inner) + inner)
    raw("bare LF before the end of the head", lambda inner: b"POST /deconnexion HTTP/1.1\r\n" + HOST
        + b"Content-Length: %d\r\n\n\r\n" % len(inner) + inner)
    raw("GET with a body", lambda inner: b"GET /aide HTTP/1.1\r\n" + HOST
        + b"Content-Length: %d\r\n\r\n" % len(inner) + inner)
    raw("an Upgrade", lambda inner: b"GET /aide HTTP/1.1\r\n" + HOST + b"Connection: Upgrade, HTTP2-Settings\r\n"
        b"Upgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQAAP__\r\nContent-Length: %d\r\n\r\n" % len(inner) + inner)
    raw("Content-Length named by Connection", lambda inner: b"POST /deconnexion HTTP/1.1\r\n" + HOST
        + b"Connection: Content-Length\r\nContent-Length: %d\r\n\r\n" % len(inner) + inner)
    return made
