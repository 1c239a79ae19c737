"""Serving pages, and the address without a language."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import SimpleTemplateResponse
from django.utils import translation
from django.utils.cache import patch_vary_headers
from django.utils.translation import get_language
from django.views.decorators.http import require_safe
from wagtail.views import serve as wagtail_serve

from ..caching import let_proxies_keep
from ..enums_consent import RemovalCause
from ..living import living_languages
from ..models import Tombstone
from ..routing import remember_route
from ..tombstones import tombstone_at
from .errors import error_page


def serve(request: HttpRequest, path: str) -> HttpResponse:
    """Serve the page at `path` through Wagtail's hooks, routed our own way."""
    route = remember_route(request, path)
    moved: str = getattr(request, "cradle_moved", "")
    if moved:
        query = request.META.get("QUERY_STRING", "")
        return HttpResponseRedirect(f"{moved}?{query}" if query else moved)
    fallback: str = getattr(request, "cradle_fallback", "")
    if route is not None and fallback:
        return _serve_in(fallback, request, path, route.page)
    try:
        response: HttpResponse = wagtail_serve(request, path)
    except Http404:
        stone = tombstone_at(request.path_info)
        if stone is None:
            raise
        return _say_what_happened(stone)
    return response


def _serve_in(language: str, request: HttpRequest, path: str, page: Any) -> HttpResponse:
    """Serve a page that does not exist in the reader's language, in its own.

    Content and its labels are of one language throughout; what is around it stays in the reader's.
    """
    stone = tombstone_at(request.path_info) if page.stone_here else None
    if stone is not None:
        return _say_what_happened(stone)
    request.cradle_reader = get_language()  # type: ignore[attr-defined]
    with translation.override(language):
        response: HttpResponse = wagtail_serve(request, path)
        if isinstance(response, SimpleTemplateResponse):
            response.render()
    response.headers["Content-Language"] = language
    return response


def _say_what_happened(stone: Tombstone) -> HttpResponse:
    """Answer 410 where a text was removed, 404 where it is only looked at.

    Not 503, which would fit: proxies that may show an old page while a server fails would show
    just what is to be hidden.
    """
    if stone.cause == RemovalCause.LOOKED_AT:
        response = error_page(404, template="errors/looked_at.html")
    else:
        down = stone.cause == RemovalCause.EDITOR
        said = {"cause": stone.get_cause_display(), "down": down}
        response = error_page(410, {**said, "reason": stone.get_reason_display()})
    response.headers["X-Robots-Tag"] = "noindex"
    return response


@require_safe
def root(request: HttpRequest) -> HttpResponse:
    """Send the visitor to the home page in her language, or in the first that has one."""
    living = living_languages(fresh=True)
    if not living:
        return HttpResponse(status=404)
    hers = get_language()
    response = HttpResponseRedirect(f"/{hers if hers in living else living[0]}/")
    patch_vary_headers(response, ("Accept-Language",))
    let_proxies_keep(response)
    return response
