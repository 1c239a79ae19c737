"""XLSX, read without trusting what it says of its own size."""

import datetime
import io
import re
import zipfile
from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _
from openpyxl import load_workbook

from .table import Limits, Row, Table, Unreadable, table_of, too_wide

MAX_PARTS = 500
OTHER = (5_000_000, 50_000)
# A text in a part of its own is at least this many tags, so that empty ones are not too many.
TAGS_OF_A_TEXT = 4
# What a spreadsheet never writes: parts that stand for others, letters that hide the tags.
STRANGE = re.compile(
    rb"<!DOCTYPE|<!ENTITY|encoding\s*=\s*[\"'](?!utf-8|utf-16|us-ascii|iso-8859-1)", re.IGNORECASE
)


def read_xlsx(raw: bytes, limits: Limits) -> Table:
    """Return the table on the first sheet of a workbook; raise Unreadable when it is none."""
    check_parts(raw, limits)
    try:
        book = load_workbook(io.BytesIO(raw), read_only=True, keep_links=False)
    except Exception as error:
        # The library raises many things for files that are not what they say.
        raise _broken() from error
    try:
        return table_of(_rows(book, limits), "xlsx", limits)
    except Unreadable:
        raise
    except Exception as error:
        raise _broken() from error
    finally:
        book.close()


def _broken() -> Unreadable:
    return Unreadable(_("This file cannot be read. Save it as CSV or XLSX and send it again."))


def check_parts(raw: bytes, limits: Limits) -> None:
    """Refuse what becomes too large when it is read, before it is; raise Unreadable."""
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            parts = archive.infolist()
            if len(parts) > MAX_PARTS or sum(part.file_size for part in parts) > limits.unpacked:
                raise _too_large()
            for part in parts:
                _check_part(archive, part, limits)
    except Unreadable:
        raise
    except Exception as error:
        # A damaged archive shows itself in many ways.
        raise _broken() from error


def _check_part(archive: zipfile.ZipFile, part: zipfile.ZipInfo, limits: Limits) -> None:
    """Refuse a part that is too long or of too many tags; no name and no ending is trusted."""
    name = part.filename.lower()
    named = {"sharedstrings": limits.texts, "worksheets/": limits.sheet}
    most_bytes, most_tags = next((most for mark, most in named.items() if mark in name), OTHER)
    if part.file_size > most_bytes:
        raise _too_large()
    content = archive.read(part)
    if max(content.count(b"<"), content.count(b"=")) > most_tags:
        raise _too_large()
    if content.count(b"<si") > limits.texts[1] // TAGS_OF_A_TEXT:
        raise _too_large()
    if STRANGE.search(content, 0, 1000):
        raise _broken()


def _too_large() -> Unreadable:
    return Unreadable(_("This file becomes too large when it is opened. Send it in parts."))


def _rows(book: Any, limits: Limits) -> Iterator[Row]:
    """Yield the rows of the first sheet, numbered as the spreadsheet numbers them."""
    if not book.worksheets:
        raise _broken()
    sheet = book.worksheets[0]
    sheet.reset_dimensions()
    rows = sheet.iter_rows(max_row=limits.rows * 2 + 1, max_col=limits.columns)
    for number, cells in enumerate(rows, start=1):
        if number > limits.rows * 2:
            raise Unreadable(_("The file has too many lines. Send it in parts."))
        formulas = {place for place, cell in enumerate(cells) if cell.data_type == "f"}
        texts = [_text(cell.value) for cell in cells]
        if any(len(text) > limits.cell for text in texts):
            raise too_wide(number)
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
