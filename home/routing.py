"""Finds the page of an address in two queries, however deep it lies.

Wagtail walks the tree with two queries a level; a phone's request should not pay for depth.
The result is what `Page.route()` would have returned, put where Wagtail looks for it.

What has no live translation in the language of the address is found under the same path in
another language (`cradle_fallback`): the reader stays where she is, and reads it in the best other.
"""

from collections.abc import Iterable
from itertools import accumulate
from typing import Any, NamedTuple

from django.conf import settings
from django.db.models import Exists, QuerySet
from django.http import Http404, HttpRequest
from django.utils.translation import get_language
from wagtail.models import Page, Site
from wagtail.url_routing import RouteResult

from .compiled import compiled
from .living import of_paths
from .models import Tombstone
from .page_paths import site_roots
from .querysets import is_restricted
from .selectors.versions import is_behind
from .tombstones import path_hash

# No page lies deeper: its path in the tree (treebeard) has room for so many steps.
DEEPEST = Page._meta.get_field("path").max_length // Page.steplen


class Match(NamedTuple):
    """A page on the way to an address, and the parts of the path that it has to answer itself."""

    page: Any
    rest: list[str]

    @property
    def model(self) -> Any:
        """Return the class of the page."""
        return self.page.specific_class or Page

    @property
    def may_answer(self) -> bool:
        """Whether the page can answer what is left of the path."""
        return not self.rest or self.model.route is not Page.route


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
        for root in site_roots(request):
            request._wagtail_site = Site(pk=root.site_id, is_default_site=True)  # type: ignore[attr-defined]
            return


def find_route(request: HttpRequest, path: str) -> RouteResult | None:
    """Return the page for `path` (below the language prefix) and its view arguments.

    The live translations of the page are kept on the request as `cradle_translations`
    ({language: page}) and the languages that can be visited as `cradle_living`, so that the
    language links cost no further query.
    """
    reader = get_language() or ""
    roots = {root.language_code: str(root.root_path) for root in site_roots(request)}
    if reader not in roots:
        return None
    remember_site(request)
    parts = [part for part in path.split("/") if part]
    ways = parts[:DEEPEST]
    paths = {
        code: list(accumulate(ways, lambda left, right: f"{left}{right}/", initial=root))
        for code, root in roots.items()
    }
    asked = [one for of_language in paths.values() for one in of_language]
    known = {page.url_path: page for page in _families.made(tuple, paths=asked)}
    living = of_paths({*known}, site_roots(request))
    request.cradle_living = living  # type: ignore[attr-defined]
    own = _deepest(paths[reader], known, parts)
    if own is not None and own.may_answer:
        route = _route(request, own, known.values())
        if route is not None:
            return route
    if reader not in living:
        return None
    others = {code: paths[code] for code in living if code != reader}
    return _route_elsewhere(request, others, known, parts)


@compiled("paths")
def _families(paths: list[str]) -> QuerySet[Page]:
    """Return the live pages at these paths, and all their live translations."""
    keys = Page.objects.filter(url_path__in=paths).values("translation_key")
    family = Page.objects.filter(translation_key__in=keys).live().select_related("locale")
    return family.only("url_path", "translation_key", "content_type", "locale__language_code")


@compiled("pk", "stone")
def _served(model: Any, pk: int, stone: str) -> QuerySet[Any]:
    """Return the page with all that it needs; and whether a tombstone has this hash."""
    related = getattr(model, "serve_select_related", ())
    beside = getattr(model, "serve_annotations", dict)()
    pages = model._default_manager.filter(pk=pk).select_related("locale", *related)
    return pages.annotate(
        restricted_here=is_restricted(),
        behind_original=is_behind(),
        stone_here=Exists(Tombstone.objects.filter(path_hash=stone)),
        **beside,
    )


def _deepest(paths: list[str], known: dict[str, Page], parts: list[str]) -> Match | None:
    """Return the page that lies deepest on the way to the last of `paths`."""
    for depth in range(len(paths) - 1, -1, -1):
        if paths[depth] in known:
            return Match(known[paths[depth]], parts[depth:])
    return None


def _route_elsewhere(
    request: HttpRequest, paths: dict[str, list[str]], known: dict[str, Page], parts: list[str]
) -> RouteResult | None:
    """Find the address in the best other language, or where it leads to in the reader's own."""
    found = [_deepest(paths[code], known, parts) for code in paths]
    fitting = [one for one in found if one and one.may_answer and len(one.rest) < len(parts)]
    if not fitting:
        return None
    there = min(fitting, key=lambda one: len(one.rest))
    family = _family(there.page, known.values())
    here = family.get(get_language() or "")
    if here is not None:
        # The path was in another language; the page exists in the reader's under its own.
        moved = (here.get_url(request) or "") + "".join(f"{part}/" for part in there.rest)
        if moved.strip("/") != request.path.strip("/"):
            request.cradle_moved = moved  # type: ignore[attr-defined]
        return None
    best = next(family[code] for code, _name in settings.LANGUAGES if code in family)
    request.cradle_fallback = best.locale.language_code  # type: ignore[attr-defined]
    stone = path_hash(request.path_info)
    return _route(request, Match(best, there.rest), known.values(), stone)


def _family(page: Page, known: Iterable[Page]) -> dict[str, Page]:
    """Return the live translations of a page by language, itself included."""
    return {
        one.locale.language_code: one
        for one in known
        if one.translation_key == page.translation_key
    }


def _route(
    request: HttpRequest, match: Match, known: Iterable[Page], stone: str = ""
) -> RouteResult | None:
    """Fetch the page with all that it needs, and let it answer the rest of the path.

    Args:
        request: what was asked for.
        match: the page, and what it has to answer itself.
        known: the pages that were found on the way.
        stone: hash of the address, where a text may have been removed from it.
    """
    request.cradle_translations = _family(match.page, known)  # type: ignore[attr-defined]
    found = _served(model=match.model, pk=match.page.pk, stone=stone)
    if not found:
        return None
    (page,) = found
    try:
        return page.route(request, match.rest)
    except Http404:
        return None


def remember_route(request: HttpRequest, path: str) -> Any:
    """Find the route once a request and leave it where Wagtail's own view looks."""
    if not hasattr(request, "_wagtail_route_for_request"):
        request._wagtail_route_for_request = find_route(request, path)  # type: ignore[attr-defined]
    return request._wagtail_route_for_request  # type: ignore[attr-defined]
