"""A PostgreSQL of its own, as durable as in production, that a test may stop and kill."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.db import connections

from tests.deployment.database_url import database_url
from tests.journeys.demo_site import free_port

NAME = "cradle"
USER = "postgres"
# PostgreSQL refuses to run as root.
AS_POSTGRES = ["runuser", "-u", USER, "--"] if os.geteuid() == 0 else []


class Cluster:
    """One server with one database, in a folder that goes with it."""

    def __init__(self) -> None:
        """Make an empty server; it does not run yet."""
        newest = sorted(Path("/usr/lib/postgresql").glob("*/bin"))[-1]
        self.programs = newest
        self.folder = Path(tempfile.mkdtemp(prefix="cradle-cluster-"))
        if AS_POSTGRES:
            shutil.chown(self.folder, USER)
        self.port = free_port()
        self.url = f"postgres://{USER}@127.0.0.1:{self.port}/{NAME}"
        self._run("initdb", "--auth=trust", f"--username={USER}", "--encoding=UTF8",
                  "--locale=C.UTF-8", "--no-sync", f"--pgdata={self.data}")  # fmt: skip
        with (self.data / "postgresql.conf").open("a") as settings:
            settings.write(
                f"port = {self.port}\nlisten_addresses = '127.0.0.1'\n"
                f"unix_socket_directories = '{self.folder}'\nmax_connections = 200\n"
                "synchronous_commit = on\nfsync = on\n"
            )

    @property
    def data(self) -> Path:
        """Where its files lie."""
        return self.folder / "data"

    def start(self) -> None:
        """Start, and return when it answers."""
        self._run("pg_ctl", "start", "-w", "-D", str(self.data), "-l", str(self.folder / "log"))

    def stop(self, mode: str = "immediate") -> None:
        """Stop: `immediate` as a crash does, `fast` as an administrator does."""
        self._run("pg_ctl", "stop", "-w", "-D", str(self.data), "-m", mode)

    def restart(self) -> None:
        """Fall over and come back, as after a crash: what was committed is read from its log."""
        self.stop()
        self.start()

    def copy_from_tests(self) -> None:
        """Fill the database with what the database of the tests holds."""
        self._run("createdb", "--host=127.0.0.1", f"--port={self.port}", NAME)
        told = subprocess.run(
            [self.programs / "pg_dump", "--no-owner", f"--dbname={database_url()}"],
            check=True, capture_output=True,
        )  # fmt: skip
        subprocess.run(
            [self.programs / "psql", "--quiet", "--set=ON_ERROR_STOP=1", f"--dbname={self.url}"],
            input=told.stdout, check=True, capture_output=True,
        )  # fmt: skip

    @contextmanager
    def models(self) -> Iterator[None]:
        """Let the models of this process read and write this database."""
        default = connections["default"]
        before = dict(default.settings_dict)
        default.close()
        default.settings_dict.update(
            NAME=NAME, USER=USER, PASSWORD="", HOST="127.0.0.1", PORT=str(self.port)
        )
        try:
            yield
        finally:
            default.close()
            default.settings_dict.update(before)

    def end(self) -> None:
        """Stop and remove everything."""
        subprocess.run(
            [*AS_POSTGRES, self.programs / "pg_ctl", "stop", "-D", self.data, "-m", "immediate"],
            check=False, capture_output=True, cwd=self.folder,
        )  # fmt: skip
        shutil.rmtree(self.folder, ignore_errors=True)

    def _run(self, program: str, *words: str) -> None:
        # What it starts lives on: it must hold no pipe of ours.
        with (self.folder / "said").open("ab") as said:
            subprocess.run(
                [*AS_POSTGRES, self.programs / program, *words],
                check=True, stdout=said, stderr=said, cwd=self.folder,
            )  # fmt: skip
