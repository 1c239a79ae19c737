"""From the rows of a file to the lines of sheets, each with what is wrong with it."""

from dataclasses import dataclass, field
from pathlib import PurePath

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from home.country_names import country_code
from home.forms.text import AddressField, LineField
from home.tables.csv_table import read_csv
from home.tables.table import Limits, Row, Table, Unreadable, check_size
from home.tables.xlsx_table import read_xlsx
from home.text import fold, is_name

from ..selectors.sheet_lines import Line
from ..sheet_numbers import read_sheet_number
from .headings import YES, columns_of, group_of, known_columns, visibility_of

LIMITS = Limits(size=5 * 1024 * 1024, rows=10_000, columns=40, cell=1000)
MAX_NAME = 120
NAME = LineField(required=False, max_length=MAX_NAME)
ADDRESS = AddressField(required=False)
# What spreadsheets write into a cell of which they lost the value.
BROKEN_CELLS = {"#REF!", "#N/A", "#NAME?", "#VALUE!", "#DIV/0!", "#NULL!", "#NUM!", "#SPILL!"}


@dataclass(frozen=True)
class Entry:
    """A row that can be read: where it stands in the file, on which sheet, and its line."""

    row: int
    sheet: str
    line: Line


@dataclass
class Reading:
    """What a file holds: entries, per row why it is none, and the sheets that miss such rows.

    `strayed` says that of some row nobody can tell the sheet.
    """

    entries: list[Entry] = field(default_factory=list)
    refused: dict[int, str] = field(default_factory=dict)
    incomplete: set[str] = field(default_factory=set)
    ignored: list[str] = field(default_factory=list)
    written_in: str = ""
    strayed: bool = False

    @property
    def rows(self) -> int:
        """How many rows are not empty."""
        return len(self.entries) + len(self.refused)


def read_file(name: str, raw: bytes) -> Reading:
    """Return what a CSV or XLSX file holds; raise Unreadable when it is neither."""
    check_size(len(raw), LIMITS)
    table = _table(PurePath(name).suffix.lower(), raw)
    places, ignored = columns_of(table.heading)
    reading = Reading(ignored=ignored, written_in=table.written_in)
    seen: dict[tuple[str, int], int] = {}
    for row in table.rows:
        try:
            entry = _entry(row, places)
            before = seen.setdefault((entry.sheet, entry.line.number), row.number)
            if before != row.number:
                message = _("this line of the sheet stands in line %(line)s already")
                raise _wrong(message, line=str(before))
            reading.entries.append(entry)
        except ValidationError as error:
            reading.refused[row.number] = " ".join(error.messages)
            sheet = read_sheet_number(_cell(row, places["sheet"]))
            if sheet is None:
                reading.strayed = True
            else:
                reading.incomplete.add(sheet)
    return reading


def _table(suffix: str, raw: bytes) -> Table:
    """Return the table, read by what the file is, not only by its name."""
    if raw.startswith(b"PK\x03\x04") and suffix in (".xlsx", ".xlsm", ".csv", ".txt"):
        return read_xlsx(raw, LIMITS)
    if suffix in (".csv", ".tsv", ".txt"):
        return read_csv(raw, LIMITS, lambda names: len(known_columns(names)))
    raise Unreadable(_("Save the file as CSV or XLSX and send it again."))


def _entry(row: Row, places: dict[str, int]) -> Entry:
    """Return the entry of a row; raise ValidationError with the reason when it is none."""
    cells = {column: _cell(row, place) for column, place in places.items()}
    for column, place in places.items():
        if place in row.formulas:
            raise _wrong(_("“%(column)s” holds a formula; type what it shows"), column=column)
        if cells[column] in BROKEN_CELLS:
            raise _wrong(_("“%(column)s” holds a mistake of the spreadsheet"), column=column)
    sheet = read_sheet_number(cells["sheet"])
    if sheet is None:
        raise _wrong(_("“%(number)s” is no sheet number"), number=cells["sheet"][:40])
    number = cells["line"]
    if not (number.isascii() and number.isdigit() and 0 < int(number) < 1000):
        raise _wrong(_("“%(number)s” is no line of a sheet"), number=number[:40])
    line = Line(
        number=int(number),
        name=_name(cells["name"]),
        country=_country(cells.get("country", "")),
        email=ADDRESS.clean(cells.get("email", "")),
        group=_known(group_of(cells.get("group", "")), cells.get("group", "")),
        visibility=_known(visibility_of(cells.get("public", "")), cells.get("public", "")),
        another=fold(cells.get("another", "")) in YES,
    )
    return Entry(row.number, sheet, line)


def _cell(row: Row, place: int) -> str:
    """Return a cell; empty where the row is too short."""
    return row.cells[place] if place < len(row.cells) else ""


def _wrong(message: str, **params: str) -> ValidationError:
    return ValidationError(message, params=params)


def _name(typed: str) -> str:
    """Return a name of at least one letter."""
    name = str(NAME.clean(typed))
    if not is_name(name):
        raise _wrong(_("the name is missing"))
    return name


def _country(typed: str) -> str:
    """Return the code of a country; nothing where the sheet says it."""
    code = country_code(typed) if typed else ""
    if typed and not code:
        raise _wrong(_("“%(name)s” is no country that we know"), name=typed[:80])
    return code


def _known(value: str | None, typed: str) -> str:
    """Return an answer that we know."""
    if value is None:
        raise _wrong(_("we do not understand “%(answer)s”"), answer=typed[:80])
    return value
