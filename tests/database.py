"""Test databases copied from a migrated template, instead of migrated again for each run.

Running every migration costs 12 to 20 s, a copy a fraction of a second. The template is keyed by
everything that migrations depend on, so it is never stale, and kept in `var/test-cache/` (SQLite)
or in the server that the tests run on (PostgreSQL).

The same copy puts a database back after a test that commits: Django would empty every table,
and with them the root page, the locales and the collections that migrations made.
"""

import hashlib
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from fcntl import LOCK_EX, flock
from pathlib import Path
from typing import Any, Protocol
from urllib.parse import urlsplit

from django.contrib.contenttypes.models import ContentType
from django.db import connection, connections
from psycopg import sql

ROOT = Path(__file__).resolve().parent.parent
CACHE = ROOT / "var" / "test-cache"
MIGRATED_FROM = (
    "requirements/base.txt",
    "config/settings/*.py",
    "*/migrations/*.py",
    "search/data/*.json",
    "search/storage.py",
    "tests/factories/kept_trees.py",
    "tests/factories/branches.py",
)


def digest(*patterns: str) -> str:
    """Return a short hash over the names and the bytes of all files that match the patterns."""
    seen = hashlib.sha256()
    for pattern in patterns:
        for path in sorted(ROOT.glob(pattern)):
            # What Python compiles beside its files comes and goes while tests run.
            if path.is_file() and path.parent.name != "__pycache__":
                seen.update(str(path.relative_to(ROOT)).encode())
                seen.update(path.read_bytes())
    return seen.hexdigest()[:16]


@contextmanager
def one_at_a_time(name: str) -> Iterator[None]:
    """Make parallel test processes wait for each other, so that only one builds a template."""
    CACHE.mkdir(parents=True, exist_ok=True)
    with (CACHE / f"{name}.lock").open("w") as lock:
        flock(lock, LOCK_EX)
        yield


def fill(address: str) -> None:
    """Make the empty database at `address` the template."""
    environment = {**os.environ, "DATABASE_URL": address}
    subprocess.run([sys.executable, "-m", "tests.template"], cwd=ROOT, env=environment, check=True)


def use_database(name: str) -> None:
    """Point Django's default connection at another database of the same kind."""
    connections["default"].close()
    connections["default"].settings_dict["NAME"] = name
    ContentType.objects.clear_cache()


class Copies(Protocol):
    """A way to make databases from the migrated template."""

    def begin(self) -> None:
        """Make this process's own database and point Django at it."""

    def put_back(self) -> None:
        """Return this process's database to the state that migrations leave."""

    def end(self) -> None:
        """Remove this process's database."""


class SqliteCopies:
    """Copies of a template file, in a folder of this process's own."""

    def __init__(self, folder: Path) -> None:
        """Remember the `folder` that this process alone may write to."""
        self.pristine = folder / "pristine.sqlite3"
        self.database = folder / "test.sqlite3"

    def begin(self) -> None:
        """Build the template when it is missing, copy it, and use the copy."""
        template = CACHE / f"migrated-{digest(*MIGRATED_FROM)}.sqlite3"
        with one_at_a_time("migrated"):
            if not template.exists():
                for stale in CACHE.glob("migrated-*.sqlite3*"):
                    stale.unlink()
                self.build(template)
            shutil.copy(template, self.pristine)
        self.put_back()
        use_database(str(self.database))

    def build(self, template: Path) -> None:
        """Migrate into a scratch file, and give it the template's name once it is complete."""
        scratch = template.with_suffix(".building")
        scratch.unlink(missing_ok=True)
        fill(f"sqlite:///{scratch}")
        with closing(sqlite3.connect(scratch)) as database:
            database.execute(
                "PRAGMA journal_mode=DELETE"
            )  # leaves one file, without a log beside it
        scratch.rename(template)

    def put_back(self) -> None:
        """Overwrite the database through SQLite's backup, which respects other connections."""
        with (
            closing(sqlite3.connect(self.pristine)) as source,
            closing(sqlite3.connect(self.database)) as target,
        ):
            source.backup(target)

    def end(self) -> None:
        """Let go of the files; pytest removes the folder."""
        connection.close()


class PostgresCopies:
    """Databases of one server, made with CREATE DATABASE ... TEMPLATE."""

    def __init__(self, folder: Path, worker: str) -> None:
        """Name this process's database after its run (`folder`) and its number (`worker`)."""
        run = hashlib.sha256(str(folder).encode()).hexdigest()[:8]
        self.template = f"cradle_migrated_{digest(*MIGRATED_FROM)}"
        self.database = f"cradle_test_{run}_{worker}"
        self.maintenance = connections["default"].settings_dict["NAME"]

    def begin(self) -> None:
        """Build the template when it is missing, copy it, and use the copy."""
        with one_at_a_time("postgres"):
            if not self.exists(self.template):
                self.build()
        self.put_back()

    def build(self) -> None:
        """Migrate into a scratch database, and give it the template's name once it is complete."""
        scratch = f"{self.template}_building"
        self.execute("DROP DATABASE IF EXISTS {} WITH (FORCE)", scratch)
        self.execute("CREATE DATABASE {}", scratch)
        fill(urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{scratch}").geturl())
        self.execute("ALTER DATABASE {} RENAME TO {}", scratch, self.template)

    def put_back(self) -> None:
        """Drop the database, with whatever still uses it, and copy the template again."""
        self.execute("DROP DATABASE IF EXISTS {} WITH (FORCE)", self.database)
        self.execute("CREATE DATABASE {} TEMPLATE {}", self.database, self.template)
        use_database(self.database)

    def end(self) -> None:
        """Drop the database."""
        self.execute("DROP DATABASE IF EXISTS {} WITH (FORCE)", self.database)

    def exists(self, name: str) -> bool:
        """Tell whether the server has a database of that name."""
        use_database(self.maintenance)
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name])
            return cursor.fetchone() is not None

    def execute(self, statement: str, *names: str) -> None:
        """Run a statement about whole databases, which no transaction may hold."""
        use_database(self.maintenance)
        query: Any = sql.SQL(statement).format(*(sql.Identifier(name) for name in names))
        with connection.cursor() as cursor:
            cursor.execute(query)
        connection.close()


def copies(folder: Path, worker: str) -> Copies:
    """Return the way to copy that suits the database of the settings."""
    if connection.vendor == "postgresql":
        return PostgresCopies(folder, worker)
    return SqliteCopies(folder)
