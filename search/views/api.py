"""Public data at /api/v1/."""

from django.http import HttpRequest, HttpResponseBase

from campaign.selectors.counts import count_of, counted_until, published_pledges
from campaign.selectors.history import history_of
from campaign.small_groups import LEAST

from ..answers import LICENCE, data, problem, read_only, table
from ..openapi import description

NO_PLEDGE = "There is no published pledge with this code."
HISTORY = ("from", "to", "country", "channel", "evidence", "count")


@read_only
def pledges(request: HttpRequest) -> HttpResponseBase:
    """List the published pledges with their counts."""
    until = counted_until()
    rows = published_pledges()
    body = {
        "licence": LICENCE,
        "as_of": until.isoformat(timespec="seconds") if until else None,
        "total": len(rows),
        "pledges": rows,
    }
    return data(request, body)


@read_only
def pledge_count(request: HttpRequest, code: str) -> HttpResponseBase:
    """Tell how many signatures of one pledge count."""
    count = count_of(code)
    if count is None:
        return problem(404, "Not found", NO_PLEDGE)
    body = {
        "code": count.code,
        "count": count.number,
        "evidence": count.evidence,
        "endorsements": count.endorsements,
        "as_of": count.as_of.isoformat(timespec="seconds"),
        "licence": LICENCE,
    }
    return data(request, body)


@read_only
def pledge_history(request: HttpRequest, code: str, kind: str) -> HttpResponseBase:
    """Tell how the count of one pledge grew, by day, country and channel."""
    history = history_of(code)
    if history is None:
        return problem(404, "Not found", NO_PLEDGE)
    rows = [(cell.begin.isoformat(), cell.end.isoformat(), *cell[2:]) for cell in history.cells]
    if kind == "csv":
        return table(request, f"{history.code}-history", HISTORY, rows, history.as_of)
    body = {
        "code": history.code,
        "count": history.number,
        "as_of": history.as_of.isoformat(timespec="seconds"),
        "licence": LICENCE,
        "smallest_group": LEAST,
        "groups": [dict(zip(HISTORY, row, strict=True)) for row in rows],
    }
    return data(request, body)


@read_only
def openapi(request: HttpRequest) -> HttpResponseBase:
    """Describe this data (OpenAPI 3.1)."""
    return data(request, description())


@read_only
def unknown(request: HttpRequest, rest: str = "") -> HttpResponseBase:
    """Refuse every other address in the form that machines read."""
    return problem(404, "Not found", "There is no such data; see /api/v1/openapi.json.")
