"""A consistent copy of the whole database in one file, and how it becomes the database again.

PostgreSQL by its own pg_dump and pg_restore, SQLite by its backup interface: both are exact while
people go on writing.
"""

import os
import shutil
import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path
from typing import Any

from django.db import connection, transaction

from .errors import BackupError

Counts = dict[str, int]
SQLITE_MAGIC = b"SQLite format 3\x00"


def database_name() -> str:
    """Return the member of the archive that holds this kind of database."""
    return "database.pgdump" if connection.vendor == "postgresql" else "database.sqlite3"


def table_counts() -> Counts:
    """Return the rows of every table, in the snapshot of the transaction."""
    counts = {}
    with connection.cursor() as cursor:
        for table in sorted(connection.introspection.table_names(cursor)):
            cursor.execute(f"SELECT COUNT(*) FROM {connection.ops.quote_name(table)}")  # noqa: S608
            counts[table] = int(cursor.fetchone()[0])
    return counts


def dump(target: Path) -> Counts:
    """Write the database to a file; return how many rows each table has in it.

    Raises BackupError with the last words of the program that failed.
    """
    if connection.vendor == "postgresql":
        return _dump_postgres(target)
    return _dump_sqlite(target)


def load(source: Path) -> None:
    """Make a file the database, whatever is in it now.

    Raises BackupError; on PostgreSQL the database is then as it was.
    """
    if connection.vendor == "postgresql":
        _empty_postgres_and_load(source)
    else:
        _load_sqlite(source)


def is_empty() -> bool:
    """Tell whether the database has no table of ours."""
    with connection.cursor() as cursor:
        return "django_migrations" not in connection.introspection.table_names(cursor)


def _dump_postgres(target: Path) -> Counts:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
        cursor.execute("SELECT pg_export_snapshot()")
        snapshot = str(cursor.fetchone()[0])
        counts = table_counts()
        _run("pg_dump", "--format=custom", f"--snapshot={snapshot}", f"--file={target}")
    return counts


def _empty_postgres_and_load(source: Path) -> None:
    """Replace everything in one transaction: a dump that cannot be loaded changes nothing."""
    connection.close()
    contents, script = source.with_suffix(".list"), source.with_suffix(".sql")
    listed = _run("pg_restore", "--list", str(source)).splitlines()
    # The schema is made below, whoever owned it where the backup was made.
    contents.write_text("\n".join(line for line in listed if " SCHEMA - public " not in line))
    _run("pg_restore", "--no-owner", "--no-privileges", "--no-comments",
         f"--use-list={contents}", f"--file={script}", str(source))  # fmt: skip
    _run("psql", "--quiet", "--no-psqlrc", "--single-transaction", "--set=ON_ERROR_STOP=1",
         "--command=SET client_min_messages = warning", "--command=DROP SCHEMA public CASCADE",
         "--command=CREATE SCHEMA public", f"--file={script}")  # fmt: skip
    contents.unlink()
    script.unlink()


def _run(program: str, *options: str) -> str:
    """Run one of PostgreSQL's programs on our database; return what it says.

    Raises BackupError when it is missing or fails.
    """
    known: dict[str, Any] = connection.settings_dict
    names = {"HOST": "PGHOST", "PORT": "PGPORT", "USER": "PGUSER", "PASSWORD": "PGPASSWORD"}
    given = {variable: str(known[name]) for name, variable in names.items() if known.get(name)}
    if shutil.which(program) is None:
        raise BackupError(f"{program} is missing: install postgresql-client.")
    # Never on the command line, which other users of the machine can read.
    environment = {**os.environ, **given, "PGDATABASE": str(known["NAME"])}
    done = subprocess.run([program, *options], env=environment, capture_output=True, text=True)
    if done.returncode:
        raise BackupError(f"{program} failed: {done.stderr.strip()[-500:]}")
    return done.stdout


def _sqlite_path() -> str:
    return str(connection.settings_dict["NAME"])


def _dump_sqlite(target: Path) -> Counts:
    with (
        closing(sqlite3.connect(_sqlite_path())) as source,
        closing(sqlite3.connect(target)) as copy,
    ):
        source.backup(copy)
        # One file, without a log beside it.
        copy.execute("PRAGMA journal_mode=DELETE")
        tables = copy.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
        return {
            name: copy.execute(f'SELECT COUNT(*) FROM "{name}"').fetchone()[0]  # noqa: S608
            for (name,) in sorted(tables)
            if not name.startswith("sqlite_")
        }


def _load_sqlite(source: Path) -> None:
    if source.read_bytes()[: len(SQLITE_MAGIC)] != SQLITE_MAGIC:
        raise BackupError("The database in the archive is damaged.")
    connection.close()
    with (
        closing(sqlite3.connect(source)) as copy,
        closing(sqlite3.connect(_sqlite_path())) as target,
    ):
        if copy.execute("PRAGMA quick_check").fetchone()[0] != "ok":
            raise BackupError("The database in the archive is damaged.")
        copy.backup(target)
