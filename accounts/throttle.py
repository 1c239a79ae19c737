"""Answering somebody who tries too often."""

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

# The longest window in which anything is counted: wrong words for one name and codes for one
# address in five minutes, all that comes from one network in a minute.
RETRY_AFTER_SECONDS = 300


def too_many_requests(request: HttpRequest, exception: object = None) -> HttpResponse:
    """Answer 429 with a page of its own and the time after which to try again."""
    response = HttpResponse(
        render_to_string("account/too_many.html", {"minutes": RETRY_AFTER_SECONDS // 60}),
        status=429,
    )
    response.headers["Retry-After"] = str(RETRY_AFTER_SECONDS)
    response.headers["Cache-Control"] = "no-store"
    response.headers["X-Own-Page"] = "1"
    return response
