"""Reading the library's list: what was chosen, and one page of rows."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest

from home.selectors.narrowing import narrowing

from ..models import MaterialsPage
from .library_choices import choice_groups, chosen_in, fitting, numbers_of
from .publications import files_of, publication_card
from .shelf import ORDER, library_pages, shelf_of

PER_PAGE = 20


def library_context(request: HttpRequest, page: Any) -> dict[str, Any]:
    """Return one page of the list, and the choices that narrow it down."""
    chosen = chosen_in(request)
    shelf = shelf_of(page.locale_id)
    keys = shelf.in_order(fitting(shelf, chosen))
    rows = Paginator(keys, PER_PAGE).get_page(request.GET.get("page"))
    shown = library_pages(page.locale_id).filter(pk__in=list(rows)).order_by(*ORDER)
    pages = list(shown.select_related("publication", "locale"))
    files = files_of([one.publication_id for one in pages])
    groups = choice_groups(numbers_of(shelf, chosen), chosen)
    return {
        "rows": rows,
        "total": len(keys),
        "cards": [publication_card(one, request, files.get(one.publication_id)) for one in pages],
        "facet_groups": groups,
        **narrowing(request, groups),
        "places": [
            {"title": one.title, "url": one.get_url(request) or ""}
            for one in MaterialsPage.objects.child_of(page).live().public()
        ],
    }
