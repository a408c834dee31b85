"""script/fetch-swift, on a machine without Swift, against a local server: cut, forged, absent.

    toolchain.py                      an archive of a few megabytes whose swift only tells its version
    toolchain.py --toolchain FOLDER   an archive of a true toolchain (it holds usr/), which then compiles a program

The archive is signed by a key that lives as long as the trial. Ends with "N passed, N failed".
"""

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
VERSION = re.search(r"^swift_wanted=(\S+)", (ROOT / "script/toolchain.sh").read_text(), re.M)[1]
BLOCK = 1 << 18


class Server:
    """Serves the files of a folder. May cut each answer, do without ranges, or be slow."""

    def __init__(self, folder: Path):
        self.folder, self.cut, self.ranges, self.pause = folder, None, True, 0.0
        self.sent, self.asked = 0, []  # bytes of archives, and the ranges asked for them
        server = self

        class Handler(BaseHTTPRequestHandler):
            def do_HEAD(self):
                self.answer(body=False)

            def do_GET(self):
                self.answer(body=True)

            def answer(self, body: bool):
                file = server.folder / Path(self.path).name
                if not file.exists():
                    return self.send_error(404)
                size, start = file.stat().st_size, 0
                archive = file.suffix == ".gz"
                if archive and body:
                    server.asked.append(self.headers.get("Range"))
                if server.ranges and (asked := re.match(r"bytes=(\d+)-$", self.headers.get("Range", ""))):
                    start = int(asked[1])
                self.send_response(206 if start else 200)
                if start:
                    self.send_header("Content-Range", f"bytes {start}-{size - 1}/{size}")
                self.send_header("Content-Length", str(size - start))
                self.end_headers()
                if body:
                    self.copy(file, start, server.cut if archive else None, archive)

            def copy(self, file: Path, start: int, most: int | None, archive: bool):
                with file.open("rb") as source:
                    source.seek(start)
                    left = most if most is not None else file.stat().st_size
                    try:
                        while left > 0 and (block := source.read(min(BLOCK, left))):
                            self.wfile.write(block)
                            left -= len(block)
                            server.sent += len(block) if archive else 0
                            time.sleep(server.pause if archive else 0)
                    except OSError:
                        pass  # the client was killed

            def log_message(self, *words):
                pass

        self.http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.http.server_port}"
        threading.Thread(target=self.http.serve_forever, daemon=True).start()

    def reset(self, cut: int | None = None, ranges: bool = True, pause: float = 0.0):
        self.cut, self.ranges, self.pause, self.sent, self.asked = cut, ranges, pause, 0, []


class Signer:
    """A key that signs, in a folder of its own."""

    def __init__(self, folder: Path, *more: str):
        self.home = folder
        folder.mkdir(mode=0o700)
        life = "seconds=86400" if more else "never"
        self.gpg(*more, "--quick-gen-key", "Trial <trial@example.org>", "ed25519", "sign", life)
        listed = self.gpg("--with-colons", "--list-keys")
        self.fingerprint = re.search(r"^fpr:+(\w+):", listed, re.M)[1]

    def gpg(self, *words: str) -> str:
        command = ["gpg", "--homedir", str(self.home), "--batch", "--yes", "--quiet", "--pinentry-mode", "loopback",
                   "--passphrase", ""]
        return subprocess.run(command + list(words), check=True, capture_output=True, text=True).stdout

    def sign(self, file: Path, *more: str):
        self.gpg(*more, "--output", f"{file}.sig", "--detach-sign", str(file))

    def revoke(self):
        certificate = self.home / "openpgp-revocs.d" / f"{self.fingerprint}.rev"
        certificate.write_text(certificate.read_text().replace(":-----BEGIN", "-----BEGIN"))
        self.gpg("--import", str(certificate))

    def publish(self, keys: Path):
        self.gpg("--output", str(keys), "--armor", "--export")

    def end(self):
        subprocess.run(["gpgconf", "--homedir", str(self.home), "--kill", "all"], capture_output=True)


