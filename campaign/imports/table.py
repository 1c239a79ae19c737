"""What every kind of file becomes: a heading and numbered rows of text."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from home.actions.errors import Invalid

MAX_BYTES = 5 * 1024 * 1024
MAX_ROWS = 10_000
MAX_COLUMNS = 40
MAX_CELL = 1000


class Unreadable(Invalid):
    """A file cannot be read at all; the message says why and what to do."""


@dataclass(frozen=True)
class Row:
    """One row: its number in the file, its cells, and the columns that hold a formula."""

    number: int
    cells: list[str]
    formulas: frozenset[int] = frozenset()


@dataclass(frozen=True)
class Table:
    """A file as read: its heading (line 1), the rows that are not empty, and how it was written."""

    heading: list[str]
    rows: list[Row]
    written_in: str = ""
    notes: list[str] = field(default_factory=list)


def table_of(rows: Iterable[Row], written_in: str) -> Table:
    """Return a table of rows whose first is the heading; raise Unreadable when there is none."""
    found = list(rows)
    if not found or found[0].number != 1 or not any(found[0].cells):
        raise Unreadable(_("Line 1 must hold the names of the columns."))
    filled = [row for row in found[1:] if any(row.cells)]
    if len(filled) > MAX_ROWS:
        message = _("The file has more than %(limit)s lines. Send it in parts.")
        raise Unreadable(message % {"limit": MAX_ROWS})
    return Table(heading=found[0].cells, rows=filled, written_in=written_in)


def check_size(size: int) -> None:
    """Raise Unreadable for a file that is empty or too large."""
    if size == 0:
        raise Unreadable(_("The file is empty."))
    if size > MAX_BYTES:
        message = _("The file is too large. The limit is %(limit)s MB.")
        raise Unreadable(message % {"limit": MAX_BYTES // (1024 * 1024)})
