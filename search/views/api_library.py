"""The library as open data at /api/v1/library.json, and its figures."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.utils import translation

from ..answers import LICENCE, data, problem, read_only
from ..paging import answer_page, counted
from ..selectors import library_data


@read_only(pages=True)
def library(request: HttpRequest) -> HttpResponseBase:
    """Return a page of publications, filtered as the library is."""
    rows, unknown = library_data.asked(request.GET)
    if unknown:
        return problem(400, "Bad request", f"The library does not know {unknown}.")

    def answer(shown: Any) -> HttpResponseBase:
        with translation.override(settings.LANGUAGE_CODE):
            body = {
                "licence": LICENCE,
                "as_of": library_data.as_of().isoformat(timespec="seconds"),
                **counted(request, shown),
                "publications": library_data.records_of(list(shown)),
            }
            return data(request, body)

    return answer_page(request, rows, answer)


@read_only
def figures(request: HttpRequest) -> HttpResponseBase:
    """Return every figure with its source and its older values."""
    rows = library_data.figure_records()
    return data(request, {"licence": LICENCE, "total": len(rows), "figures": rows})
