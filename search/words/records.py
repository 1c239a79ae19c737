"""What the records behind pages say: facts that no field of the page holds."""

from collections.abc import Callable
from typing import NamedTuple

from wagtail.models import Page

from home.registry import Registry


class RecordWords(NamedTuple):
    """Words of records: some name the thing, others are told about it."""

    head: list[str]
    text: list[str]


# name -> function(page, language) -> RecordWords, or None when it is not about such a page.
readers: Registry[Callable[[Page, str], RecordWords | None]] = Registry()


def record_words(page: Page, language: str) -> RecordWords:
    """Return what all readers of records find for a page, in the active language."""
    head, text = [], []
    for read in readers:
        if found := read(page, language):
            head += found.head
            text += found.text
    return RecordWords(head, text)
