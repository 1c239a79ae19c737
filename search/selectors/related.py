"""Pages of mixed types by any combination of terms: "pages listed by programme"."""

import hashlib
from typing import Any

from django.core.cache import cache
from django.core.paginator import Paginator
from django.http import HttpRequest
from django.utils.translation import gettext as _
from wagtail.models import Locale, Page

from home.querysets import NEWEST_FIRST
from home.selectors.light_cards import light_cards

from .related_facets import Numbers, chips, facet_groups, facet_numbers, total_of
from .related_filters import GROUPS, NEWEST, TITLE, Asked, asked_in, fitting

PAGES_PER_PAGE = 20
IN_THE_FEED = 50
COUNTED_FOR = 60


def ordered(asked: Asked, locale: Locale) -> Any:
    """Return the numbers of the pages that fit, in the order that was asked for."""
    pages = fitting(asked, locale)
    order = ("title", "pk") if asked.sort == TITLE else (NEWEST_FIRST, "-pk")
    return pages.order_by(*order).values_list("pk", flat=True)


def pages_of(keys: list[int]) -> list[Page]:
    """Return pages with their languages, in the order of their numbers."""
    found = Page.objects.select_related("locale").in_bulk(keys)
    return [found[pk] for pk in keys if pk in found]


def related_context(request: HttpRequest, language: str) -> dict[str, Any]:
    """Return what the list shows: one page of it, the choices, and what was chosen."""
    asked = asked_in(request.GET)
    locale = Locale.objects.get(language_code=language)
    numbers = _numbers(asked, locale)
    paginator = Paginator(ordered(asked, locale), PAGES_PER_PAGE)
    # Known from the numbers; counting again would cost as much as all of them.
    paginator.__dict__["count"] = total_of(numbers, asked)
    rows = paginator.get_page(request.GET.get("page"))
    chosen = chips(asked)
    return {
        "asked": asked,
        "heading": title_of(asked),
        "rows": rows,
        "cards": light_cards(pages_of(list(rows)), request),
        "total": paginator.count,
        "facet_groups": facet_groups(numbers, asked),
        "sorts": _sorts(asked),
        "chips": chosen,
        "kept": _kept(asked),
        "clear_url": request.path if asked.narrows else "",
        "feed_query": asked.address() if asked.narrows else "",
    }


def _numbers(asked: Asked, locale: Locale) -> Numbers:
    """Return the numbers beside the choices; counted at most once a minute for each choice.

    As long as proxies keep the page they may be that old anyway.
    """
    told = f"{locale.pk}{sorted(asked.values.items())}"
    key = f"related:{hashlib.sha256(told.encode()).hexdigest()}"
    found: Any = cache.get_or_set(key, lambda: facet_numbers(asked, locale), COUNTED_FOR)
    return dict(found)


def title_of(asked: Asked) -> str:
    """Return what the list is of, in words; never nothing."""
    return " · ".join(chip["text"] for chip in chips(asked)) or _("All pages by programme")


def _kept(asked: Asked) -> list[dict[str, str]]:
    """Return what the form of the choices keeps: the lite view, and further values of a list."""
    kept = [{"name": "lite", "value": "1"}] if asked.lite else []
    further = (
        {"name": name, "value": value}
        for name in GROUPS
        for value in asked.values.get(name, ())[1:]
    )
    return [*kept, *further]


def _sorts(asked: Asked) -> dict[str, Any]:
    options = [
        {"value": value, "label": text, "count": None, "selected": asked.sort == value}
        for value, text in ((NEWEST, _("Newest first")), (TITLE, _("By title")))
    ]
    return {"name": "sort", "label": _("Order"), "options": options}


def related_feed(request: HttpRequest, language: str) -> tuple[str, list[Any]]:
    """Return title and newest entries of the same choice for a feed: (page, card) pairs."""
    asked = asked_in(request.GET)
    locale = Locale.objects.get(language_code=language)
    newest = Asked(asked.values)
    pages = pages_of(list(ordered(newest, locale)[:IN_THE_FEED]))
    return title_of(asked), list(zip(pages, light_cards(pages, request), strict=True))
