"""An XLSX file, streamed: one sheet after the other, every cell typed as text.

openpyxl needs the whole file before its first byte is out; a million rows would keep an officer
waiting for minutes without a sign. This is the smallest workbook that ECMA-376 allows.
"""

import zipfile
from collections.abc import Iterable, Iterator
from itertools import chain, islice
from typing import Any
from xml.sax.saxutils import escape

from .cells import sheet_text

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
# The format ends at 1,048,576 rows.
ROWS_OF_A_SHEET = 1_000_000
ROWS_AT_ONCE = 500
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


class _Pipe:
    """A file that cannot be wound back; what was written is taken from it piece by piece."""

    def __init__(self) -> None:
        self.pieces: list[bytes] = []

    def write(self, data: bytes) -> int:
        self.pieces.append(bytes(data))
        return len(data)

    def flush(self) -> None:
        """There is nothing to flush."""

    def close(self) -> None:
        """There is nothing to close."""

    def take(self) -> bytes:
        data = b"".join(self.pieces)
        self.pieces.clear()
        return data


def stream(rows: Iterable[Iterable[Any]]) -> Iterator[bytes]:
    """Yield the file; the first of `rows` is the heading, repeated on every further sheet."""
    pipe = _Pipe()
    every = iter(rows)
    heading = list(next(every, []))
    sheets = 0
    with zipfile.ZipFile(pipe, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as book:
        while True:
            first = next(every, None)
            if first is None and sheets:
                break
            sheets += 1
            part = chain(
                [heading], [] if first is None else [first], islice(every, ROWS_OF_A_SHEET)
            )
            yield from _sheet(book, pipe, sheets, part)
        _frame(book, sheets)
    yield pipe.take()


def _sheet(
    book: zipfile.ZipFile, pipe: _Pipe, number: int, rows: Iterator[Iterable[Any]]
) -> Iterator[bytes]:
    with book.open(f"xl/worksheets/sheet{number}.xml", "w", force_zip64=True) as sheet:
        sheet.write(f'{HEAD}<worksheet xmlns="{MAIN}"><sheetData>'.encode())
        while batch := list(islice(rows, ROWS_AT_ONCE)):
            sheet.write("".join(map(_row, batch)).encode())
            yield pipe.take()
        sheet.write(b"</sheetData></worksheet>")


def _row(values: Iterable[Any]) -> str:
    cells = "".join(
        f'<c t="inlineStr"><is><t xml:space="preserve">{escape(sheet_text(value))}</t></is></c>'
        for value in values
    )
    return f"<row>{cells}</row>"


def _frame(book: zipfile.ZipFile, sheets: int) -> None:
    """Write the parts that say which sheets there are; they come last, when that is known."""
    numbers = range(1, sheets + 1)
    kinds = "".join(
        f'<Override PartName="/xl/worksheets/sheet{one}.xml"'
        f' ContentType="{PACKAGE}.worksheet+xml"/>'
        for one in numbers
    )
    listed = "".join(f'<sheet name="{one}" sheetId="{one}" r:id="rId{one}"/>' for one in numbers)
    links = "".join(
        f'<Relationship Id="rId{one}" Type="{OFFICE}/worksheet"'
        f' Target="worksheets/sheet{one}.xml"/>'
        for one in numbers
    )
    book.writestr(
        "xl/workbook.xml",
        f'{HEAD}<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>{listed}</sheets></workbook>',
    )
    book.writestr(
        "xl/_rels/workbook.xml.rels",
        f'{HEAD}<Relationships xmlns="{RELATIONS}">{links}</Relationships>',
    )
    book.writestr(
        "_rels/.rels",
        f'{HEAD}<Relationships xmlns="{RELATIONS}"><Relationship Id="rId1"'
        f' Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    )
    book.writestr(
        "[Content_Types].xml",
        f'{HEAD}<Types xmlns="{TYPES}"><Default Extension="rels"'
        ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{PACKAGE}.sheet.main+xml"/>'
        f"{kinds}</Types>",
    )
