"""FHIR reads by id: `ror serve` against nginx serving the same bytes from files, alternated.

Same conditions on both sides: HTTP/1.1 kept alive, the same random ids, one log line per request into a file, no compression.
nginx: one worker per core, sendfile; as Debian installs it, without a cache of open files. CPU is the time of the server's own processes, nginx workers included.
"""

import argparse
import http.client
import json
import os
import re
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.parse
from pathlib import Path

ROUNDS = 5
SECONDS = 10
CONNECTIONS = 32
RESOURCE = "/fhir/HealthcareService"

LUA = """
local ids = {}
for line in io.lines(os.getenv("BENCH_IDS")) do ids[#ids + 1] = line end
local thread = 0
function setup(t) t:set("seed", thread); thread = thread + 1 end
function init() math.randomseed(seed + 1) end
function request() return wrk.format("GET", "%s/" .. ids[math.random(#ids)], {["Accept"] = "application/fhir+json"}) end
""" % RESOURCE

NGINX = """
daemon off; master_process on; worker_rlimit_nofile 65536; worker_processes auto; pid %(folder)s/nginx.pid; error_log %(folder)s/error.log;
events { worker_connections 1024; }
http {
  access_log %(folder)s/nginx-access.log combined buffer=64k;
  default_type application/fhir+json; types { }
  sendfile on; tcp_nopush on; keepalive_requests 1000000000;
  client_body_temp_path %(folder)s/b; proxy_temp_path %(folder)s/p; fastcgi_temp_path %(folder)s/f;
  uwsgi_temp_path %(folder)s/u; scgi_temp_path %(folder)s/s;
  server { listen 127.0.0.1:%(port)d backlog=1024; location /fhir/ { alias %(static)s/; } }
}
"""


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Server:
    """A server process with its children, and the CPU they used."""

    def __init__(self, name: str, port: int, command: list[str], log: Path):
        self.name, self.port = name, port
        with open(log, "ab") as out:
            self.process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=out, stderr=out)
        for _ in range(200):
            if self.process.poll() is not None:
                raise SystemExit(f"{name} stopped at its start: {log.read_text()[-1500:]}")
            try:
                socket.create_connection(("127.0.0.1", port), timeout=1).close()
                return
            except OSError:
                time.sleep(0.05)
        raise SystemExit(f"{name} does not listen")

    def cpu_seconds(self) -> float:
        pid = self.process.pid
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
        ticks = 0
        for one in [str(pid), *children]:
            fields = Path(f"/proc/{one}/stat").read_text().rsplit(")", 1)[1].split()
            ticks += int(fields[11]) + int(fields[12])  # utime, stime
        return ticks / os.sysconf("SC_CLK_TCK")

    def stop(self):
        self.process.terminate()
        self.process.wait(timeout=30)


def export(port: int, folder: Path) -> int:
    """Writes what the API answers for each offer into files, and the list of ids; done once."""
    ids_file, static = folder / "ids.txt", folder / "static" / "HealthcareService"
    if (folder / "static" / "complete").exists():
        return sum(1 for _ in open(ids_file))
    print("Exporting the published bytes as files", flush=True)
    shutil.rmtree(folder / "static", ignore_errors=True)
    static.mkdir(parents=True)
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)

    def get(path: str) -> bytes:
        connection.request("GET", path, headers={"Accept": "application/fhir+json"})
        answer = connection.getresponse()
        body = answer.read()
        if answer.status != 200:
            raise SystemExit(f"GET {path.split('?')[0]}: HTTP {answer.status}")
        return body

    ids, path = [], f"{RESOURCE}?_count=200"
    while path:
        bundle = json.loads(get(path))
        ids += [entry["resource"]["id"] for entry in bundle.get("entry", [])
                if entry.get("search", {}).get("mode", "match") == "match"]
        following = [link["url"] for link in bundle.get("link", []) if link["relation"] == "next"]
        parts = urllib.parse.urlsplit(following[0]) if following else None
        path = f"{parts.path}?{parts.query}" if parts else None
    for one in ids:
        (static / one).write_bytes(get(f"{RESOURCE}/{one}"))
    ids_file.write_text("\n".join(ids) + "\n")
    (folder / "static" / "complete").touch()
    return len(ids)


