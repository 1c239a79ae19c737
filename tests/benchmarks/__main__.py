"""Runs the benchmarks on a throwaway PostgreSQL: `python -m tests.benchmarks [name ...]`."""

import argparse
import os
import subprocess
import sys
from importlib import import_module
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
OURS, BARE = "tests.benchmarks.settings", "tests.benchmarks.bare.settings"
INSIDE = "--inside"
# name -> module and function(servers) that yields lines
NAMES = {
    "sign": ("signing", "measure"),
    "sign-many": ("signing", "measure_many"),
    "sign-steady": ("steady", "measure"),
    "sign-flow": ("flow", "measure"),
    "page": ("pages", "measure"),
    "rendering": ("rendering", "measure"),
    "profile": ("profile", "measure"),
    "proxy": ("proxy", "measure"),
    "lighthouse": ("phone", "measure_scores"),
    "readable": ("phone", "measure_readable"),
    "photo": ("photo", "measure"),
    "story": ("story", "measure"),
    "register": ("register", "measure"),
    "search": ("search", "measure"),
    "enumeration": ("enumeration", "measure"),
    "once": ("once", "measure"),
}
# These have content of their own.
WITHOUT_SITE = {"rendering", "profile", "proxy", "lighthouse", "readable", "photo", "story"}
# As durable as in production: an answer comes after the row is on the disk.
CLUSTER = ("pg_virtualenv", "-t", "-o", "max_connections=200", "-o", "synchronous_commit=on")


def main() -> int:
    """Measure what was asked for; return 1 when a promise was not kept."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument("names", nargs="*", help=", ".join(NAMES))
    parser.add_argument(INSIDE, action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    unknown = set(options.names) - set(NAMES)
    if unknown:
        parser.error(f"unknown: {', '.join(sorted(unknown))}")
    if not options.inside:
        again = [sys.executable, "-m", "tests.benchmarks", INSIDE, *options.names]
        return subprocess.run([*CLUSTER, "--", *again], check=False).returncode
    return measure(options.names or list(NAMES))


def measure(names: list[str]) -> int:
    """Prepare the site, measure, write the table and print it."""
    folder = ROOT / "var" / "bench"
    folder.mkdir(parents=True, exist_ok=True)
    here = os.environ
    here["DATABASE_URL"] = (
        f"postgres://{here['PGUSER']}:{here['PGPASSWORD']}@{here['PGHOST']}:{here['PGPORT']}/postgres"
    )
    here["DJANGO_SETTINGS_MODULE"] = OURS
    here["VAR_DIR"] = str(folder / "site")
    import django

    django.setup()
    from tests.measured import recording
    from tests.quality import page

    from . import chart, report, site
    from .server import Server, Servers

    if not WITHOUT_SITE.issuperset(names):
        site.prepare()
    lines = []
    with (
        Server(OURS, folder / "ours.log") as ours,
        Server(BARE, folder / "bare.log") as bare,
    ):
        for name in names:
            module, function = NAMES[name]
            benchmark = getattr(import_module(f"{__package__}.{module}"), function)
            for line in benchmark(Servers(ours, bare)):
                print(f"{line.what}: {line.measured} {line.promised} {line.verdict}", flush=True)
                lines.append(line)
                if recording():
                    report.note(line, name)
    report.write(lines, folder / "results.md")
    chart.write(lines, folder / "results.svg")
    if recording():
        page.write()
    print(f"The table is in {folder / 'results.md'}, the chart beside it")
    return int(any(line.kept is False for line in lines))


if __name__ == "__main__":
    sys.exit(main())