class Machine:
    """A copy of the scripts on a machine without Swift: its own folder, and a PATH that knows none."""

    def __init__(self, folder: Path, name: str):
        self.root = folder / name
        shutil.copytree(ROOT / "script", self.root / "script")
        path = ":".join(self.without_swift(Path(part)) for part in os.environ["PATH"].split(":"))
        self.environment = {key: value for key, value in os.environ.items() if not key.startswith(("SWIFT_", "ROR_"))}
        self.environment.update(PATH=path, no_proxy="127.0.0.1")
        self.swift = self.root / "vendor" / f"swift-{VERSION}" / "usr/bin/swift"

    def without_swift(self, folder: Path) -> str:
        """A folder of PATH; where it holds swift, another that holds the rest of it."""
        if not (folder / "swift").exists():
            return str(folder)
        other = self.root / "bin" / folder.relative_to("/")
        other.mkdir(parents=True)
        for tool in folder.iterdir():
            if not tool.name.startswith("swift"):
                (other / tool.name).symlink_to(tool)
        return str(other)

    def start(self, *words: str, **settings: str) -> subprocess.Popen:
        return subprocess.Popen(
            words or ["script/fetch-swift"], cwd=self.root, env={**self.environment, **settings}, text=True,
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True)

    def run(self, *words: str, **settings: str) -> subprocess.CompletedProcess:
        process = self.start(*words, **settings)
        out, err = process.communicate(timeout=1200)
        return subprocess.CompletedProcess(words, process.returncode, out, err)

    def left(self) -> list[str]:
        """What a download leaves behind it."""
        return [file.name for file in (self.root / "build/downloads").glob("*")]


