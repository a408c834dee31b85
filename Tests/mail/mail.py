"""The outbox against real mail servers: taking, refusing, slow, silent, dropping, encrypted, asking for a password.

Messages are put in the database as the program puts them, and sent by `ror jobs run envoi-courriers`. Ends with "N passed, N failed".
"""

import argparse
import asyncio
import email
import email.policy
import logging
import os
import shutil
import signal
import socket
import sqlite3
import ssl
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult

CONTENT = '{"anomalieCorrigee":{"element":"Adresse é = « à »","offre":"Consultation\\n.\\n.point (84/0000123)"}}'


class Judge:
    passed = failed = 0

    def check(self, what: str, holds: object, detail: object = ""):
        self.passed += bool(holds)
        self.failed += not holds
        if not holds:
            print(f"FAILED {what} {detail}", flush=True)


class Mailbox:
    """What a server does with messages: `rcpt` and `data` answer a reply, given how many came before."""

    def __init__(self, rcpt=None, data=None, delay: float = 0, drop: int = 0):
        self.rcpt, self.data, self.delay, self.drops = rcpt, data, delay, drop
        self.messages, self.recipients, self.hellos, self.tls = [], [], [], []

    async def handle_EHLO(self, server, session, envelope, hostname, responses):
        session.host_name = hostname
        self.hellos.append(hostname)
        return responses

    async def handle_RCPT(self, server, session, envelope, address, options):
        reply = self.rcpt(len(self.recipients), address) if self.rcpt else None
        self.recipients.append(address)
        if reply:
            return reply
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        if self.drops > 0:
            self.drops -= 1
            server.transport.abort()
            return "451 never read"
        await asyncio.sleep(self.delay)
        reply = self.data(len(self.messages)) if self.data else None
        if reply:
            return reply
        self.tls.append(session.ssl is not None)
        self.messages.append((envelope.mail_from, envelope.rcpt_tos, envelope.content))
        return "250 OK"


class Server:
    """`with Server(Mailbox()) as server:` is a mail server on a free port of 127.0.0.1."""

    def __init__(self, mailbox: Mailbox, **settings):
        self.mailbox = mailbox
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.controller = Controller(mailbox, hostname="127.0.0.1", port=self.port, **settings)

    def __enter__(self):
        self.controller.start()
        self.mailbox.hellos.clear()
        return self

    def __exit__(self, *_):
        self.controller.stop()


class Silent:
    """A server that accepts connections and says nothing."""

    def __enter__(self):
        self.socket = socket.create_server(("127.0.0.1", 0), backlog=64)
        self.port = self.socket.getsockname()[1]
        return self

    def __exit__(self, *_):
        self.socket.close()


class Outbox:
    """A database of its own, and the program on it."""

    def __init__(self, ror: str, folder: Path, name: str):
        self.ror, self.folder, self.path = ror, folder, folder / f"{name}.sqlite"
        self.environment = {k: v for k, v in os.environ.items() if not k.startswith("ROR_")}
        self.environment["ROR_ENVIRONMENT"] = "test"
        self.run("migrate")

    def words(self, *words: str) -> list[str]:
        return [self.ror, *words, "--database", str(self.path)]

    def run(self, *words: str) -> subprocess.CompletedProcess:
        return subprocess.run(self.words(*words), env=self.environment, capture_output=True, text=True, timeout=120)

    def sending(self, port: int, *more: str) -> list[str]:
        tls = () if "--smtp-starttls" in more or "--smtp-ca-file" in more else ("--smtp-starttls", "off")
        return self.words("jobs", "run", "envoi-courriers", "--smtp-url", f"smtp://localhost:{port}", *tls,
                          "--smtp-from", "ror@example.org", "--public-url", "https://ror.example.org", *more)

    def send(self, port: int, *more: str) -> subprocess.CompletedProcess:
        return subprocess.run(self.sending(port, *more), env=self.environment, capture_output=True, text=True, timeout=120)

    def sql(self, statement: str, values=()) -> list:
        with sqlite3.connect(self.path, timeout=10) as connection:
            rows = connection.execute(statement, values).fetchall()
        connection.close()
        return rows

    def deposit(self, count: int = 1, name: str = "aline"):
        now = int(time.time() * 1000)
        first = (self.sql("SELECT COALESCE(MAX(id), 0) FROM courrier")[0][0]) + 1
        for rank in range(count):
            self.sql(
                "INSERT INTO courrier (id, modele, destinataire, est_scelle, contenu, date_depot, date_limite, etat, tentatives,"
                " prochaine_tentative) VALUES (?, 'anomalieCorrigee', ?, 0, ?, ?, ?, 'attente', 0, ?)",
                (first + rank, f"{name}{rank}@exemple.fr", CONTENT, now, now + 172_800_000, now))

    def states(self) -> dict[str, int]:
        return dict(self.sql("SELECT etat, COUNT(*) FROM courrier GROUP BY etat"))

    def pass_time(self):
        """What waits is due now; the lease of a process that was killed is over."""
        self.sql("UPDATE courrier SET prochaine_tentative = 1 WHERE prochaine_tentative IS NOT NULL")
        self.sql("UPDATE travail SET bail_fin = 0, prochaine_execution = 0")


