"""The library as open data at /api/v1/library.json, and its figures."""

from django.conf import settings
from django.core.paginator import EmptyPage, Paginator
from django.http import HttpRequest, HttpResponseBase
from django.utils import translation

from ..answers import LICENCE, data, problem, read_only
from ..selectors import library_data
from .api_organisations import LIMIT, LONGEST_NUMBER, MOST, PAGE, next_page, number_in


@read_only(pages=True)
def library(request: HttpRequest) -> HttpResponseBase:
    """Return a page of publications, filtered as the library is."""
    rows, unknown = library_data.asked(request.GET)
    if unknown:
        return problem(400, "Bad request", f"The library does not know {unknown}.")
    limit = number_in(request, "limit", PAGE, MOST)
    page = number_in(request, "page", 1, 10**LONGEST_NUMBER)
    if limit is None or page is None:
        return problem(400, "Bad request", LIMIT)
    pages = Paginator(rows, limit)
    try:
        shown = pages.page(page)
    except EmptyPage:
        return problem(404, "Not found", f"There are {pages.num_pages} pages.")
    with translation.override(settings.LANGUAGE_CODE):
        body = {
            "licence": LICENCE,
            "as_of": library_data.as_of().isoformat(timespec="seconds"),
            "total": pages.count,
            "page": shown.number,
            "pages": pages.num_pages,
            "next": next_page(request, shown),
            "publications": library_data.records_of(list(shown)),
        }
        return data(request, body)


@read_only
def figures(request: HttpRequest) -> HttpResponseBase:
    """Return every figure with its source and its older values."""
    rows = library_data.figure_records()
    return data(request, {"licence": LICENCE, "total": len(rows), "figures": rows})
