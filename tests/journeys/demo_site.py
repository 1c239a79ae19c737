"""The demo as a newcomer starts it, on a copy of its data that a test may change.

The data is made once by the demo's own preparation and kept in `var/test-cache/`, keyed by the
files that it is made from; each run copies it, which takes a fraction of a second.
"""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

from django.core.cache.backends.base import BaseCache
from django.core.cache.backends.filebased import FileBasedCache
from django.db import connection

from tests.database import CACHE, ROOT, PostgresCopies, digest, one_at_a_time

MADE_FROM = (
    "requirements/base.txt",
    "*/migrations/*.py",
    "campaign/demo/**/*.*",
    "home/demo/**/*.*",
    "library/demo/**/*.*",
    "home/roles.py",
    "home/actions/setup_roles.py",
    "*/static/**/*.*",
)
MOST_ERRORS = 40
SECONDS_TO_PREPARE = 900
SECONDS_TO_START = 180
SECONDS_TO_STOP = 30


def free_port() -> int:
    """Return a port that nothing listens on."""
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def run_demo(var: Path, *options: str, database_url: str | None) -> subprocess.Popen[bytes]:
    """Start `python -m config.demo` on the data in `var`, and log its output there."""
    environment = {
        name: value for name, value in os.environ.items() if not name.startswith("DJANGO_")
    }
    environment["VAR_DIR"] = str(var)
    environment.pop("DATABASE_URL", None)
    if database_url:
        environment["DATABASE_URL"] = database_url
    var.mkdir(parents=True, exist_ok=True)
    with (var / "output.log").open("ab") as log:
        return subprocess.Popen(
            [sys.executable, "-u", "-m", "config.demo", *options],
            cwd=ROOT,
            env=environment,
            stdout=log,
            stderr=subprocess.STDOUT,
        )


class DemoSite:
    """A demo of one's own: its address, its files and its database."""

    def __init__(self, var: Path, worker: str) -> None:
        """Remember where the copy goes: the folder `var`, and a database named for `worker`."""
        self.var = var
        self.port = free_port()
        self.url = f"http://localhost:{self.port}"
        self.original = CACHE / f"demo-{connection.vendor}-{digest(*MADE_FROM)}"
        self.process: subprocess.Popen[bytes] | None = None
        self.server: PostgresCopies | None = None
        if connection.vendor == "postgresql":
            self.server = PostgresCopies(var, f"{worker}_demo")
            self.server.template = f"cradle_demo_{digest(*MADE_FROM)}"

    @property
    def database(self) -> str:
        """The name of the copy's database, as in Django's settings."""
        return self.server.database if self.server else str(self.var / "cradle.sqlite3")

    @property
    def cache(self) -> BaseCache:
        """The cache that web server and worker share."""
        return FileBasedCache(str(self.var / "cache"), {})

    def url_of(self, database: str) -> str | None:
        """Return the DATABASE_URL of a database on the server; None for SQLite's default."""
        if self.server is None:
            return None
        return urlunsplit(urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{database}"))

    def prepare(self) -> None:
        """Make the original when it is missing."""
        with one_at_a_time("demo"):
            complete = self.original.exists()
            if self.server:
                complete = complete and self.server.exists(self.server.template)
            if complete:
                return
            for stale in CACHE.glob(f"demo-{connection.vendor}-*"):
                shutil.rmtree(stale)
            scratch = self.original.with_suffix(".building")
            if self.server:
                self.server.execute("DROP DATABASE IF EXISTS {} WITH (FORCE)", self.server.template)
                self.server.execute("CREATE DATABASE {}", self.server.template)
            database_url = self.url_of(self.server.template) if self.server else None
            process = run_demo(scratch, "--prepare", database_url=database_url)
            if process.wait(SECONDS_TO_PREPARE):
                raise RuntimeError((scratch / "output.log").read_text())
            scratch.rename(self.original)

    def copy(self) -> None:
        """Give this run its own copy of the original."""
        shutil.rmtree(self.var, ignore_errors=True)
        shutil.copytree(self.original, self.var, ignore=shutil.ignore_patterns("static", "*.log"))
        (self.var / "static").symlink_to(self.original / "static")
        if self.server:
            self.server.put_back()

    def begin(self) -> None:
        """Copy the original and start the demo on the copy."""
        self.copy()
        self.start()

    def start(self) -> None:
        """Start the demo on the copy as it stands; return when it says that it runs."""
        before = len(self.output())
        database_url = self.url_of(self.server.database) if self.server else None
        self.process = run_demo(self.var, "--port", str(self.port), database_url=database_url)
        deadline = time.monotonic() + SECONDS_TO_START
        while time.monotonic() < deadline and self.process.poll() is None:
            said = self.output()[before:]
            if "Cradle is running at" in said and "not quite ready" not in said:
                return
            time.sleep(0.1)
        self.stop()
        raise RuntimeError(self.output()[before:])

    def stop(self) -> int | None:
        """Stop the demo as Ctrl-C does; return its exit status, None when it was not running."""
        if self.process is None:
            return None
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGINT)
        status = self.process.wait(SECONDS_TO_STOP)
        self.process = None
        return status

    def put_back(self) -> None:
        """Return to the state of the original; takes a few seconds."""
        self.stop()
        self.begin()

    def end(self) -> None:
        """Stop the demo and remove its database."""
        self.stop()
        if self.server:
            self.server.end()

    def note(self, failed: int, collected: int) -> None:
        """Take note of how the journeys went."""

    def second_factor(self, address: str) -> Callable[[], str] | None:
        """Return what tells the second code of staff; the demo asks nobody for one."""
        return None

    def errors(self) -> str:
        """Return the last lines of the demo's output that are not mere information."""
        found = [line for line in self.output().splitlines() if '"level": "INFO"' not in line]
        return "\n".join(found[-MOST_ERRORS:])

    def output(self) -> str:
        """Return what the demo, its web server and its worker printed."""
        log = self.var / "output.log"
        return log.read_text(errors="replace") if log.exists() else ""
