"""Pages of long lists: which rows stand on a page is found out before any of them is read."""

from collections.abc import Callable
from hashlib import sha256
from typing import Any, TypeVar

from django.core.cache import cache
from django.core.paginator import Page, Paginator
from django.db.models import QuerySet

T = TypeVar("T")
# As long as proxies keep the page, its numbers may be that old anyway.
KEPT_SECONDS = 60


def page_of(
    rows: QuerySet[Any], per_page: int, number: str | None, count: int | None = None
) -> Page[Any]:
    """Return one page of rows in their order; the database sorts numbers, not whole rows.

    Args:
        rows: all of them.
        per_page: how many stand on a page.
        number: of the page, as somebody typed it; the nearest there is otherwise.
        count: how many rows there are, where that is known.
    """
    pages = Paginator(rows.values_list("pk", flat=True), per_page)
    if count is not None:
        pages.__dict__["count"] = count
    page: Page[Any] = pages.get_page(number)
    page.object_list = list(rows.filter(pk__in=list(page.object_list)))
    return page


def kept(name: str, asked: object, make: Callable[[], T]) -> T:
    """Return numbers of a list that are made at most once a minute.

    Args:
        name: of the list.
        asked: what they depend on; its text is compared.
        make: makes them.
    """
    key = f"{name}:{sha256(repr(asked).encode()).hexdigest()}"
    found: Any = cache.get_or_set(key, make, KEPT_SECONDS)
    made: T = found
    return made
