"""What the demo's pages cost when the application renders them, beside a bare view and the floor.

No page cache stands before the application. Statements are counted with every cache empty; times
and processor seconds are those of a running site.
"""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from typing import Any, NamedTuple

from django.db import connection

from . import cpu, floor, load
from .report import Line
from .server import Server, Servers

DATABASE = "demo"
ROUNDS = 5
SECONDS = 4
MOST_SQL = 12
# 0.36 of the blog page of Wagtail's bakerydemo, which took 43 ms where the floor took 8.7 ms.
MOST_FLOORS = 0.36 * 43 / 8.7


class Cost(NamedTuple):
    """What one request takes: processor time of both in ms; and how many a second are answered."""

    application: float
    database: float
    rate: float

    def __str__(self) -> str:
        return (
            f"{self.milliseconds:.1f} ms "
            f"({self.application:.1f} + {self.database:.1f}), {self.rate:.0f}/s"
        )

    @property
    def milliseconds(self) -> float:
        """Of application and database together."""
        return self.application + self.database


def measure(servers: Servers) -> Iterator[Line]:
    """Yield statements, processor time and rate of each page, and its ratios."""
    folder = servers.ours.log.parent
    demo = _demo(servers.ours.settings, folder)
    pages = _statements(demo.more)
    with demo, floor.make(folder / "floor") as wagtail:
        found = _in_turns(
            {
                "bare": (servers.bare, "/readyz"),
                "floor": (wagtail, floor.PAGE),
                **{what: (demo, page["path"]) for what, page in pages.items()},
            }
        )
    bare, lowest = found["bare"], found["floor"]
    yield Line("Bare view: CPU of application and database", str(bare))
    yield Line("Floor, the page of `wagtail start`: CPU of application and database", str(lowest))
    for what, page in pages.items():
        floors = found[what].milliseconds / lowest.milliseconds
        rate = found[what].rate / bare.rate
        yield Line(
            f"{what.capitalize()}: CPU of application and database",
            f"{found[what]}; {floors:.2f} of the floor, {rate:.3f} of the bare view's rate",
            f"at most {MOST_FLOORS:.2f} of the floor",
            floors <= MOST_FLOORS,
        )
        yield Line(
            f"{what.capitalize()}: statements, caches empty",
            f"{page['asked']}, {page['repeated']} repeated",
            f"at most {MOST_SQL}, none repeated",
            page["asked"] <= MOST_SQL and not page["repeated"],
        )


def _demo(settings: str, folder: Path) -> Server:
    """Load the demo into a database of its own; return its server, not yet started."""
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE DATABASE {DATABASE}")
    address = os.environ["DATABASE_URL"].rpartition("/")[0]
    more = {
        "DJANGO_SETTINGS_MODULE": settings,
        "DATABASE_URL": f"{address}/{DATABASE}",
        "VAR_DIR": str(folder / DATABASE),
    }
    for command in (
        ["collectstatic", "--no-input", "--verbosity=0"],
        ["migrate", "--no-input", "--verbosity=0"],
        ["load_demo", "--not-a-demo", "--verbosity=0"],
    ):
        _run(["manage.py", *command], more)
    return Server(settings, folder / "demo.log", more=more)


def _statements(more: dict[str, str]) -> dict[str, dict[str, Any]]:
    told = _run(["-m", "tests.benchmarks.statements"], more)
    found: dict[str, dict[str, Any]] = json.loads(told.splitlines()[-1])
    return found


def _run(words: list[str], more: dict[str, str]) -> str:
    environment = {**os.environ, **more}
    command = [sys.executable, *words]
    done = subprocess.run(command, check=True, env=environment, stdout=subprocess.PIPE, text=True)
    return done.stdout


def _in_turns(addresses: dict[str, tuple[Server, str]]) -> dict[str, Cost]:
    """Return what a request takes: medians of rounds taken in turn."""
    for server, path in addresses.values():
        load.get(server.url + path, 1)
    seen: dict[str, list[Cost]] = {what: [] for what in addresses}
    for _round in range(ROUNDS):
        for what, (server, path) in addresses.items():
            before = cpu.used(server)
            told = load.get(server.url + path, SECONDS)
            used = cpu.used(server).since(before)
            own, database = (seconds * 1000 / told.answers for seconds in used)
            seen[what].append(Cost(own, database, told.rate))
    return {
        what: Cost._make(median(column) for column in zip(*rows, strict=True))
        for what, rows in seen.items()
    }
