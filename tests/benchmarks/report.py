"""The table side by side: what was promised, and what was measured."""

import os
import platform
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path


@dataclass(frozen=True)
class Line:
    """One measured figure.

    `kept` is None when nothing was promised about it.
    """

    what: str
    measured: str
    promised: str = ""
    kept: bool | None = None

    @property
    def verdict(self) -> str:
        """Yes, no, or nothing."""
        return {None: "", True: "yes", False: "**no**"}[self.kept]


def write(lines: Iterable[Line], path: Path) -> None:
    """Write the table as Markdown."""
    moment = datetime.now(UTC)
    head = [
        f"# Benchmarks of {moment:%Y-%m-%d %H:%M} UTC",
        "",
        f"{platform.machine()}, {os.cpu_count()} processors, Python {platform.python_version()}, "
        f"load on start {os.getloadavg()[0]:.1f}.",
        "",
        "| what | measured | promised | kept |",
        "|---|---|---|---|",
    ]
    rows = [f"| {one.what} | {one.measured} | {one.promised} | {one.verdict} |" for one in lines]
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join([*head, *rows]) + "\n", encoding="utf-8")
