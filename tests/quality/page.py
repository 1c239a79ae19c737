"""docs/quality.md: every promise with the newest figures beside it."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.measured import ROOT, records

from .rows import Reason, Row, Table, reasons, tables

PAGE = ROOT / "docs" / "quality.md"
NOTHING = "not measured"
HEAD = """\
# What is promised, and what was measured

Written by `make quality` out of the figures that the commands left in `docs/measured/`; nothing
here is typed by hand. `RECORD=1 make bench` leaves the figures of the benchmarks,
`RECORD=1 make test` those of the tests. In brackets stand the day and the commit that was measured,
with a + where files differed from it. [Where the time of a page goes](performance.md) has a page of
its own.
"""


@dataclass(frozen=True)
class Figure:
    """One recorded figure.

    Attributes:
        row: the key of its row.
        words: value and unit, as they are read.
        met: whether it meets the goal; None when it only stands beside another.
        day: when it was measured.
        commit: what was measured.
    """

    row: str
    words: str
    met: bool | None
    day: str
    commit: str


def figures() -> list[Figure]:
    """Return what commands have recorded, by name."""
    return [_figure(told) for told in records().values()]


def write(path: Path = PAGE) -> None:
    """Write the page."""
    path.write_text(text(), encoding="utf-8")


def text(found: list[Figure] | None = None) -> str:
    """Return the whole page."""
    known = figures() if found is None else found
    lines = [HEAD]
    for table in tables():
        lines += _table(table, known)
    lines += ["## Short of the goal, or not measured", ""]
    lines += list(_open(known))
    return "\n".join(lines) + "\n"


def kept(row: Row, found: list[Figure]) -> bool | None:
    """Return whether a promise is kept; None when no figure tells."""
    told = [one.met for one in found if one.row == row.key and one.met is not None]
    return all(told) if told else None


def _figure(told: dict[str, Any]) -> Figure:
    value = told["measured"]
    number = f"{value:,}" if isinstance(value, int) else str(value)
    words = f"{number} {told['unit']}".strip()
    return Figure(told["row"], words, told["met"], told["date"], told["commit"])


def _table(table: Table, known: list[Figure]) -> Iterator[str]:
    yield f"## {table.title}"
    yield ""
    yield table.about
    yield ""
    yield "| what | goal | measured | kept | shown by |"
    yield "|---|---|---|---|---|"
    for row in table.rows:
        found = [one for one in known if one.row == row.key]
        cells = [row.what, row.goal, _measured(found), _verdict(row, found), f"`{row.command}`"]
        yield "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"
    yield ""


def _verdict(row: Row, found: list[Figure]) -> str:
    """Say whether a promise is kept; a reason beside good figures tells what is left."""
    met = kept(row, found)
    if met and row.key in reasons():
        return "in part"
    return {None: NOTHING, True: "yes", False: "**no**"}[met]


def _measured(found: list[Figure]) -> str:
    """Return the figures of a row, and when the last of them was taken."""
    if not found:
        return ""
    last = max(found, key=lambda one: one.day)
    return f"{'; '.join(one.words for one in found)} ({last.day}, {last.commit})"


def _open(known: list[Figure]) -> Iterator[str]:
    """Yield a line for each promise that is not shown to be kept, and each reason there is."""
    told = reasons()
    for table in tables():
        for row in table.rows:
            if row.key in told or not kept(row, known):
                yield _line(row, told.get(row.key), kept(row, known))


def _line(row: Row, reason: Reason | None, met: bool | None) -> str:
    if reason:
        return f"- **{row.what}**: {reason.why} To close it: {reason.closes}"
    state = "Short of the goal" if met is False else "Not measured yet"
    return f"- **{row.what}**: {state}; `{row.command}` shows it."
