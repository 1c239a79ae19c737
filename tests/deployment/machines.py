"""Two application nodes behind one proxy, sharing PostgreSQL, Redis and a bucket.

Each node has its own folder and port on the loopback; the proxy's machine runs the worker, too.
One node is killed in the middle and stays away.
"""

import json
import os
import random
import re
import shlex
import signal
import threading
from collections import Counter
from pathlib import Path

import boto3
from moto.server import ThreadedMotoServer

from tests.deployment.server import Server
from tests.deployment.site import ServerSite
from tests.journeys.demo_site import free_port
from tests.measured import record, recording

WEB, WORKER = "cradle-web.service", "cradle-worker.service"
NODES = ("node-a", "node-b")
BUCKET = "cradle"
KEYS = {"aws_access_key_id": "key", "aws_secret_access_key": "secret"}
# When the node is killed, in seconds after the start of the journeys.
EARLIEST, LATEST = 30.0, 90.0
_ESTABLISHED = "01"


class Machines(Server):
    """The set-up with two nodes in the place of one."""

    def __init__(self) -> None:
        """Place the files, and let the proxy ask one of the nodes at random."""
        self.nodes = {name: free_port() for name in NODES}
        self.bucket = ThreadedMotoServer(ip_address="127.0.0.1", port=0)
        self.bucket.start()
        super().__init__()
        host, port = self.bucket.get_host_and_port()
        self.storage = f"s3+http://key:secret@{host}:{port}/{BUCKET}"
        self.s3 = boto3.client(
            "s3", endpoint_url=f"http://{host}:{port}", region_name="us-east-1", **KEYS
        )
        self.s3.create_bucket(Bucket=BUCKET)

    def _move_files(self) -> None:
        super()._move_files()
        site = self.root / "etc/nginx/sites-available/cradle.conf"
        text = site.read_text()
        servers = "".join(f"    server 127.0.0.1:{port};\n" for port in self.nodes.values())
        text, replaced = re.subn(
            r"(upstream cradle_web \{\n).*?\n\}", rf"\1    random;\n{servers}}}", text, flags=re.S
        )
        assert replaced == 1
        # Who answered stands in the log.
        site.write_text(text.replace('"$upstream_response_time"', '"$upstream_addr"'))

    def start(self, *units: str) -> None:
        """Start both nodes and what they share."""
        self.mail.begin()
        self.start_redis()
        for name, port in self.nodes.items():
            self.start_node(name, port)
        self.start_unit(WORKER)
        self.start_nginx()
        self.wait_until_ready("/readyz")

    def start_node(self, name: str, port: int) -> None:
        """Start a node with a folder of its own; the style sheets of the release are the same."""
        var = self.root / name
        var.mkdir(exist_ok=True)
        if not (var / "static").exists():
            (var / "static").symlink_to(self.var / "static")
        command = self.unit(WEB).one("ExecStart")
        command = re.sub(
            r"--uds \S+ --uds-permissions \d+", f"--host 127.0.0.1 --port {port}", command
        )
        environment = {**self.environment(WEB), "VAR_DIR": str(var)}
        self._start(name, shlex.split(command), environment, str(var))

    def is_asked(self, name: str) -> bool:
        """Whether a node has a request in its hands (proc(5), /proc/net/tcp)."""
        port = f":{self.nodes[name]:04X}"
        lines = Path("/proc/net/tcp").read_text().splitlines()[1:]
        return any(
            line.split()[1].endswith(port) and line.split()[3] == _ESTABLISHED for line in lines
        )

    def kill_node(self, name: str) -> None:
        """Kill a node at once, when nobody waits for it: what was sent and lost is lost."""
        while self.is_asked(name):
            pass
        process = self.processes.pop(name)
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()

    def answered(self) -> Counter[str]:
        """Return how many requests each node has answered."""
        names = {f"127.0.0.1:{port}": name for name, port in self.nodes.items()}
        log = self.root / "var/log/nginx/cradle/access.log"
        asked = (json.loads(line)["upstream"] for line in log.read_text().splitlines())
        # Of several that were asked the last one has answered.
        return Counter(names[last] for one in asked if (last := one.split(", ")[-1]) in names)

    def end(self) -> None:
        """Stop everything, the bucket too."""
        super().end()
        self.bucket.stop()


class MachinesSite(ServerSite):
    """The demo's content on two nodes."""

    machine: Machines
    kind = Machines

    def __init__(self, var: Path, worker: str) -> None:
        """Remember whom to kill, and when."""
        super().__init__(var, worker)
        self.killed = ""
        self.over = threading.Event()
        self.settings = {"MEDIA_STORAGE_URL": self.machine.storage}

    def copy(self) -> None:
        """Give this run its own copy; uploads go into the bucket."""
        super().copy()
        for folder, place in (("media", "public"), ("private", "private")):
            root = self.machine.var / folder
            for path in root.rglob("*"):
                if path.is_file():
                    key = f"{place}/{path.relative_to(root)}"
                    self.machine.s3.upload_file(str(path), BUCKET, key)
            # Whoever looked here would find nothing.
            for path in sorted(root.rglob("*"), reverse=True):
                path.unlink() if path.is_file() else path.rmdir()

    def start(self) -> None:
        """Start both nodes, and the clock of the one that will be killed."""
        super().start()
        if not self.killed:
            threading.Thread(target=self._kill_one, daemon=True).start()

    def _kill_one(self) -> None:
        if not self.over.wait(random.uniform(EARLIEST, LATEST)):
            name = random.choice(NODES)
            self.machine.kill_node(name)
            self.killed = name

    def note(self, failed: int, collected: int) -> None:
        """Say how the requests were spread, and write down what became of the journeys."""
        self.over.set()
        spread = ", ".join(f"{name} {times}" for name, times in self.machine.answered().items())
        said = (
            f"{collected - failed} of {collected} journeys passed; requests answered: {spread}; "
            f"killed: {self.killed or 'nobody'}"
        )
        print(f"\n{said}")
        if recording():
            record(
                "several-machines", row="machines",
                goal="every main journey passes with one of two nodes killed",
                value=said, met=not failed and bool(self.killed), command="make several-machines",
            )  # fmt: skip
