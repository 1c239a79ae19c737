"""Where the time of a page goes: `python -m tests.benchmarks.profile /en/ [--functions]`.

With the environment of a site (DJANGO_SETTINGS_MODULE, DATABASE_URL, VAR_DIR), or without it by
`make bench BENCHMARKS=profile`, on the demo. Each moment of processor time of the application is
counted for the innermost part that is at work; the database is another process.
"""

import argparse
import json
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median
from typing import Any

from . import demo
from .report import Line
from .server import Servers
from .stopwatch import Stopwatch

TIMES = int(os.environ.get("BENCH_ROUNDS", "5")) * 5
WARM_UP = 4
SHOWN_FUNCTIONS = 40
CODE = "public-child-care"


def measure(_servers: Servers) -> Iterator[Line]:
    """Yield the parts of the time of each page, of a process of its own."""
    paths = [page["path"] for page in demo.statements().values()]
    words = ["-m", "tests.benchmarks.profile", "--json", *paths, f"/p/{CODE}/sign/"]
    told = json.loads(demo.run(words, demo.environment()).splitlines()[-1])
    names = {page["path"]: what for what, page in demo.statements().items()}
    for path, parts in told.items():
        what = names.get(path, "signing (POST)").capitalize()
        total = sum(parts.values())
        shares = ", ".join(f"{part} {ms:.1f} ms ({ms / total:.0%})" for part, ms in parts.items())
        yield Line(f"Where the time goes: {what}", f"{total:.1f} ms: {shares}")


def main() -> None:
    """Print the parts of the time of each path that is named."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.profile", description=__doc__)
    parser.add_argument("paths", nargs="+", help="such as /en/ ; /p/CODE/sign/ is posted to")
    parser.add_argument("--functions", action="store_true", help="the slowest functions, too")
    parser.add_argument("--json", action="store_true", help="the medians in ms as JSON, no table")
    options = parser.parse_args()
    import django

    django.setup()
    asks = {path: _asker(path) for path in options.paths}
    told = {path: parts_of(ask) for path, ask in asks.items()}
    if options.json:
        print(json.dumps(told))
        return
    for line in table(told):
        print(line)
    if options.functions:
        for path, ask in asks.items():
            _print_functions(path, ask)


def table(told: dict[str, dict[str, float]]) -> Iterator[str]:
    """Yield a Markdown table of the parts, one row a path."""
    parts = list(next(iter(told.values())))
    yield f"| path | together | {' | '.join(parts)} |"
    yield "|---" * (len(parts) + 2) + "|"
    for path, found in told.items():
        total = sum(found.values())
        cells = " | ".join(f"{found[part]:.1f} ms, {found[part] / total:.0%}" for part in parts)
        yield f"| `{path}` | {total:.1f} ms | {cells} |"


def parts_of(ask: Callable[[], None]) -> dict[str, float]:
    """Return the median milliseconds of each part of a request; the database's own apart."""
    rows = []
    with Stopwatch() as watch:
        # Django binds the doors at the first request.
        for _time in range(WARM_UP):
            watch.start()
            ask()
        before = _database_seconds()
        for _time in range(TIMES):
            watch.start()
            ask()
            rows.append(watch.parts())
        database = (_database_seconds() - before) * 1000 / TIMES
    found = {part: median(row[part] for row in rows) * 1000 for part in rows[0]}
    return {**found, "database": database}


def _asker(path: str) -> Callable[[], None]:
    """Return what asks for the path once; at the address of a signing, somebody new signs."""
    from itertools import count

    from django.test import Client

    from .form import headers, signing

    client = Client(headers={"host": "localhost"})
    signs = path.endswith("/sign/")
    numbers = count(os.getpid() * 1000)

    def ask() -> None:
        if signs:
            number = next(numbers)
            fields = {name: value for name, value in headers(number).items() if name[0] == "X"}
            kind = "application/x-www-form-urlencoded"
            body = signing(f"profile{number}@{number}.example.org")
            answer: Any = client.post(path, body, content_type=kind, headers=fields)
        else:
            answer = client.get(path)
        if answer.status_code != (303 if signs else 200):
            raise SystemExit(f"{path}: {answer.status_code}")

    return ask


def _database_seconds() -> float:
    """Return the processor time of this connection's process of PostgreSQL; 0 with SQLite."""
    from django.db import connection

    if connection.vendor != "postgresql":
        return 0.0
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        (pid,) = cursor.fetchone()
    words = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(") ")[2].split()
    return (int(words[11]) + int(words[12])) / os.sysconf("SC_CLK_TCK")


def _print_functions(path: str, ask: Callable[[], None]) -> None:
    import cProfile
    import pstats

    profile = cProfile.Profile()
    profile.enable()
    for _time in range(WARM_UP):
        ask()
    profile.disable()
    print(f"\n{path}, {WARM_UP} times, with the profiler's own cost:")
    pstats.Stats(profile).sort_stats("cumulative").print_stats(SHOWN_FUNCTIONS)


if __name__ == "__main__":
    main()
