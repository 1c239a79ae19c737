"""What every kind of file becomes: a heading and numbered rows of text."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from home.actions.errors import Invalid


class Unreadable(Invalid):
    """A file cannot be read at all; the message says why and what to do."""


@dataclass(frozen=True)
class Limits:
    """How much of a file is read: bytes, rows and columns, and the letters of a cell.

    Of a workbook also what its parts may become when they are unpacked: bytes and tags. A reader
    spends its time and memory on tags.
    """

    size: int
    rows: int
    columns: int
    cell: int
    # 10,000 rows of eight columns have 4.5 MB and 430,000 tags; with the names in a part of their
    # own, that part has 1 MB and 20,000 texts of four tags.
    sheet: tuple[int, int] = (8_000_000, 500_000)
    texts: tuple[int, int] = (2_000_000, 160_000)
    unpacked: int = 12_000_000


@dataclass(frozen=True)
class Row:
    """One row: its number in the file, its cells, and the columns that hold a formula."""

    number: int
    cells: list[str]
    formulas: frozenset[int] = frozenset()


@dataclass(frozen=True)
class Table:
    """A file as read: its heading (line 1), the rows that are not empty, and how it was written.

    `notes` are what the file says of itself, such as {"licence": "Public Domain"}.
    """

    heading: list[str]
    rows: list[Row]
    written_in: str = ""
    notes: dict[str, str] = field(default_factory=dict)


def table_of(rows: Iterable[Row], written_in: str, limits: Limits) -> Table:
    """Return a table of rows whose first is the heading; raise Unreadable when there is none."""
    found = list(rows)
    if not found or found[0].number != 1 or not any(found[0].cells):
        raise Unreadable(_("Line 1 must hold the names of the columns."))
    filled = [row for row in found[1:] if any(row.cells)]
    if len(filled) > limits.rows:
        message = _("The file has more than %(limit)s lines. Send it in parts.")
        raise Unreadable(message % {"limit": limits.rows})
    return Table(heading=found[0].cells, rows=filled, written_in=written_in)


def check_size(size: int, limits: Limits) -> None:
    """Raise Unreadable for a file that is empty or too large."""
    if size == 0:
        raise Unreadable(_("The file is empty."))
    if size > limits.size:
        message = _("The file is too large. The limit is %(limit)s MB.")
        raise Unreadable(message % {"limit": limits.size // (1024 * 1024)})


def too_wide(line: int) -> Unreadable:
    """Return the refusal of a line that no table of people has."""
    message = _("line %(line)s: too many columns, or a cell is too long.")
    return Unreadable(message % {"line": line})
