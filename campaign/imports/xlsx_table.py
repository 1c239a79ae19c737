"""XLSX, read without trusting what it says of its own size."""

import datetime
import io
import zipfile
from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _
from openpyxl import load_workbook

from .table import MAX_CELL, MAX_COLUMNS, MAX_ROWS, Row, Table, Unreadable, table_of

MAX_PARTS = 500
# What all parts together may become when they are unpacked.
MAX_UNPACKED = 60 * 1024 * 1024


def read_xlsx(raw: bytes) -> Table:
    """Return the table on the first sheet of a workbook; raise Unreadable when it is none."""
    _check_parts(raw)
    try:
        book = load_workbook(io.BytesIO(raw), read_only=True, keep_links=False)
    except Exception as error:
        # The library raises many things for files that are not what they say.
        raise _broken() from error
    try:
        return table_of(_rows(book), "xlsx")
    except Unreadable:
        raise
    except Exception as error:
        raise _broken() from error
    finally:
        book.close()


def _broken() -> Unreadable:
    return Unreadable(_("This file cannot be read. Save it as CSV or XLSX and send it again."))


def _check_parts(raw: bytes) -> None:
    """Refuse what becomes too large when it is unpacked, before anything is."""
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            parts = archive.infolist()
    except (zipfile.BadZipFile, ValueError, OSError) as error:
        raise _broken() from error
    if len(parts) > MAX_PARTS or sum(part.file_size for part in parts) > MAX_UNPACKED:
        raise Unreadable(_("This file becomes too large when it is opened. Send it in parts."))


def _rows(book: Any) -> Iterator[Row]:
    """Yield the rows of the first sheet, numbered as the spreadsheet numbers them."""
    if not book.worksheets:
        raise _broken()
    sheet = book.worksheets[0]
    sheet.reset_dimensions()
    rows = sheet.iter_rows(max_row=MAX_ROWS * 2 + 1, max_col=MAX_COLUMNS)
    for number, cells in enumerate(rows, start=1):
        if number > MAX_ROWS * 2:
            raise Unreadable(_("The file has too many lines. Send it in parts."))
        formulas = {place for place, cell in enumerate(cells) if cell.data_type == "f"}
        texts = [_text(cell.value) for cell in cells]
        if any(len(text) > MAX_CELL for text in texts):
            message = _("line %(line)s: too many columns, or a cell is too long.")
            raise Unreadable(message % {"line": number})
        yield Row(number, texts, frozenset(formulas))


def _text(value: Any) -> str:
    """Return what a cell shows."""
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime.date):
        return value.isoformat()
    return str(value).strip()