def measure(server: Server, script: Path, ids: Path) -> dict:
    before = server.cpu_seconds()
    done = subprocess.run(
        ["wrk", "-t1", f"-c{CONNECTIONS}", f"-d{SECONDS}s", "--latency", "-s", str(script), f"http://127.0.0.1:{server.port}"],
        env={**os.environ, "BENCH_IDS": str(ids)}, capture_output=True, text=True, timeout=SECONDS + 60)
    used = server.cpu_seconds() - before
    text = done.stdout
    if done.returncode or "Non-2xx" in text or "Socket errors" in text:
        raise SystemExit(f"{server.name}: requests failed\n{text}{done.stderr}")
    requests = int(re.search(r"(\d+) requests in", text)[1])
    return {
        "req/s": float(re.search(r"Requests/sec:\s+([\d.]+)", text)[1]),
        "p50": re.search(r"50%\s+(\S+)", text)[1],
        "p99": re.search(r"99%\s+(\S+)", text)[1],
        "µs": used / requests * 1e6,
    }


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--ror", required=True)
    parser.add_argument("--database", required=True)
    parser.add_argument("--folder", required=True, type=Path)
    arguments = parser.parse_args()
    folder = arguments.folder.resolve()
    # nginx started by root serves under another account: the files must be visible to it.
    temporary = Path(tempfile.mkdtemp(prefix="ror-bench-"))
    servers = []
    try:
        secret = temporary / "secret"
        secret.write_text("bench")
        port = free_port()
        servers.append(Server("ror", port, [
            arguments.ror, "serve", "--database", arguments.database, "--listen", f"127.0.0.1:{port}", "--environment", "demo", "--requests-per-address", "0",
            "--psc-issuer", "http://127.0.0.1:9", "--psc-client-id", "bench", "--psc-client-secret-file", str(secret),
            "--access-log", str(temporary / "ror-access.log")], temporary / "ror.out"))
        count = export(port, folder)
        script, configuration = temporary / "read.lua", temporary / "nginx.conf"
        script.write_text(LUA)
        port = free_port()
        user = "user root;" if os.geteuid() == 0 else ""
        configuration.write_text(user + NGINX % {"folder": temporary, "port": port, "static": folder / "static"})
        nginx = shutil.which("nginx") or "/usr/sbin/nginx"
        servers.append(Server("nginx", port, [nginx, "-c", str(configuration), "-p", str(temporary)], temporary / "nginx.out"))
        sizes = [path.stat().st_size for path in list((folder / "static" / "HealthcareService").iterdir())[:2000]]
        print(f"{count} offers of {statistics.mean(sizes):.0f} bytes on average; {CONNECTIONS} connections, {SECONDS} s a run, "
              f"{os.cpu_count()} cores shared with wrk; access log written by both")
        results = {server.name: [] for server in servers}
        for _ in range(ROUNDS):
            for server in servers:
                found = measure(server, script, folder / "ids.txt")
                results[server.name].append(found)
                print(f"{server.name:6} {found['req/s']:9.0f} req/s   p50 {found['p50']:>8}   p99 {found['p99']:>8}   "
                      f"{found['µs']:6.1f} µs CPU per request", flush=True)
        median = {name: {key: statistics.median(run[key] for run in runs) for key in ("req/s", "µs")}
                  for name, runs in results.items()}
        ror, other = median["ror"], median["nginx"]
        print(f"median: ror {ror['req/s']:.0f} req/s, {ror['µs']:.1f} µs; nginx {other['req/s']:.0f} req/s, {other['µs']:.1f} µs; "
              f"ror/nginx: {ror['req/s'] / other['req/s']:.2f} in req/s, {ror['µs'] / other['µs']:.2f} in CPU")
    finally:
        for server in servers:
            server.stop()
        shutil.rmtree(temporary, ignore_errors=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
