"""A CSV file, line by line (RFC 4180), with the mark by which spreadsheets know UTF-8."""

import csv
from collections.abc import Iterable, Iterator
from typing import Any

from .cells import csv_cell

BYTE_ORDER_MARK = "\ufeff"
MEDIA_TYPE = "text/csv; charset=utf-8"


class _Echo:
    """Gives back what is written to it."""

    def write(self, text: str) -> str:
        return text


def stream(rows: Iterable[Iterable[Any]]) -> Iterator[str]:
    """Yield the file; the first of `rows` is the heading."""
    writer = csv.writer(_Echo(), quoting=csv.QUOTE_ALL)
    yield BYTE_ORDER_MARK
    for row in rows:
        yield str(writer.writerow([csv_cell(value) for value in row]))
