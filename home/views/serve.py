"""Serving pages, and the address without a language."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.cache import patch_vary_headers
from django.utils.translation import get_language
from django.views.decorators.http import require_safe
from wagtail.models import Page
from wagtail.views import serve as wagtail_serve

from ..enums_consent import RemovalCause
from ..models import Tombstone
from ..routing import remember_route, site_root_path
from ..tombstones import tombstone_at
from .errors import error_page


def serve(request: HttpRequest, path: str) -> HttpResponse:
    """Serve the page at `path` through Wagtail's hooks, routed our own way."""
    remember_route(request, path)
    try:
        response: HttpResponse = wagtail_serve(request, path)
    except Http404:
        stone = tombstone_at(request.path_info)
        if stone is None:
            raise
        return _say_what_happened(stone)
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
    wanted = [get_language() or "", *(code for code, _name in settings.LANGUAGES)]
    for language in wanted:
        path = site_root_path(language)
        if path and Page.objects.filter(url_path=path).live().exists():
            response = HttpResponseRedirect(f"/{language}/")
            patch_vary_headers(response, ("Accept-Language",))
            response.headers["Cache-Control"] = "public, max-age=60"
            return response
    return HttpResponse(status=404)
