"""Public pages of any type by what they are about."""

from collections.abc import Mapping
from typing import Any

from django.db.models import Count, Exists, OuterRef
from wagtail.models import Page

from ..models import PageTerm
from ..querysets import PublicPageQuerySet


def has_term(vocabulary: str, *codes: str) -> Exists:
    """Return whether a page has any of these terms of a list."""
    return Exists(
        PageTerm.objects.filter(page=OuterRef("pk"), vocabulary=vocabulary, code__in=codes)
    )


def about(terms: Mapping[str, str], pages: Any = None) -> Any:
    """Return the live public pages that have all of these terms.

    Args:
        terms: one code for each list that counts.
        pages: where to look; all pages by default.
    """
    found = PublicPageQuerySet(Page).all() if pages is None else pages
    found = found.live().public()
    for vocabulary, code in terms.items():
        found = found.filter(has_term(vocabulary, code))
    return found


def term_counts(pages: Any) -> dict[tuple[str, str], int]:
    """Return how many of `pages` have each term, in one query: {(list, code): number}."""
    rows = PageTerm.objects.filter(page__in=pages.order_by().values("pk"))
    grouped = rows.values_list("vocabulary", "code").annotate(number=Count("pk"))
    return {(name, code): number for name, code, number in grouped.order_by()}
