"""Which public addresses show what has changed.

A change is forgotten at its own addresses, at those of every page that names it (Wagtail's index
of references), at every page that lists others, and at all standing addresses. That is more than
is needed and never too little; it costs a proxy less than a millisecond each.

Not among them are filtered lists and second pages, of which there is no end: nothing shows those
for more than FRESH_SECONDS (home.caching).
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cache

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.db.models import Q, QuerySet
from wagtail.contrib.routable_page.models import RoutablePageMixin
from wagtail.models import Page, ReferenceIndex, Site

from ..models import BasePage
from ..registry import stale_paths
from ..stale import EVERYTHING, FILE, LISTED, PAGE, TEXT, Subject
from ..standing import in_languages, standing_addresses

# What hangs on every page is renewed at once on these of the pages that list nothing, newest
# first. The others follow by themselves, within FRESH_SECONDS.
NEWEST = 1000
# How many things are asked for in one statement.
PART = 500


def stale_addresses(subjects: Iterable[Subject]) -> list[str]:
    """Return the paths, with query, that proxies have to forget; the closest ones first."""
    by_kind: dict[str, list[Subject]] = defaultdict(list)
    for subject in dict.fromkeys(subjects):
        by_kind[subject.kind].append(subject)
    found: dict[str, None] = {}
    for kind, those in by_kind.items():
        found |= dict.fromkeys(_own(kind, those))
    found |= dict.fromkeys(standing_addresses())
    for name, paths in stale_paths.items():
        if name.startswith(LISTED):
            found |= dict.fromkeys(paths([]))
    found |= dict.fromkeys(_of_pages(_lists()))
    if EVERYTHING in by_kind:
        leaves = _live().exclude(content_type__in=_list_types()).order_by("-pk")
        found |= dict.fromkeys(_of_pages(leaves[:NEWEST]))
    return list(found)


def page_addresses(pages: QuerySet[Page]) -> list[str]:
    """Return the addresses of these pages and of their translations, under every language."""
    keys = pages.order_by().values("translation_key")
    return _of_pages(_live().filter(translation_key__in=keys))


def _own(kind: str, subjects: Sequence[Subject]) -> list[str]:
    """Return the addresses of these things, and of the pages that name them."""
    found: list[str] = []
    if kind == PAGE:
        found += _of_paths(one.path for one in subjects if one.path)
        found += page_addresses(Page.objects.filter(pk__in=[one.key for one in subjects]))
    elif kind == TEXT:
        found += page_addresses(
            Page.objects.filter(translation_key__in=[one.path for one in subjects])
        )
    if kind in stale_paths:
        found += stale_paths[kind](subjects)
    if kind not in {TEXT, FILE, LISTED, EVERYTHING}:
        found += page_addresses(_naming(kind, [one.key for one in subjects if one.key]))
    return found


def _naming(kind: str, keys: list[int]) -> QuerySet[Page]:
    """Return the pages that refer to these things."""
    model = Page if kind == PAGE else apps.get_model(kind)
    named = Q(
        to_content_type=ReferenceIndex._get_base_content_type(model),
        to_object_id__in=[str(key) for key in keys],
        base_content_type=ContentType.objects.get_for_model(Page),
    )
    rows = ReferenceIndex.objects.filter(named).values_list("object_id", flat=True)
    return Page.objects.filter(pk__in={int(pk) for pk in rows[:PART]})


def _live() -> QuerySet[Page]:
    return Page.objects.filter(live=True, depth__gt=1)


def _list_types() -> list[int]:
    pages = [model for model in apps.get_models() if issubclass(model, BasePage)]
    types = ContentType.objects.get_for_models(*(one for one in pages if one.shows_others))
    return [one.pk for one in types.values()]


def _lists() -> QuerySet[Page]:
    """Return the live pages that show others."""
    return _live().filter(content_type__in=_list_types())


@cache
def _routes(model: type[Page]) -> tuple[str, ...]:
    """Return the further addresses of every page of a type, like its citation."""
    patterns = model.get_subpage_urls() if issubclass(model, RoutablePageMixin) else ()
    routes = (
        str(one.pattern)
        for one in patterns
        if not one.pattern.converters and not one.pattern.regex.groups
    )
    return tuple(route for route in routes if route and "^" not in route)


def _of_pages(pages: QuerySet[Page]) -> list[str]:
    """Return the addresses of these very pages."""
    found: list[str] = []
    for url_path, kind in pages.values_list("url_path", "content_type"):
        model = ContentType.objects.get_for_id(kind).model_class() or Page
        found += (url_path + route for route in ("", *_routes(model)))
    return _of_paths(found)


def _of_paths(url_paths: Iterable[str]) -> list[str]:
    """Return addresses from places in the tree.

    Under every language: what has no translation is shown at its own path in the others.
    """
    roots = sorted((root.root_path for root in Site.get_site_root_paths()), key=len, reverse=True)
    found: list[str] = []
    for url_path in url_paths:
        root = next((one for one in roots if url_path.startswith(one)), None)
        if root is not None:
            found += in_languages(url_path[len(root) :])
    return found
