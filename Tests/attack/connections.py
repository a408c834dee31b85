"""Row 9 and 11: senders who drip, askers who never read; a log that nobody reads, few descriptors."""

import os
import socket
import tempfile
import time
from pathlib import Path

from crowd import address, ask, crowd, loopback
from trial import Trial


def unread_log(trial: Trial):
    """The access log is a pipe that nobody reads: answers go on, and the service stops."""
    with tempfile.TemporaryDirectory() as folder:
        pipe = Path(folder) / "log"
        os.mkfifo(pipe)
        held = os.open(pipe, os.O_RDWR)  # open for reading, never read
        try:
            with trial.service(access_log=pipe) as target:
                found = trial.under(
                    lambda: crowd(
                        8,
                        lambda rank: ask(target.port, "GET", "/connexion", rank=rank, timeout=5).status,
                        trial.seconds(8),
                    )
                )
                trial.note(f"{len(found)} requests, {len(found) - found.count(200)} refused")
                trial.check(
                    len(found) > 800 or trial.is_sample, f"only {len(found)} requests: the pipe may not be full"
                )
                trial.check(set(found) <= {200, 429, 503}, f"statuses {set(found)}")
        finally:
            os.close(held)


def few_descriptors(trial: Trial):
    """64 descriptors and 200 connections left open: those who are there are served, no processor spins, and it passes."""
    with trial.service(descriptors=64) as target:
        held: list[socket.socket] = []

        def attack():
            for rank in range(200):
                one = socket.socket()
                one.settimeout(0.5)
                try:
                    one.bind((address(rank % 20), 0))
                    one.connect((loopback("127.0.0.1"), target.port))
                    one.sendall(b"GET /sante HTTP/1.1\r\nHost: a\r\n")  # never ended
                except OSError:
                    pass
                held.append(one)
            before = target.cpu_seconds()
            time.sleep(4)
            spent = (target.cpu_seconds() - before) / 4
            trial.note(f"{spent * 100:.0f} % of a processor meanwhile")
            trial.check(spent < 0.5, f"{spent * 100:.0f} % of a processor while nothing is asked")

        try:
            trial.under(attack)
        finally:
            for one in held:
                one.close()
        trial.recovers(25)


def open_ones(target, size: int) -> list[socket.socket]:
    """Connections of many addresses; what cannot be opened is left out."""
    found = []
    for rank in range(size):
        one = socket.socket()
        one.settimeout(1)
        try:
            one.bind((address(rank), 0))
            one.connect((loopback("127.0.0.1"), target.port))
            found.append(one)
        except OSError:
            one.close()
    return found


def slow_senders(trial: Trial):
    """Heads and bodies that come byte by byte: each is cut when its time is over."""
    with trial.service(options=["--receive-seconds", "4"]) as target:
        held = open_ones(target, trial.count(400, 100))
        head = b"POST /connexion HTTP/1.1\r\nHost: a\r\nX-A: "
        body = head + b"a\r\nContent-Length: 500000\r\n\r\n"

        def attack():
            alive, end = list(held), time.monotonic() + 9
            for rank, one in enumerate(alive):
                send(one, head if rank % 2 else body)
            while alive and time.monotonic() < end:
                alive = [one for one in alive if send(one, b"a") and not is_closed(one)]
                time.sleep(0.5)
            trial.note(f"{len(held)} connections, {len(alive)} left after 9 s")
            trial.check(not alive, f"{len(alive)} of {len(held)} connections go on beyond --receive-seconds 4")

        try:
            trial.under(attack)
        finally:
            for one in held:
                one.close()


def send(one: socket.socket, message: bytes) -> bool:
    try:
        one.sendall(message)
        return True
    except OSError:
        return False


def is_closed(one: socket.socket) -> bool:
    """Whether the other side has closed, answered or not."""
    one.settimeout(0.001)
    try:
        while True:
            if not one.recv(65536):
                return True
    except TimeoutError:
        return False
    except OSError:
        return True
    finally:
        one.settimeout(1)


def unread_pipelines(trial: Trial):
    """Thousands of requests on each connection, whose answers nobody reads."""
    with trial.service() as target:
        held = open_ones(target, trial.count(100, 40))
        flood = b"GET /connexion HTTP/1.1\r\nHost: a\r\n\r\n" * 2000

        def attack():
            for one in held:
                one.setblocking(False)
                try:
                    one.send(flood)
                except OSError:
                    pass
            time.sleep(trial.seconds(6))

        try:
            trial.under(attack)
        finally:
            for one in held:
                one.close()
        trial.recovers()
