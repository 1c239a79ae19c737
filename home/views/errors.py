"""Error pages in the visitor's language, without database."""

import sys
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import get_language_from_path

from ..outages import AWAY_SECONDS, FULL_SECONDS, is_away, is_full


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
    """Answer 500; or 503 with the time to wait for a fault that passes (RFC 9110, 15.6.4)."""
    error = sys.exc_info()[1]
    if not is_full(error) and not is_away(error):
        return error_page(500)
    full = is_full(error)
    with translation.override(_language(request)):
        response = error_page(503, template="errors/no_room.html" if full else "")
        response.headers["Content-Language"] = translation.get_language() or "en"
    response.headers["Retry-After"] = str(FULL_SECONDS if full else AWAY_SECONDS)
    return response


def _language(request: HttpRequest) -> str:
    """Return the language of the address, of the form that was sent, or of the visitor."""
    try:
        of_form = request.POST.get("language", "")
    except Exception:  # noqa: BLE001 - what was sent may be what there was no room for
        of_form = ""
    known = of_form if of_form in dict(settings.LANGUAGES) else translation.get_language()
    return get_language_from_path(request.path_info) or known or settings.LANGUAGE_CODE


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Answer 403 when a signed-in form came without its token."""
    return error_page(403)
