"""Pages of mixed types by any combination of terms: "pages listed by programme"."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest
from django.utils.translation import gettext as _
from wagtail.models import Locale, Page

from home.querysets import PublicPageQuerySet
from home.selectors.light_cards import light_cards
from home.selectors.locales import locale_of

from .listed_pages import ListedPages, listed_pages
from .related_facets import chips, facet_groups, facet_numbers, fitting
from .related_filters import GROUPS, NEWEST, TITLE, Asked, asked_in

PAGES_PER_PAGE = 20


def ordered(asked: Asked, listed: ListedPages, locale: Locale) -> list[int]:
    """Return the numbers of the pages that fit, in the order that was asked for."""
    pages = fitting(asked, listed, locale.pk)
    return listed.ordered(pages, by_title=asked.sort == TITLE)


def pages_of(keys: list[int]) -> list[Page]:
    """Return pages with their languages, in the order of their numbers; those that are public."""
    rows = PublicPageQuerySet(Page).live().public().select_related("locale")
    found = rows.in_bulk(keys)
    return [found[pk] for pk in keys if pk in found]


def related_context(request: HttpRequest, language: str) -> dict[str, Any]:
    """Return what the list shows: one page of it, the choices, and what was chosen."""
    asked = asked_in(request.GET)
    locale, listed = locale_of(language), listed_pages()
    paginator = Paginator(ordered(asked, listed, locale), PAGES_PER_PAGE)
    rows = paginator.get_page(request.GET.get("page"))
    return {
        "asked": asked,
        "heading": title_of(asked),
        "rows": rows,
        "cards": light_cards(pages_of(list(rows)), request),
        "total": paginator.count,
        "facet_groups": facet_groups(facet_numbers(asked, listed, locale.pk), asked),
        "sorts": _sorts(asked),
        "chips": chips(asked),
        "kept": _kept(asked),
        "clear_url": request.path if asked.narrows else "",
        "feed_query": asked.address() if asked.narrows else "",
    }


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
