"""Reading the library's list: what was chosen, and one page of rows."""

from typing import Any

from django.db.models import F
from django.http import HttpRequest

from home.paging import kept, page_of
from home.querysets import PublicPageQuerySet
from home.selectors.narrowing import narrowing

from ..models import MaterialsPage, PublicationPage
from ..querysets import released
from .library_choices import choice_groups, chosen_in, narrowed, numbers_of, total_of
from .publications import files_of, publication_card

PER_PAGE = 20
ORDER = (
    F("publication__year").desc(),
    F("publication__month").desc(nulls_last=True),
    F("pk").desc(),
)


def library_pages(locale_id: int) -> PublicPageQuerySet:
    """Return each publication once, in the reader's language where it is written in it.

    Left out are campaign materials, which have a page of their own, and editions with a newer one.
    """
    pages: PublicPageQuerySet = PublicationPage.objects.live().public().shown_in(locale_id)
    pages = pages.filter(released("publication__"))
    return pages.filter(publication__material="", publication__superseded_by__isnull=True)


def library_context(request: HttpRequest, page: Any) -> dict[str, Any]:
    """Return one page of the list, and the choices that narrow it down."""
    chosen = chosen_in(request)
    every = library_pages(page.locale_id)
    shown = narrowed(every, chosen).select_related("publication", "locale").order_by(*ORDER)
    told = (page.locale_id, sorted(chosen.items()))
    numbers = kept("library", told, lambda: numbers_of(every, chosen))
    total = total_of(numbers, chosen)
    rows = page_of(shown, PER_PAGE, request.GET.get("page"), total)
    pages = list(rows)
    files = files_of([one.publication_id for one in pages])
    groups = choice_groups(numbers, chosen)
    return {
        "rows": rows,
        "total": total,
        "cards": [publication_card(one, request, files.get(one.publication_id)) for one in pages],
        "facet_groups": groups,
        **narrowing(request, groups),
        "places": [
            {"title": one.title, "url": one.get_url(request) or ""}
            for one in MaterialsPage.objects.child_of(page).live().public()
        ],
    }
