"""Answers of the public data: open to every site, cookie-less, cacheable for a few seconds."""

import csv
import hashlib
import json
from collections.abc import Callable, Iterable
from datetime import datetime
from functools import partial, wraps
from io import StringIO
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.cache import get_conditional_response
from django.utils.http import http_date

LICENCE = "https://creativecommons.org/licenses/by/4.0/"
# The tally is at most 5 s behind; with this, who signs sees herself counted within 10 s.
CACHE_SECONDS = 3
SAFE = ("GET", "HEAD")
# What askers of other data send; nothing of it is to be had here, and no silence should say so.
NOT_ASKED = ("page", "per_page", "page_size", "limit", "offset", "cursor", "fields", "order")
WHOLE = "There is no paging, no limit and no choice of fields: each answer is whole."
NO_CHOICE = "There are page and limit, and no choice of fields or order."
Answer = Callable[..., HttpResponseBase]


def open_to_all(response: HttpResponseBase) -> HttpResponseBase:
    """Let scripts of any site read the answer; without credentials, there are none."""
    response.headers["Access-Control-Allow-Origin"] = "*"
    response.headers["Access-Control-Expose-Headers"] = "Link"
    response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    response.headers["Content-Language"] = "en"
    return response


def problem(status: int, title: str, detail: str) -> HttpResponse:
    """Return a refusal that machines can read (RFC 9457)."""
    body = {"type": "about:blank", "title": title, "status": status, "detail": detail}
    response = HttpResponse(
        json.dumps(body), status=status, content_type="application/problem+json"
    )
    open_to_all(response)
    response.headers["Cache-Control"] = f"public, max-age={CACHE_SECONDS}"
    return response


def data(request: HttpRequest, body: dict[str, Any]) -> HttpResponseBase:
    """Return `body` with an ETag; 304 without it when the asker has it already."""
    content = json.dumps(body, ensure_ascii=False, separators=(",", ":")).encode()
    return _kept(request, HttpResponse(content, content_type="application/json"))


def table(
    request: HttpRequest, name: str, header: Iterable[str], rows: Iterable[Any], as_of: datetime
) -> HttpResponseBase:
    """Return a table as CSV; its licence and its age are in the headers (RFC 4180 has no notes)."""
    text = StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(header)
    writer.writerows(rows)
    response = HttpResponse(text.getvalue().encode(), content_type="text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = f'inline; filename="{name}.csv"'
    response.headers["Last-Modified"] = http_date(as_of.timestamp())
    return _kept(request, response)


def _kept(request: HttpRequest, response: HttpResponse) -> HttpResponseBase:
    """Let proxies keep an answer for some seconds, and ask again by its ETag."""
    response.headers["ETag"] = f'"{hashlib.sha256(response.content).hexdigest()[:32]}"'
    response.headers["Cache-Control"] = f"public, max-age={CACHE_SECONDS}"
    response.headers["Link"] = f'<{LICENCE}>; rel="license"'
    found = get_conditional_response(request, etag=response.headers["ETag"], response=response)
    return open_to_all(found or response)


# Answers that come in pages take these.
PAGED = ("page", "limit")


def read_only(view: Answer | None = None, *, pages: bool = False) -> Any:
    """Answer questions alone, and the question of browsers whether they may ask (CORS).

    Args:
        view: the answer.
        pages: whether it comes in pages.
    """
    if view is None:
        return partial(read_only, pages=pages)
    refused_names = [name for name in NOT_ASKED if not (pages and name in PAGED)]

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.method == "OPTIONS":
            response = HttpResponse(status=204)
            response.headers["Access-Control-Allow-Methods"] = ", ".join(SAFE)
            response.headers["Access-Control-Max-Age"] = "86400"
            return open_to_all(response)
        if request.method not in SAFE:
            refused = problem(405, "Method not allowed", "This address only answers GET and HEAD.")
            refused.headers["Allow"] = ", ".join((*SAFE, "OPTIONS"))
            return refused
        asked = [name for name in refused_names if name in request.GET]
        if asked:
            words = NO_CHOICE if pages else WHOLE
            return problem(400, "Bad request", f"{words} Leave out: {', '.join(asked)}.")
        return view(request, *args, **kwargs)

    # Nothing here reads a session or changes anything.
    answer.csrf_exempt = True  # type: ignore[attr-defined]
    return answer
