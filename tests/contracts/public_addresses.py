"""The addresses of the public, each of something that is there."""

import re
from typing import Any

from django.urls import URLPattern, get_resolver, reverse
from django.utils import timezone, translation

from library.models import PolicySpace, Statistic
from tests.contracts.matrix_world import ACCOUNT, ADMIN, MEMBERS, World, _walk
from tests.factories.library import library_of
from tests.factories.programme import calendar
from tests.factories.tree import read

TOKEN = "eyJzIjo0MX0:1tQxYz:abcdefghijklmnopqrstuvwxyz0123456789"
PLAIN: dict[str, str] = {
    "wagtail_serve": "/en/",
    "wagtaildocs_serve": "/documents/1/x.pdf",
    "api_unknown": "/api/nothing",
    "pledge_poster": "/p/call/poster.pdf?lang=en&paper=a4",
    "theme_feed": "/en/feeds/themes/child-care.atom",
    "series_feed": "/en/feeds/series/policy-brief.atom",
}


def addresses() -> dict[str, tuple[str, URLPattern]]:
    """Return route and view of every address of the public."""
    return {
        name: (route, entry)
        for name, route, entry in _walk(get_resolver())
        if not route.startswith((ADMIN, ACCOUNT, MEMBERS))
    }


with translation.override("en"):
    ADDRESSES = addresses()


def public_world() -> World:
    """Return the world of the matrix, with a library and a calendar."""
    world = World()
    tree = read("en", "es")
    library_of(tree["en"])
    calendar(tree["en"])
    return world


def address_of(name: str) -> str:
    """Return an address of this name, of something that is there."""
    if name in PLAIN:
        return PLAIN[name]
    route = ADDRESSES[name][0]
    known: dict[str, Any] = {
        "code": "call",
        "slug": "own",
        "token": TOKEN,
        "path": "x.jpg",
        "language": "en",
        "year": timezone.localdate().year,
        "restriction_id": 1,
        "page_view_restriction_id": 1,
        "page_id": 1,
    }
    if name == "figure":
        known["code"] = Statistic.objects.values_list("code", flat=True)[0]
    if name == "policy_space_calendar":
        known["code"] = PolicySpace.objects.values_list("code", flat=True)[0]
    parts = re.findall(r"<(?:\w+:)?(\w+)>", route)
    return reverse(name, kwargs={part: known[part] for part in parts})