class Trial:
    def __init__(self, folder: Path, toolchain: Path | None):
        self.folder, self.toolchain, self.machines = folder, toolchain, 0
        self.files = folder / "server"
        self.files.mkdir()
        self.archive = self.files / "swift.tar.gz"
        self.pack()
        self.signers = {"swift": Signer(folder / "a"), "other": Signer(folder / "b")}
        # A key that expired since: the signature was made in its time.
        then = "--faked-system-time", "20250101T000000"
        self.signers["old"] = Signer(folder / "c", *then)
        self.sign("swift")
        self.server = Server(self.files)
        self.size = self.archive.stat().st_size

    def pack(self):
        if self.toolchain:
            command = ["tar", "-c", "-I", "gzip -1", "-f", str(self.archive), "--transform", "s,^,swift-official/,S", "usr"]
            subprocess.run(command, cwd=self.toolchain, check=True)
            return
        stub = self.folder / "stub/swift-official/usr/bin/swift"
        stub.parent.mkdir(parents=True)
        stub.write_text(f"#!/bin/sh\necho 'Swift version {VERSION} (swift-{VERSION}-RELEASE)'\n")
        stub.chmod(0o755)
        (stub.parent / "filling").write_bytes(os.urandom(4_000_000))
        subprocess.run(["tar", "-czf", str(self.archive), "swift-official"], cwd=self.folder / "stub", check=True)

    def sign(self, name: str, *more: str):
        self.signers[name].sign(self.archive, *more)
        keys = b""
        for signer in self.signers.values():  # the official file holds several keys too
            signer.publish(self.folder / "one")
            keys += (self.folder / "one").read_bytes()
        (self.files / "keys.asc").write_bytes(keys)

    def machine(self) -> Machine:
        self.machines += 1
        return Machine(self.folder, f"machine-{self.machines}")

    def settings(self, signer: str = "swift") -> dict[str, str]:
        return {"SWIFT_URL": f"{self.server.url}/swift.tar.gz", "SWIFT_KEYS": f"{self.server.url}/keys.asc",
                "SWIFT_SIGNER": self.signers[signer].fingerprint}

    def refused(self, machine: Machine, done: subprocess.CompletedProcess, words: str):
        assert done.returncode == 1, f"exit code {done.returncode}: {done.stderr}"
        lines = done.stderr.splitlines()
        assert len(lines) == 1 and words in lines[0], f"not one sentence with « {words} »: {done.stderr!r}"
        assert not machine.swift.exists(), "a toolchain was unpacked"

    # --- Each says in its name what must be true

    def fetches_and_unpacks_saying_the_size_before(self):
        self.server.reset()
        machine = self.machine()
        done = machine.run(**self.settings())
        assert done.returncode == 0 and machine.swift.exists(), done.stderr
        assert re.search(r"^Fetching Swift .*: \d+ MB; .* once unpacked", done.stdout), done.stdout
        assert machine.left() == [], "the archive was not removed"
        self.server.reset()
        assert machine.run(**self.settings()).stdout == "" and self.server.asked == [], "it was fetched again"

    def goes_on_where_the_server_cut(self):
        self.server.reset(cut=self.size // 3)
        done = self.machine().run(**self.settings())
        assert done.returncode == 0, done.stderr
        assert len(self.server.asked) >= 3 and all(self.server.asked[1:]), self.server.asked
        assert self.server.sent == self.size, f"{self.server.sent} bytes sent for {self.size}"

    def goes_on_where_it_was_killed(self):
        self.server.reset(pause=0.05)
        machine = self.machine()
        process = machine.start(**self.settings())
        while self.server.sent < self.size // 3:
            time.sleep(0.02)
        os.killpg(process.pid, 9)
        process.communicate()
        self.server.reset()
        done = machine.run(**self.settings())
        assert done.returncode == 0 and machine.swift.exists(), done.stderr
        assert self.server.asked and self.server.asked[0], "it was fetched from the beginning"
        assert self.server.sent < self.size, "nothing was kept of the first download"

    def begins_again_where_the_server_knows_no_ranges(self):
        machine = self.machine()
        self.server.reset(cut=self.size // 2, ranges=False)
        process = machine.start(**self.settings())
        while len(self.server.asked) < 2:
            time.sleep(0.02)
        self.server.cut = None
        assert process.wait() == 0 and machine.swift.exists()

    def says_where_a_download_stopped(self):
        self.server.reset(cut=1000)
        machine = self.machine()
        self.refused(machine, machine.run(**self.settings()), "run it again, it goes on from there")
        assert machine.left(), "what was fetched is lost"

    def refuses_and_removes_what_another_key_signed(self):
        self.server.reset()
        machine = self.machine()
        self.refused(machine, machine.run(**self.settings("other")), "it was removed")
        assert machine.left() == []

    def refuses_and_removes_what_was_changed(self):
        whole = self.archive.read_bytes()
        self.archive.write_bytes(whole[:-9] + bytes([whole[-9] ^ 1]) + whole[-8:])
        self.server.reset()
        machine = self.machine()
        done = machine.run(**self.settings())
        self.archive.write_bytes(whole)
        self.refused(machine, done, "it was removed")
        assert machine.left() == []

    def accepts_a_key_that_expired_since(self):
        self.sign("old", "--faked-system-time", "20250101T000100")
        self.server.reset()
        machine = self.machine()
        done = machine.run(**self.settings("old"))
        self.sign("swift")
        assert done.returncode == 0 and machine.swift.exists(), done.stderr

    def refuses_a_revoked_key(self):
        self.sign("other")
        self.signers["other"].revoke()
        self.signers["other"].publish(self.files / "keys.asc")
        self.server.reset()
        machine = self.machine()
        done = machine.run(**self.settings("other"))
        self.sign("swift")
        self.refused(machine, done, "it was removed")

    def says_what_to_do_without_network(self):
        machine = self.machine()
        done = machine.run(SWIFT_URL="http://127.0.0.1:9/swift.tar.gz")
        self.refused(machine, done, "cannot be reached: run it again with a network, or unpack")

    def is_called_by_bootstrap_and_used_by_every_script(self):
        self.server.reset()
        machine = self.machine()
        for path in ["vendor", ".venv"]:
            (machine.root / path).mkdir()
        for path in (ROOT / "vendor").iterdir():
            if not path.name.startswith("swift-"):
                (machine.root / "vendor" / path.name).symlink_to(path)
        (machine.root / ".venv/bin").symlink_to(ROOT / ".venv/bin")
        done = machine.run("script/bootstrap", **self.settings())
        assert done.returncode == 0 and machine.swift.exists(), done.stdout + done.stderr
        found = machine.run("bash", "-c", ". script/toolchain.sh; command -v swift").stdout.strip()
        assert found == str(machine.swift), found
        for script in (ROOT / "script").glob("*"):
            text = script.read_text() if script.is_file() and not script.suffix else ""
            if re.search(r"^[^#\n]*\bswift (build|test|format|package)\b", text, re.M):
                assert ". script/toolchain.sh" in text, f"{script.name} does not use the toolchain of vendor/"

    def a_true_toolchain_cut_twice_compiles_a_program(self):
        self.server.reset(cut=self.size * 2 // 5)
        machine = self.machine()
        start = time.monotonic()
        done = machine.run(**self.settings())
        assert done.returncode == 0, done.stderr
        assert self.server.sent == self.size and len(self.server.asked) == 3, self.server.asked
        print(f"     {self.size // 1_000_000} MB fetched, judged and unpacked in {time.monotonic() - start:.0f} s")
        (machine.root / "hello.swift").write_text('print("bonjour")\n')
        done = machine.run("bash", "-c", ". script/toolchain.sh; swiftc hello.swift && ./hello")
        assert done.stdout == "bonjour\n", done.stderr


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--toolchain", type=Path, help="a folder that holds usr/")
    arguments = parser.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="ror-swift-"))
    passed = failed = 0
    trial = Trial(folder, arguments.toolchain)
    try:
        names = [name for name in vars(Trial) if name.count("_") > 2 and name[0] != "_"]
        true = "a_true_toolchain_cut_twice_compiles_a_program"
        for name in [true] if arguments.toolchain else [name for name in names if name != true]:
            try:
                getattr(trial, name)()
                print(f"ok   {name.replace('_', ' ')}")
                passed += 1
            except Exception as problem:
                print(f"FAIL {name.replace('_', ' ')}: {type(problem).__name__}: {problem}")
                failed += 1
    finally:
        for signer in trial.signers.values():
            signer.end()
        shutil.rmtree(folder, ignore_errors=True)
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