def delivery(judge: Judge, outbox: Outbox):
    with Server(Mailbox()) as server:
        outbox.deposit(5)
        done = outbox.send(server.port)
        box = server.mailbox
        judge.check("sends what waits", done.returncode == 0 and len(box.messages) == 5, done.stderr)
        judge.check("by one connection", box.hellos == ["ror.example.org"], box.hellos)
        sender, recipients, content = box.messages[0]
        judge.check("from and to whom", sender == "ror@example.org" and recipients == ["aline0@exemple.fr"])
        message = email.message_from_bytes(content, policy=email.policy.default)
        judge.check("no defect", not message.defects and not any(part.defects for part in message.walk()))
        judge.check("subject", message["Subject"] == "Une anomalie que vous avez déclarée est corrigée", message["Subject"])
        judge.check("headers", message["Auto-Submitted"] == "auto-generated" and message["To"] == "aline0@exemple.fr"
                    and message["Reply-To"] == "support@ror.example", message.items())
        judge.check("two forms", [part.get_content_type() for part in message.walk()]
                    == ["multipart/alternative", "text/plain", "text/html"])
        text = message.get_body(("plain",)).get_content().replace("\r\n", "\n")
        judge.check("the text as it was written", "Adresse é = « à »" in text and "\n.\n.point (84" in text, text)
        judge.check("lines", all(len(line) <= 998 for line in content.split(b"\r\n")) and content.isascii())
        ids = {email.message_from_bytes(found[2])["Message-ID"] for found in box.messages}
        judge.check("a name each", len(ids) == 5)
        judge.check("nothing left", outbox.states() == {"envoye": 5}
                    and outbox.sql("SELECT COUNT(*) FROM courrier WHERE contenu IS NOT NULL") == [(0,)])
        judge.check("nobody in what it says", "aline" not in done.stdout + done.stderr)


def replies(judge: Judge, outbox: Outbox):
    with Server(Mailbox(rcpt=lambda count, who: "550 5.1.1 no <aline0@exemple.fr> here" if "aline0" in who else None)) as server:
        outbox.deposit(3)
        done = outbox.send(server.port)
        judge.check("a refusal is dead, the others go", outbox.states() == {"envoye": 2, "mort": 1}, outbox.states())
        listed = outbox.run("mail", "list", "--dead").stdout
        judge.check("the reason without its words", "550 5.1.1 to RCPT" in listed and "here" not in listed, listed)
    with Server(Mailbox()) as server:
        outbox.run("mail", "retry", "--all")
        outbox.send(server.port)
        judge.check("an operator has it tried again", outbox.states() == {"envoye": 3}, outbox.states())
    with Server(Mailbox(rcpt=lambda count, who: "451 4.7.1 come back later" if count == 0 else None)) as server:
        outbox.deposit()
        done = outbox.send(server.port)
        judge.check("greylisting: it waits", done.returncode == 0 and outbox.states()["attente"] == 1, done)
        outbox.send(server.port)
        judge.check("not before its time", len(server.mailbox.recipients) == 1)
        outbox.pass_time()
        outbox.send(server.port)
        judge.check("then it is taken", outbox.states() == {"envoye": 4}, outbox.states())
    for reply, state in (("554 5.7.1 spam", "mort"), ("452 4.3.1 full", "attente")):
        with Server(Mailbox(data=lambda count: reply)) as server:
            outbox.deposit()
            outbox.send(server.port)
            judge.check(f"{reply} to the content", outbox.states().get(state) == 1, outbox.states())
    outbox.sql("DELETE FROM courrier")


def failures(judge: Judge, outbox: Outbox):
    with Server(Mailbox(drop=1)) as server:
        outbox.deposit(2)
        done = outbox.send(server.port)
        judge.check("dropped in the middle: both wait", done.returncode == 1 and outbox.states() == {"attente": 2}, done)
        outbox.pass_time()
        done = outbox.send(server.port)
        judge.check("then both go", outbox.states() == {"envoye": 2}, done)
    outbox.deposit()
    done = outbox.send(server.port)
    judge.check("nobody there", done.returncode == 1 and "it cannot be reached" in done.stderr, done.stderr)
    outbox.pass_time()
    with Server(Mailbox(rcpt=lambda count, who: "421 closing")) as server:
        done = outbox.send(server.port)
        judge.check("a server that closes refuses nothing", done.returncode == 1 and "421" in done.stderr, done.stderr)
    judge.check("it waits all the same", outbox.states()["attente"] == 1)


