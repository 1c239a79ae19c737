"""Remember what pages are about, in rows that lists can count."""

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from wagtail.models import get_page_models

from ..models import BasePage, PageTerm
from ..terms import widened

BATCH = 500
Rows = set[tuple[str, str]]


def rows_of(page: BasePage) -> Rows:
    """Return the (list, code) pairs of a page, wider regions included."""
    terms = widened(page.taxonomy())
    return {(name, code) for name, codes in terms.items() for code in codes}


@transaction.atomic
def remember_terms(pages: Iterable[BasePage]) -> int:
    """Write the terms of pages anew; return how many pages had changed."""
    wanted = {page.pk: rows_of(page) for page in pages}
    known: dict[int, Rows] = {pk: set() for pk in wanted}
    rows = PageTerm.objects.filter(page__in=wanted).values_list("page_id", "vocabulary", "code")
    for pk, name, code in rows:
        known[pk].add((name, code))
    changed = [pk for pk, terms in wanted.items() if terms != known[pk]]
    for pk in changed:
        for name, code in known[pk] - wanted[pk]:
            PageTerm.objects.filter(page=pk, vocabulary=name, code=code).delete()
    PageTerm.objects.bulk_create(
        (
            PageTerm(page_id=pk, vocabulary=name, code=code)
            for pk in changed
            for name, code in sorted(wanted[pk] - known[pk])
        ),
        # Two who save one page at the same moment write the same rows.
        ignore_conflicts=True,
    )
    return len(changed)


def remember_all_terms() -> int:
    """Do it for every live page, as records change without their pages; return how many had."""
    changed = 0
    for model in get_page_models():
        if issubclass(model, BasePage):
            pages: Any = model.objects.live().defer_streamfields().order_by("pk")
            pages = pages.select_related(*model.taxonomy_select_related)
            pages = pages.prefetch_related(*model.taxonomy_prefetch_related)
            for start in range(0, pages.count(), BATCH):
                changed += remember_terms(pages[start : start + BATCH])
    return changed
