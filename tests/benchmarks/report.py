"""The table side by side: what was promised, and what was measured."""

import os
import platform
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from tests.measured import record

NO_NAME = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True)
class Line:
    """One measured figure.

    Attributes:
        what: what was measured.
        measured: the figure in words.
        promised: the goal in words.
        kept: whether it was reached; None when nothing was promised.
        row: the key of the row of docs/quality.md that it belongs to, if any.
        used: how much of what the promise allows was used, 1 being all of it; for the chart.
    """

    what: str
    measured: str
    promised: str = ""
    kept: bool | None = None
    row: str = ""
    used: float | None = None

    @property
    def verdict(self) -> str:
        """Yes, no, or nothing."""
        return {None: "", True: "yes", False: "**no**"}[self.kept]


def at_most(value: float, allowed: float) -> float:
    """Return how much of what is allowed was used, where less is better."""
    return value / allowed


def at_least(value: float, wanted: float) -> float:
    """Return how much of what is allowed was used, where more is better."""
    return wanted / value if value else float("inf")


def note(line: Line, benchmark: str) -> None:
    """Write a figure down for docs/quality.md, when it belongs to a row of it."""
    if line.row:
        record(
            f"bench-{benchmark}-{NO_NAME.sub('-', line.what.lower()).strip('-')[:60]}",
            row=line.row,
            goal=line.promised,
            value=f"{line.what}: {line.measured}",
            met=line.kept,
            command=f"make bench BENCHMARKS={benchmark}",
        )


def write(lines: Iterable[Line], path: Path) -> None:
    """Write the table as Markdown."""
    moment = datetime.now(UTC)
    head = [
        f"# Benchmarks of {moment:%Y-%m-%d %H:%M} UTC",
        "",
        f"{platform.machine()}, {os.cpu_count()} processors, Python {platform.python_version()}, "
        f"load on start {os.getloadavg()[0]:.1f}.",
        "",
        "![How much of each promise is used](results.svg)",
        "",
        "| what | measured | promised | kept |",
        "|---|---|---|---|",
    ]
    rows = [f"| {one.what} | {one.measured} | {one.promised} | {one.verdict} |" for one in lines]
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join([*head, *rows]) + "\n", encoding="utf-8")
