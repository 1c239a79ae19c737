"""Finds the page of an address in two queries, however deep it lies.

Wagtail walks the tree with two queries a level; a phone's request should not pay for depth.
The result is what `Page.route()` would have returned, put where Wagtail looks for it.
"""

from itertools import accumulate
from typing import Any

from django.http import Http404, HttpRequest
from django.utils.translation import get_language
from wagtail.models import Page, Site
from wagtail.url_routing import RouteResult

from .querysets import is_restricted


def site_root_path(language: str) -> str | None:
    """Return the `url_path` of the home page of `language`, or None when it has no tree."""
    for root in Site.get_site_root_paths():
        if root.language_code == language:
            return str(root.root_path)
    return None


def remember_site(request: HttpRequest) -> None:
    """Put the one site on the request, from what the cached root paths know.

    `Page.get_url()` would ask the database for it on every page; only its id is compared there.
    """
    if not hasattr(request, "_wagtail_site"):
        for root in Site.get_site_root_paths():
            request._wagtail_site = Site(pk=root.site_id, is_default_site=True)  # type: ignore[attr-defined]
            return


def find_route(request: HttpRequest, path: str) -> RouteResult | None:
    """Return the page for `path` (below the language prefix) and its view arguments.

    The live public translations of the page are kept on the request as `cradle_translations`
    ({language: page}), so that the language links cost no further query.
    """
    root = site_root_path(get_language() or "")
    if root is None:
        return None
    remember_site(request)
    parts = [part for part in path.split("/") if part]
    prefixes = list(accumulate(parts, lambda left, right: f"{left}{right}/", initial=root))
    keys = Page.objects.filter(url_path__in=prefixes).values("translation_key")
    candidates = Page.objects.filter(translation_key__in=keys).live().select_related("locale")
    family = list(candidates)
    by_path = {page.url_path: page for page in family}
    for depth in range(len(prefixes) - 1, -1, -1):
        found = by_path.get(prefixes[depth])
        if found is not None:
            break
    else:
        return None
    request.cradle_translations = {  # type: ignore[attr-defined]
        page.locale.language_code: page
        for page in family
        if page.translation_key == found.translation_key
    }
    model = found.specific_class or Page
    related = getattr(model, "serve_select_related", ())
    beside = getattr(model, "serve_annotations", dict)()
    pages = model._default_manager.select_related("locale", *related).annotate(
        restricted_here=is_restricted(), **beside
    )
    page = pages.get(pk=found.pk)
    try:
        return page.route(request, parts[depth:])
    except Http404:
        return None


def remember_route(request: HttpRequest, path: str) -> Any:
    """Find the route once a request and leave it where Wagtail's own view looks."""
    if not hasattr(request, "_wagtail_route_for_request"):
        request._wagtail_route_for_request = find_route(request, path)  # type: ignore[attr-defined]
    return request._wagtail_route_for_request  # type: ignore[attr-defined]
