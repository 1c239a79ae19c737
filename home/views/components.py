"""The living page of the design system, in the demo and in development only."""

from datetime import timedelta
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone, translation

from ..icons import ICONS
from ..models import SiteImage
from . import components_sample as sample
from . import components_sample_directory as directory
from . import components_sample_library as library
from .components_sample_languages import LANGUAGES

# Parameter of the address -> the looks it may ask for, the first being the usual one.
TOGGLES: dict[str, list[str]] = {
    "theme": ["system", "light", "dark"],
    "dir": ["ltr", "rtl"],
    "text": ["100", "200"],
}


def look_of(request: HttpRequest) -> dict[str, str]:
    """Return the look that the address asks for; anything unknown is the usual look."""
    look = {}
    for name, values in TOGGLES.items():
        asked = request.GET.get(name, "")
        look[name] = asked if asked in values else values[0]
    return look


def toggles(look: dict[str, str]) -> list[dict[str, Any]]:
    """Return one group of links per toggle; each link changes one thing and keeps the rest."""
    groups = []
    for name, values in TOGGLES.items():
        links = []
        for value in values:
            query = urlencode({**look, name: value})
            links.append({"value": value, "query": query, "current": look[name] == value})
        groups.append({"name": name, "links": links})
    return groups


def components(request: HttpRequest) -> HttpResponse:
    """Show every component, in the look that the address asks for."""
    look = look_of(request)
    typed = {"email": "rosa@gmial", "story": "x" * 520}
    refused = sample.SampleForm(typed, auto_id="refused_%s")
    refused.is_valid()
    context = {
        "look": look,
        "toggles": toggles(look),
        "colours": sample.COLOURS,
        "cards": sample.CARDS,
        "result": sample.RESULT,
        "languages": LANGUAGES,
        "timeline": sample.TIMELINE,
        "next_steps": sample.NEXT_STEPS,
        "table": sample.TABLE,
        "growth": sample.GROWTH,
        "names": sample.NAMES,
        "endorsed": sample.ENDORSED,
        "wall": sample.WALL,
        "delivered": sample.DELIVERED,
        "history": sample.HISTORY,
        "updates": sample.UPDATES,
        "organisation": sample.ORGANISATION,
        "glance": sample.GLANCE,
        "groups": sample.GROUPS,
        "group": sample.GROUP,
        "care_words": sample.CARE_WORDS,
        "facets": sample.FACETS,
        "chips": directory.CHIPS,
        "row": directory.ROW,
        "views": directory.VIEWS,
        "map": directory.MAP,
        "compared": directory.COMPARED,
        "facts": directory.FACTS,
        "files": library.FILES,
        "activity": library.ACTIVITY,
        "page_of_list": Paginator(range(95), 20).page(2),
        "pledge": sample.PLEDGE,
        "open_form": sample.SampleForm(auto_id="open_%s"),
        "refused_form": refused,
        "by": timezone.localdate() + timedelta(days=5),
        "icons": ICONS,
        "image": SiteImage.objects.filter(released=True).first(),
    }
    # Its words are samples for developers, so the page is English whatever the visitor reads.
    with translation.override("en"):
        return render(request, "pages/components.html", context)
