"""Making the whole index again, or looking through it once a day."""

from collections.abc import Callable, Iterator
from itertools import islice
from typing import Any

from wagtail.models import Page

from network.models import Organisation

from ..models import SearchDocument
from .index import BATCH, forget_strays, index_organisations, index_pages
from .learn_words import forget_words, learn_words


def check_index() -> int:
    """Bring the index up to what pages and records say now; return how many documents differed.

    Run daily: what was changed past the signals is found with its new words then. What may not be
    shown never waits for this, see `SearchDocumentQuerySet.visible`.
    """
    changed = sum(index_pages(pages) for pages in batches(live_pages()))
    changed += sum(index_organisations(rows) for rows in batches(Organisation.objects.listed()))
    changed += forget_strays()
    while learn_words():
        pass
    forget_words()
    return changed


def rebuild(tell: Callable[[str], object] = print) -> int:
    """Empty the index and make it again; return how many documents it holds."""
    SearchDocument.objects.all().delete()
    for name, rows, write in (
        ("pages", live_pages(), index_pages),
        ("organisations", Organisation.objects.listed(), index_organisations),
    ):
        done = 0
        for batch in batches(rows):
            write(batch)
            done += len(batch)
            tell(f"{name}: {done}")
    while learn_words():
        pass
    forget_words()
    return SearchDocument.objects.count()


def live_pages() -> Any:
    """Return all public pages of their own types; whether each is for everybody is asked later."""
    return Page.objects.filter(live=True, depth__gt=1).order_by("pk")


def batches(rows: Any) -> Iterator[list[Any]]:
    """Return the rows in parts, pages as their own types."""
    keys = iter(list(rows.values_list("pk", flat=True)))
    while part := list(islice(keys, BATCH)):
        found = rows.model._default_manager.filter(pk__in=part)
        if rows.model is Page:
            found = found.select_related("locale").specific()
        yield list(found)
