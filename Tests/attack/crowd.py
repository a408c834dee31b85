"""What attackers send: requests without manners, many at once, from addresses of their own, to this machine only."""

import http.client
import ipaddress
import os
import socket
import threading
import time
from collections import Counter

TIMEOUT = 20  # seconds


def loopback(host: str) -> str:
    """The host, refused unless it is this very machine."""
    if not ipaddress.ip_address(host).is_loopback:
        raise SystemExit(f"attacks are for this machine only, not {host}")
    return host


class Answer:
    """`status` 0: no answer came, `body` then says why."""

    def __init__(self, status: int, headers, body: bytes, seconds: float):
        self.status, self.headers, self.body, self.seconds = status, headers or {}, body, seconds

    @property
    def is_told(self) -> bool:
        """Refused with the time to come back."""
        return self.status in (429, 503) and bool(self.headers.get("Retry-After"))


def address(rank: int) -> str:
    """The address of an attacker: 127.0.2.1 and the following ones, 200 to a network."""
    return f"127.0.{2 + rank // 200}.{1 + rank % 200}"


def ask(
    port: int, method: str, path: str, body=None, headers: dict | None = None, rank: int = 0, timeout: float = TIMEOUT
) -> Answer:
    """One request on a connection of its own."""
    start = time.monotonic()
    connection = http.client.HTTPConnection(
        loopback("127.0.0.1"), port, timeout=timeout, source_address=(address(rank), 0)
    )
    try:
        try:
            connection.request(method, path, body, headers or {})
        except (BrokenPipeError, ConnectionResetError):
            pass  # refused before the body was sent: the answer may still be there
        answer = connection.getresponse()
        return Answer(answer.status, answer.headers, answer.read(), time.monotonic() - start)
    except (OSError, http.client.HTTPException) as problem:
        return Answer(0, {}, type(problem).__name__.encode(), time.monotonic() - start)
    finally:
        connection.close()


def form(port: int, path: str, body, rank: int = 0, cookie: str | None = None, timeout: float = TIMEOUT) -> Answer:
    """Posts an encoded form."""
    headers = {"Content-Type": "application/x-www-form-urlencoded"}
    if cookie:
        headers["Cookie"] = cookie
    return ask(port, "POST", path, body, headers, rank, timeout)


def raw(port: int, message: bytes, seconds: float = 3, rank: int = 0) -> bytes:
    """Sends bytes as they are; what came back until the server closed, or for some seconds."""
    received = b""
    with socket.socket() as connection:
        connection.settimeout(seconds)
        connection.bind((address(rank), 0))
        connection.connect((loopback("127.0.0.1"), port))
        end = time.monotonic() + seconds
        try:
            connection.sendall(message)
            while time.monotonic() < end:
                connection.settimeout(max(0.05, end - time.monotonic()))
                piece = connection.recv(65536)
                if not piece:
                    break
                received += piece
        except OSError:
            pass
    return received


def crowd(size: int, work, seconds: float = 0, most: int = 1_000_000) -> list:
    """`size` attackers call `work(rank)` at once: once each, or again and again for some seconds, `most` times in all.
    Answers what the calls answered.

    True attackers are on other machines: these take what processor time the service and its visitors leave."""
    results, lock, end = [], threading.Lock(), time.monotonic() + seconds
    budget = iter(range(most))

    def one(rank: int):
        os.sched_setscheduler(0, os.SCHED_IDLE, os.sched_param(0))  # this thread alone
        while True:
            with lock:
                if next(budget, None) is None:
                    return
            found = work(rank)
            with lock:
                results.append(found)
            if time.monotonic() >= end:
                return

    threads = [threading.Thread(target=one, args=(rank,), daemon=True) for rank in range(size)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(seconds + 3 * TIMEOUT)
    return list(results)


def statuses(answers: list[Answer]) -> Counter:
    return Counter(answer.status for answer in answers)
