"""The register as open data at /api/v1/organisations."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils import translation

from ..answers import LICENCE, data, problem, read_only
from ..formats import hsds, linked, murmurations, points, table
from ..paging import answer_page, counted
from ..selectors import organisations as register
from ..selectors.organisations import Record
from ..streams import stream

CSV = "text/csv; charset=utf-8"
GEOJSON = "application/geo+json"
DICTIONARY = "/api/v1/organisations.csv-metadata.json"
NO_SUCH = "There is no organisation with this id."
# What one organisation and a page of them look like in each format.
ONE: dict[str, Callable[[Record], Any]] = {
    "json": lambda record: {"licence": LICENCE, "organisation": record},
    "jsonld": lambda record: {
        "@context": linked.CONTEXT,
        **linked.linked(record),
        "sdLicense": LICENCE,
    },
    "murmurations.json": murmurations.profile,
    "hsds.json": hsds.organization,
}


@read_only(pages=True)
def organisations(request: HttpRequest, kind: str) -> HttpResponseBase:
    """Return a page of organisations, filtered as the directory is."""
    rows, unknown = register.asked(request.GET)
    if unknown:
        return problem(400, "Bad request", f"The register does not know {unknown}.")

    def answer(shown: Any) -> HttpResponseBase:
        with translation.override("en"):
            found = register.records_of(list(shown))
            return data(request, PAGES[kind](found, shown, request))

    return answer_page(request, rows.select_related("care_service"), answer)


def _json(found: list[Record], shown: Any, request: HttpRequest) -> Record:
    return {
        "licence": LICENCE,
        "as_of": register.as_of().isoformat(timespec="seconds"),
        **counted(request, shown),
        "organisations": found,
    }


def _jsonld(found: list[Record], shown: Any, request: HttpRequest) -> Record:
    return {
        "@context": linked.CONTEXT,
        "@graph": [linked.linked(record) | {"sdLicense": LICENCE} for record in found],
    }


def _hsds(found: list[Record], shown: Any, request: HttpRequest) -> Record:
    return {
        "total_items": shown.paginator.count,
        "total_pages": shown.paginator.num_pages,
        "page_number": shown.number,
        "size": len(found),
        "first_page": shown.number == 1,
        "last_page": not shown.has_next(),
        "empty": not found,
        "contents": [hsds.organization(record) for record in found],
    }


PAGES: dict[str, Callable[[list[Record], Any, HttpRequest], Record]] = {
    "json": _json,
    "jsonld": _jsonld,
    "hsds.json": _hsds,
}


@read_only
def organisation(request: HttpRequest, slug: str, kind: str) -> HttpResponseBase:
    """Return one organisation."""
    found = register.one(slug)
    if found is None:
        return problem(404, "Not found", NO_SUCH)
    with translation.override("en"):
        return data(request, ONE[kind](found))


@read_only
def organisations_csv(request: HttpRequest) -> HttpResponseBase:
    """Stream all that fit as a table."""
    rows, unknown = register.asked(request.GET)
    if unknown:
        return problem(400, "Bad request", f"The register does not know {unknown}.")
    moment = register.as_of()
    described = (
        f', <{settings.BASE_URL}{DICTIONARY}>; rel="describedby"; type="application/csvm+json"'
    )
    parts = table.lines(register.records(rows))
    return stream(request, parts, CSV, "organisations.csv", moment, described)


@read_only
def organisations_geojson(request: HttpRequest) -> HttpResponseBase:
    """Return all that fit as points."""
    rows, unknown = register.asked(request.GET)
    if unknown:
        return problem(400, "Bad request", f"The register does not know {unknown}.")
    moment = register.as_of()
    parts = points.collection(rows, LICENCE, moment.isoformat(timespec="seconds"))
    return stream(request, parts, GEOJSON, "organisations.geojson", moment)


@read_only
def organisations_dictionary(request: HttpRequest) -> HttpResponseBase:
    """Say what each column of the table holds."""
    response = data(request, table.dictionary(LICENCE))
    if isinstance(response, HttpResponse) and response.status_code == 200:
        response.headers["Content-Type"] = "application/csvm+json"
    return response
