"""The promises, as tests/quality/rows/ has them, and why some are not kept."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent


@dataclass(frozen=True)
class Row:
    """One promise.

    Attributes:
        key: what recorded figures name it by.
        what: what it is about.
        goal: what is promised.
        command: what shows it.
        tests: files, or single tests, that show it too.
    """

    key: str
    what: str
    goal: str
    command: str
    tests: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Table:
    """The promises about one subject."""

    title: str
    about: str
    rows: list[Row]


@dataclass(frozen=True)
class Reason:
    """Why a promise is not kept, or not measured; and what would close it."""

    why: str
    closes: str


def tables() -> list[Table]:
    """Return all tables, in the order of their files."""
    return [_table(_read(path)) for path in sorted((FOLDER / "rows").glob("*.toml"))]


def rows() -> Iterator[Row]:
    """Yield every row of every table."""
    for table in tables():
        yield from table.rows


def reasons() -> dict[str, Reason]:
    """Return the reasons by the keys of their rows."""
    return {key: Reason(**one) for key, one in _read(FOLDER / "reasons.toml").items()}


def _read(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"))


def _table(told: dict[str, Any]) -> Table:
    return Table(told["title"], told["about"], [Row(**one) for one in told["rows"]])
