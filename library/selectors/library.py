"""Reading the library's list: what was chosen, one page of rows, and numbers beside choices."""

from typing import Any

from django.core.paginator import Paginator
from django.db.models import Count, Exists, F, OuterRef
from django.http import HttpRequest
from django.utils.translation import gettext as _

from home.models import PageTerm
from home.querysets import PublicPageQuerySet
from home.selectors.terms import term_counts
from home.templatetags.ui import language_name
from home.terms import LANGUAGE, SERIES, is_term, term_label
from home.text import fold
from home.vocabularies import codes, label

from ..models import MaterialsPage, PublicationPage
from ..querysets import released
from .publications import files_of, publication_card

PER_PAGE = 20
YEAR = "year"
TERMS = (SERIES, "theme", "programme", "audience", LANGUAGE)
ORDER = (
    F("publication__year").desc(),
    F("publication__month").desc(nulls_last=True),
    F("pk").desc(),
)


def chosen_in(request: HttpRequest) -> dict[str, str]:
    """Return the choices in the address that mean something."""
    asked = {name: request.GET.get(name, "") for name in (*TERMS, YEAR)}
    return {name: value for name, value in asked.items() if value and is_known(name, value)}


def is_known(name: str, value: str) -> bool:
    """Whether a choice means something: a term of its list, a year, a language."""
    if name == YEAR:
        return value.isascii() and value.isdigit() and len(value) == 4
    if name == SERIES:
        return value in codes("publication_series")
    if name == LANGUAGE:
        return value.isascii() and len(value) <= 35 and value.replace("-", "").isalnum()
    return is_term(name, value)


def library_pages(locale_id: int) -> PublicPageQuerySet:
    """Return each publication once, in the reader's language where it is written in it.

    Left out are campaign materials, which have a page of their own, and editions with a newer one.
    """
    pages: PublicPageQuerySet = PublicationPage.objects.live().public().shown_in(locale_id)
    pages = pages.filter(released("publication__"))
    return pages.filter(publication__material="", publication__superseded_by__isnull=True)


def narrowed(pages: PublicPageQuerySet, chosen: dict[str, str]) -> PublicPageQuerySet:
    """Return the pages that fit every choice."""
    for name, value in chosen.items():
        if name == YEAR:
            pages = pages.filter(publication__year=int(value))
        else:
            rows = PageTerm.objects.filter(page=OuterRef("pk"), vocabulary=name, code=value)
            pages = pages.filter(Exists(rows))
    return pages


def library_context(request: HttpRequest, page: Any) -> dict[str, Any]:
    """Return one page of the list, and the choices that narrow it down."""
    chosen = chosen_in(request)
    found = narrowed(library_pages(page.locale_id), chosen)
    shown = found.select_related("publication", "locale").order_by(*ORDER)
    rows = Paginator(shown, PER_PAGE).get_page(request.GET.get("page"))
    pages = list(rows)
    files = files_of([one.publication_id for one in pages])
    return {
        "rows": rows,
        "total": rows.paginator.count,
        "cards": [publication_card(one, request, files.get(one.publication_id)) for one in pages],
        "facet_groups": _facets(found, chosen),
        "clear_url": request.path if chosen else "",
        "places": [
            {"title": one.title, "url": one.get_url(request) or ""}
            for one in MaterialsPage.objects.child_of(page).live().public()
        ],
    }


def _facets(found: PublicPageQuerySet, chosen: dict[str, str]) -> list[dict[str, Any]]:
    """Return the choices, in two queries.

    A number says how many are left with a choice; of what was chosen before, the others have none.
    """
    counted = term_counts(found)
    years = found.order_by().values_list("publication__year").annotate(Count("pk"))
    titles = {
        SERIES: _("Series"),
        "theme": _("Theme"),
        "programme": _("Programme"),
        "audience": _("For whom"),
        LANGUAGE: _("Language"),
    }
    groups = []
    for name in TERMS:
        numbers = {code: number for (kind, code), number in counted.items() if kind == name}
        named = {code: _name(name, code) for code in numbers | _others(name, chosen)}
        order = sorted(named, key=lambda code: fold(named[code]))
        groups.append(_group(name, titles[name], order, named, numbers, chosen))
    by_year = {str(year): number for year, number in years}
    order = sorted({*by_year, *filter(None, [chosen.get(YEAR)])}, reverse=True)
    groups.append(_group(YEAR, _("Year"), order, {year: year for year in order}, by_year, chosen))
    return groups


def _others(name: str, chosen: dict[str, str]) -> dict[str, int]:
    """Return what could be chosen instead, where a choice was made."""
    return {chosen[name]: 0} if name in chosen else {}


def _name(name: str, code: str) -> str:
    if name == SERIES:
        return label("publication_series", code)
    return language_name(code) if name == LANGUAGE else str(term_label(name, code))


def _group(
    name: str,
    title: str,
    order: list[str],
    named: dict[str, str],
    numbers: dict[str, int],
    chosen: dict[str, str],
) -> dict[str, Any]:
    options = [
        {
            "value": code,
            "label": named[code],
            "count": numbers.get(code, 0),
            "selected": chosen.get(name) == code,
        }
        for code in order
    ]
    return {"name": name, "label": title, "options": options}
