"""CSV as spreadsheets write it: with BOM or without, Windows letters, commas or semicolons."""

import codecs
import csv
import io
import re
from collections.abc import Callable, Iterator, Sequence

from django.utils.translation import gettext as _

from .table import Limits, Row, Table, Unreadable, table_of, too_wide

DELIMITERS = ",;\t|"
MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# How many names of a heading we know.
Known = Callable[[Sequence[str]], int]


def read_csv(raw: bytes, limits: Limits, known: Known) -> Table:
    """Return the table of a CSV file; raise Unreadable when it is none."""
    text, encoding = _decode(raw)
    # Old spreadsheets end their lines with a carriage return alone.
    text = re.sub(r"\r\n?", "\n", text)
    delimiter = _delimiter(text, limits, known)
    # The library's own limit is for all of the process, and lower than a border of a market.
    csv.field_size_limit(max(csv.field_size_limit(), limits.cell))
    return table_of(_rows(text, delimiter, limits), encoding, limits)


def _decode(raw: bytes) -> tuple[str, str]:
    """Return the text, and the encoding that it was written in."""
    for mark, encoding in MARKS:
        if raw.startswith(mark):
            try:
                return raw.decode(encoding), encoding.removesuffix("-sig")
            except UnicodeDecodeError:
                raise _not_text(raw, 0) from None
    try:
        return raw.decode("utf-8"), "utf-8"
    except UnicodeDecodeError as error:
        broken = error.start
    try:
        return raw.decode("cp1252"), "cp1252"
    except UnicodeDecodeError:
        raise _not_text(raw, broken) from None


def _not_text(raw: bytes, place: int) -> Unreadable:
    message = _("line %(line)s: these letters cannot be read. Save the file as CSV in UTF-8.")
    return Unreadable(message % {"line": len(re.findall(rb"\r\n?|\n", raw[:place])) + 1})


def _delimiter(text: str, limits: Limits, known: Known) -> str:
    """Return what parts the columns: with it, line 1 has the most names that we know."""
    first = text.split("\n", 1)[0]
    if len(first) > limits.columns * limits.cell:
        raise too_wide(1)

    def fits(delimiter: str) -> tuple[int, int]:
        cells = next(csv.reader([first], delimiter=delimiter), [])
        return known(cells), len(cells)

    try:
        return max(DELIMITERS, key=fits)
    except csv.Error:
        raise too_wide(1) from None


def _rows(text: str, delimiter: str, limits: Limits) -> Iterator[Row]:
    """Yield the rows, numbered as a spreadsheet numbers them."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    number = 0
    try:
        for number, cells in enumerate(reader, start=1):
            if number > limits.rows * 2:
                raise Unreadable(_("The file has too many lines. Send it in parts."))
            if len(cells) > limits.columns or any(len(cell) > limits.cell for cell in cells):
                raise too_wide(number)
            yield Row(number, [cell.strip() for cell in cells])
    except csv.Error:
        message = _("line %(line)s: a quotation mark is not closed, or the line is no text.")
        raise Unreadable(message % {"line": number + 1}) from None