def encrypted(judge: Judge, outbox: Outbox):
    def certificate(name: str, host: str) -> tuple[Path, ssl.SSLContext]:
        pem, key = outbox.folder / f"{name}.pem", outbox.folder / f"{name}.key"
        subprocess.run(["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", f"/CN={host}",
                        "-addext", f"subjectAltName=DNS:{host}", "-keyout", key, "-out", pem], check=True, capture_output=True)
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(pem, key)
        return pem, context

    pem, context = certificate("localhost", "localhost")
    other, elsewhere = certificate("elsewhere", "elsewhere.example")
    outbox.deposit()
    with Server(Mailbox()) as server:
        done = outbox.send(server.port, "--smtp-starttls", "required")
        judge.check("no TLS offered: nothing is sent", done.returncode == 1 and not server.mailbox.messages, done.stderr)
    outbox.pass_time()
    with Server(Mailbox(), tls_context=context, require_starttls=True) as server:
        done = outbox.send(server.port, "--smtp-starttls", "required")
        judge.check("a certificate of nobody is refused", "its certificate is not trusted" in done.stderr, done.stderr)
    outbox.pass_time()
    with Server(Mailbox(), tls_context=elsewhere, require_starttls=True) as server:
        done = outbox.send(server.port, "--smtp-ca-file", str(other))
        judge.check("so is that of another host", "its certificate is not trusted" in done.stderr, done.stderr)
    outbox.pass_time()
    with Server(Mailbox(), tls_context=context, require_starttls=True) as server:
        done = outbox.send(server.port, "--smtp-ca-file", str(pem))
        judge.check("encrypted", server.mailbox.tls == [True], done.stderr)

    def judge_login(server, session, envelope, mechanism, data):
        right = data.login == b"ror" and data.password == b"Juste-1234"
        return AuthResult(success=right, handled=False)

    settings = {"tls_context": context, "require_starttls": True, "auth_required": True, "authenticator": judge_login}
    password = outbox.folder / "password"
    outbox.deposit()
    for word, count in (("Faux-5678", 0), ("Juste-1234", 1)):
        password.write_text(word + "\n")
        outbox.pass_time()
        with Server(Mailbox(), **settings) as server:
            done = outbox.send(server.port, "--smtp-ca-file", str(pem), "--smtp-user", "ror",
                               "--smtp-password-file", str(password))
            judge.check(f"{count} message with this password", len(server.mailbox.messages) == count, done.stderr)
            judge.check("which nothing tells", word not in done.stdout + done.stderr
                        and not outbox.sql("SELECT 1 FROM courrier WHERE motif LIKE ?", (f"%{word}%",)))


def killed(judge: Judge, outbox: Outbox):
    with Server(Mailbox(delay=0.05)) as server:
        outbox.deposit(20)
        for rank in range(3):
            process = subprocess.Popen(outbox.sending(server.port), env=outbox.environment,
                                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            before = len(server.mailbox.messages)
            while len(server.mailbox.messages) < before + 4 and process.poll() is None:
                time.sleep(0.01)
            process.send_signal(signal.SIGKILL)
            process.wait()
            outbox.pass_time()
        outbox.send(server.port)
        ids = [email.message_from_bytes(found[2])["Message-ID"] for found in server.mailbox.messages]
        judge.check("killed three times: none is lost", len(set(ids)) == 20 and outbox.states() == {"envoye": 20}, len(set(ids)))
        judge.check("few come twice, and bear the same name", len(ids) <= 23, len(ids))


def served(judge: Judge, outbox: Outbox):
    """A silent mail server holds neither pages nor the stop."""
    outbox.deposit()
    (outbox.folder / "secret").write_text("invented\n")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    with Silent() as server:
        waiting = subprocess.Popen(outbox.sending(server.port), env=outbox.environment, text=True,
                                   stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        began = time.monotonic()
        _, said = waiting.communicate(timeout=60)
        judge.check("silent: given up in time", "it does not answer in time" in said and time.monotonic() - began < 40, said)
        server.socket.accept()[0].close()
        outbox.pass_time()
        process = subprocess.Popen(
            outbox.words("serve", "--listen", f"127.0.0.1:{port}", "--psc-issuer", "http://127.0.0.1:1", "--psc-client-id",
                         "ror", "--psc-client-secret-file", str(outbox.folder / "secret"), "--theme", "neutre",
                         "--smtp-url", f"smtp://127.0.0.1:{server.port}", "--smtp-starttls", "off", "--stop-seconds", "2"),
            env=outbox.environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            server.socket.settimeout(25)
            server.socket.accept()
            slowest = 0.0
            for _ in range(20):
                began = time.monotonic()
                with urllib.request.urlopen(f"http://127.0.0.1:{port}/connexion", timeout=10) as page:
                    page.read()
                slowest = max(slowest, time.monotonic() - began)
            judge.check("pages answer while mail waits for its server", slowest < 3, slowest)
            began = time.monotonic()
            process.terminate()
            process.wait(timeout=20)
            judge.check("and the service stops", time.monotonic() - began < 15)
        finally:
            process.kill()
            process.wait()


def main():
    options = argparse.ArgumentParser()
    options.add_argument("--ror", required=True)
    ror = str(Path(options.parse_args().ror).resolve())
    logging.disable(logging.CRITICAL)  # what the servers of the tests say of failures that are meant
    judge, folder = Judge(), Path(tempfile.mkdtemp(prefix="ror-mail-"))
    try:
        for part in (delivery, replies, failures, encrypted, killed, served):
            part(judge, Outbox(ror, folder, part.__name__))
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    print(f"{judge.passed} passed, {judge.failed} failed")
    sys.exit(judge.failed > 0)


if __name__ == "__main__":
    main()
