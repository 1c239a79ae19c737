"""Long lists of pages with one bit a page for each term, so that any choice is counted at once.

Counting 20,000 pages with ten terms each for every list of choices takes a database a second. Here
a term is one long number with a bit for each of its pages: a choice is an `&`, a count `bit_count`.
What is kept says nothing that a page does not: whoever shows pages asks the database for them.
"""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import compress
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.db.models import Aggregate, Model, TextField

# The newest row of what the pages are about, of what was done to pages but for their drafts, and of
# what was done to records of one kind.
_NEWEST = """
SELECT (SELECT max(id) FROM home_pageterm),
       (SELECT id FROM wagtailcore_pagelogentry WHERE action <> 'wagtail.edit'
        ORDER BY id DESC LIMIT 1),
       (SELECT max(id) FROM wagtailcore_modellogentry WHERE content_type_id = %s)
"""
_TO_FLAGS = bytes.maketrans(b"01", b"\x00\x01")
# From (list, code) to the pages that have it.
Bits = dict[tuple[str, str], int]


class Joined(Aggregate):
    """The values of a column in one text."""

    output_field = TextField()
    template = "GROUP_CONCAT(%(expressions)s)"

    def as_postgresql(self, compiler: Any, connection: Any) -> Any:
        """Name the same in PostgreSQL's words."""
        joined = self.copy()
        joined.template = "STRING_AGG((%(expressions)s)::text, ',')"
        return joined.as_sql(compiler, connection)


@dataclass
class PageBits:
    """Pages in one order.

    Attributes:
        keys: numbers of the pages in their order.
        bits: which of them have a term.
    """

    keys: list[int]
    bits: Bits

    def with_any(self, name: str, codes: Iterable[str]) -> int:
        """Return the pages that have at least one of the values."""
        found = 0
        for code in codes:
            found |= self.bits.get((name, code), 0)
        return found

    def counted(
        self, names: Iterable[str], pages_of: Callable[[str], int]
    ) -> dict[str, Counter[str]]:
        """Return for each list how many pages have each of its values; none is left out.

        Args:
            names: of the lists.
            pages_of: tells which pages count for a list.
        """
        numbers: dict[str, Counter[str]] = {name: Counter() for name in names}
        pages = {name: pages_of(name) for name in numbers}
        for (name, code), bits in self.bits.items():
            if name in numbers and (number := (bits & pages[name]).bit_count()):
                numbers[name][code] = number
        return numbers

    def flags(self, pages: int) -> bytes:
        """Return one byte a page, 1 for those that are among `pages`."""
        return f"{pages:0{len(self.keys)}b}".encode().translate(_TO_FLAGS)[::-1]

    def in_order(self, pages: int) -> list[int]:
        """Return the numbers of `pages` in the order of the list."""
        return list(compress(self.keys, self.flags(pages)))


def as_bits(places: Iterable[int], length: int) -> int:
    """Return a number in which the bits of these places are set."""
    flags = bytearray(length // 8 + 1)
    for place in places:
        flags[place >> 3] |= 1 << (place & 7)
    return int.from_bytes(flags, "little")


def newest_of_pages(record: type[Model] | None = None) -> Any:
    """Return what changes when pages are published, taken back or filed anew, in one statement.

    Args:
        record: a kind of record whose changes count, too.
    """
    kind = ContentType.objects.get_for_model(record).pk if record else 0
    with connection.cursor() as cursor:
        cursor.execute(_NEWEST, [kind])
        return cursor.fetchone()
