"""The demo's content in a database of its own, made once for all benchmarks of a run."""

import json
import os
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import Any

from django.db import connection

from .server import Server

DATABASE = "demo"
FOLDER = Path("var/bench") / DATABASE
SETTINGS = "tests.benchmarks.settings"


@cache
def environment() -> dict[str, str]:
    """Load the demo where it is not there yet; return the variables of a site that serves it."""
    address = os.environ["DATABASE_URL"].rpartition("/")[0]
    more = {
        "DJANGO_SETTINGS_MODULE": SETTINGS,
        "DATABASE_URL": f"{address}/{DATABASE}",
        "VAR_DIR": str(FOLDER.resolve()),
    }
    if _is_made():
        return more
    with connection.cursor() as cursor:
        cursor.execute(f"DROP DATABASE IF EXISTS {DATABASE}")
        cursor.execute(f"CREATE DATABASE {DATABASE}")
    for command in (
        ["collectstatic", "--no-input", "--verbosity=0"],
        ["migrate", "--no-input", "--verbosity=0"],
        ["load_demo", "--not-a-demo", "--verbosity=0"],
    ):
        run(["manage.py", *command], more)
    with connection.cursor() as cursor:
        # The whole of it: a database of a try that was broken off bears no such words.
        cursor.execute(f"COMMENT ON DATABASE {DATABASE} IS 'complete'")
    return more


def server() -> Server:
    """Return a server of the demo without a proxy, not yet started."""
    return Server(SETTINGS, Path("var/bench/demo.log"), more=environment())


@cache
def statements() -> dict[str, dict[str, Any]]:
    """Return path, statements and repeated ones of the kinds of pages that are measured."""
    told = run(["-m", "tests.benchmarks.statements"], environment())
    found: dict[str, dict[str, Any]] = json.loads(told.splitlines()[-1])
    return found


def run(words: list[str], more: dict[str, str]) -> str:
    """Run Python with these words on a site; return what it printed."""
    command = [sys.executable, *words]
    done = subprocess.run(
        command, check=True, env={**os.environ, **more}, stdout=subprocess.PIPE, text=True
    )
    return done.stdout


def _is_made() -> bool:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT shobj_description(oid, 'pg_database') FROM pg_database WHERE datname = %s",
            [DATABASE],
        )
        return cursor.fetchone() == ("complete",)
