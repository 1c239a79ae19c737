"""Public addresses that are always there: lists, feeds, files for machines."""

from collections.abc import Iterator
from functools import cache
from typing import Any

from django.conf import settings
from django.urls import URLPattern, get_resolver
from django.utils import translation

# Nobody but her who is signed in gets anything there, or only in the demo.
PRIVATE_PARTS = (
    *("admin/", "documents/", "demo/", "files/", "_util/", "account/", "members/"),
    *("healthz", "readyz", "metrics", "contact/", "concern/", "take-back/"),
)


def both_views(path: str) -> list[str]:
    """Return an address and that of its lite view; a file has none."""
    is_file = "." in path.rpartition("/")[2]
    return [path] if is_file else [path, f"{path}?lite=1"]


def in_languages(path: str) -> list[str]:
    """Return the addresses of `path` (without a slash before it) under each language."""
    return [view for code, _name in settings.LANGUAGES for view in both_views(f"/{code}/{path}")]


@cache
def standing_addresses() -> tuple[str, ...]:
    """Return every public address that has no part to fill in, in all languages."""
    found: dict[str, None] = {}
    for code, _name in settings.LANGUAGES:
        with translation.override(code):
            for route in _whole_routes(get_resolver(), ""):
                if not route.removeprefix(f"{code}/").startswith(PRIVATE_PARTS):
                    found |= dict.fromkeys(both_views(f"/{route}"))
    return tuple(found)


def _whole_routes(resolver: Any, start: str) -> Iterator[str]:
    for entry in resolver.url_patterns:
        pattern = entry.pattern
        if pattern.converters or pattern.regex.groups:
            continue
        route = start + str(pattern)
        if not isinstance(entry, URLPattern):
            yield from _whole_routes(entry, route)
        elif hasattr(pattern, "_route"):
            yield route
