"""Row 11: a log that nobody reads, and few descriptors."""

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
                found = trial.under(lambda: crowd(8, lambda rank: ask(target.port, "GET", "/connexion", rank=rank, timeout=5).status,
                                                  trial.seconds(8)))
                trial.note(f"{len(found)} requests, {len(found) - found.count(200)} without answer")
                trial.check(len(found) > 800 or trial.is_sample, f"only {len(found)} requests: the pipe may not be full")
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
