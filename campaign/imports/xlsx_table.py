"""XLSX, read without trusting what it says of its own size."""

import datetime
import io
import re
import zipfile
from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _
from openpyxl import load_workbook

from .table import MAX_CELL, MAX_COLUMNS, MAX_ROWS, Row, Table, Unreadable, table_of

MAX_PARTS = 500
# What a part may become when it is unpacked, in bytes, and how many tags it may hold: a reader
# spends its time and memory on tags. 10,000 rows of all our columns have 4.5 MB and 430,000 tags;
# with the names in a part of their own, that part has 1 MB and 20,000 texts of four tags.
SHEET = (8_000_000, 500_000)
TEXTS = (2_000_000, 160_000)
OTHER = (5_000_000, 50_000)
# So that empty texts, which are three tags, do not become more either.
MAX_TEXTS = 40_000
MAX_UNPACKED = 12_000_000
# What a spreadsheet never writes: parts that stand for others, letters that hide the tags.
STRANGE = re.compile(
    rb"<!DOCTYPE|<!ENTITY|encoding\s*=\s*[\"'](?!utf-8|utf-16|us-ascii|iso-8859-1)", re.IGNORECASE
)


def read_xlsx(raw: bytes) -> Table:
    """Return the table on the first sheet of a workbook; raise Unreadable when it is none."""
    check_parts(raw)
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


def check_parts(raw: bytes) -> None:
    """Refuse what becomes too large when it is read, before it is; raise Unreadable."""
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            parts = archive.infolist()
            if len(parts) > MAX_PARTS or sum(part.file_size for part in parts) > MAX_UNPACKED:
                raise _too_large()
            for part in parts:
                _check_part(archive, part)
    except Unreadable:
        raise
    except Exception as error:
        # A damaged archive shows itself in many ways.
        raise _broken() from error


def _check_part(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> None:
    """Refuse a part that is too long or of too many tags; no name and no ending is trusted."""
    name = part.filename.lower()
    named = {"sharedstrings": TEXTS, "worksheets/": SHEET}
    most_bytes, most_tags = next((most for mark, most in named.items() if mark in name), OTHER)
    if part.file_size > most_bytes:
        raise _too_large()
    content = archive.read(part)
    if max(content.count(b"<"), content.count(b"=")) > most_tags:
        raise _too_large()
    if content.count(b"<si") > MAX_TEXTS:
        raise _too_large()
    if STRANGE.search(content, 0, 1000):
        raise _broken()


def _too_large() -> Unreadable:
    return Unreadable(_("This file becomes too large when it is opened. Send it in parts."))


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
