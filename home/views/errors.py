"""Error pages in the visitor's language, without database."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string


def error_page(
    status: int, context: dict[str, Any] | None = None, template: str = ""
) -> HttpResponse:
    """Return the page of `status`, never cached; `template` when it says more than its number."""
    words = render_to_string(template or f"{status}.html", context)
    response = HttpResponse(words, status=status)
    response.headers["Cache-Control"] = "no-store"
    response.headers["X-Own-Page"] = "1"
    return response


def bad_request(request: HttpRequest, exception: Any = None) -> HttpResponse:
    """Answer 400."""
    return error_page(400)


def permission_denied(request: HttpRequest, exception: Any = None) -> HttpResponse:
    """Answer 403."""
    return error_page(403)


def not_found(request: HttpRequest, exception: Any = None) -> HttpResponse:
    """Answer 404."""
    return error_page(404)


def server_error(request: HttpRequest) -> HttpResponse:
    """Answer 500."""
    return error_page(500)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Answer 403 when a signed-in form came without its token."""
    return error_page(403)
