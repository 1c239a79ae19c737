"""Bringing in a release: no table is locked for long, however many rows it has."""

import os
import subprocess
import sys
from collections.abc import Iterator
from urllib.parse import urlsplit, urlunsplit

import pytest
from django.db import connection

from tests.database import ROOT
from tests.measured import record, recording
from tests.races import ON_POSTGRESQL
from tests.reliability.conftest import FULL
from tests.reliability.earlier_schema import ROWS, TABLES
from tests.reliability.lock_watch import LockWatch

pytestmark = [
    pytest.mark.django_db(transaction=True),
    ON_POSTGRESQL,
    pytest.mark.skipif(not FULL, reason="make chaos walks it"),
]
LONGEST = 2.0
NAME = "cradle_earlier"


@pytest.fixture
def earlier() -> Iterator[str]:
    """The DATABASE_URL of the tables of the release before, with rows in them."""
    url = urlunsplit(urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{NAME}"))
    with connection.cursor() as cursor:
        cursor.execute(f"DROP DATABASE IF EXISTS {NAME} WITH (FORCE)")
        cursor.execute(f"CREATE DATABASE {NAME}")
    try:
        run(url, "-m", "tests.reliability.earlier_schema")
        yield url
    finally:
        with connection.cursor() as cursor:
            cursor.execute(f"DROP DATABASE {NAME} WITH (FORCE)")


def run(url: str, *words: str) -> None:
    """Run Python on a database."""
    subprocess.run(
        [sys.executable, *words],
        cwd=ROOT,
        env={**os.environ, "DATABASE_URL": url, "DJANGO_SETTINGS_MODULE": "config.settings.test"},
        check=True,
    )


def test_no_table_is_locked_for_long_while_a_release_is_brought_in(earlier: str) -> None:
    with LockWatch(earlier, TABLES) as watch:
        run(earlier, "manage.py", "migrate", "--no-input", "--verbosity=0")
    held = max(watch.held.items(), key=lambda one: one[1])
    waited = max(watch.waited.items(), key=lambda one: one[1])
    told = sorted(watch.held.items(), key=lambda one: -one[1])[:8]
    print(f"held: {told}; waited: {sorted(watch.waited.items(), key=lambda one: -one[1])[:5]}")
    if recording():
        said = (
            f"{ROWS:,} rows in each of {len(TABLES)} tables: the longest lock {held[1]:.2f} s "
            f"({held[0]}), the longest wait of a writer {waited[1]:.2f} s ({waited[0]})"
        )
        record(
            "chaos-migration-locks",
            row="deploy",
            goal=f"no lock over {LONGEST:.0f} s on {ROWS:,} rows",
            value=said,
            met=max(held[1], waited[1]) <= LONGEST,
            command="make chaos",
        )
    assert held[1] <= LONGEST, told
    assert waited[1] <= LONGEST, watch.waited
