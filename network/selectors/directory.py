"""The directory: which organisations a visitor asked for, as a list, a map or side by side."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page as RowsPage
from django.core.paginator import Paginator
from django.db.models import Case, F, QuerySet, When
from django.http import HttpRequest
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from wagtail.models import Page

from home.cards import Card

from ..freshness import Freshness, confirmed_in, freshness_of
from ..models import Organisation, OrganisationTerm
from ..models.directory_page import DIRECTORY_SLUG
from .compare import COMPARED_TYPES, compare_context
from .facets import chips, facet_groups
from .filters import FRESHNESS, RELEVANCE, Filters, chosen_filters, filtered
from .map import map_context
from .places import place_line

ROWS_PER_PAGE = 25
LIST, MAP, COMPARE = VIEWS = ("list", "map", "compare")
# So many keys are read at once, to be counted and cut into pages without asking again.
FEW = 500
Keys = QuerySet[Organisation, int] | list[int]


@dataclass(frozen=True)
class Row:
    """One organisation of the list."""

    card: Card
    organisation: Organisation
    is_stale: bool
    is_comparable: bool


def organisation_url(organisation: Organisation, language: str | None = None) -> str:
    """Return the one address of an organisation in a language, listing and profile alike."""
    return f"/{language or get_language()}/{DIRECTORY_SLUG}/{organisation.slug}/"


def organisation_card(
    organisation: Organisation, terms: Iterable[OrganisationTerm] | None = None
) -> Card:
    """Return how an organisation shows itself; needs its terms, given or prefetched."""
    known = organisation.terms.all() if terms is None else terms
    sectors = [str(term) for term in known if term.vocabulary == "sector"]
    place = place_line(organisation.town, organisation.country.code)
    return Card(
        title=organisation.name,
        url=organisation_url(organisation),
        text=", ".join(sectors),
        meta=f"{organisation.type_label} · {place}",
    )


def _row(organisation: Organisation) -> Row:
    freshness = freshness_of(organisation.last_confirmed_at)
    return Row(
        card=organisation_card(organisation),
        organisation=organisation,
        is_stale=freshness == Freshness.OLDER,
        is_comparable=organisation.org_type in COMPARED_TYPES,
    )


def ordered(filters: Filters) -> Keys:
    """Return the organisations that fit in the order that was asked for, as keys.

    By relevance: those whose names fit best; without words by name, the unconfirmed ones last.
    By freshness: those confirmed last first.
    """
    rows = filtered(filters)
    if filters.sort == FRESHNESS:
        newest = F("last_confirmed_at").desc(nulls_last=True)
        return rows.order_by(newest, "name", "pk").values_list("pk", flat=True)
    if filters.found is None:
        stale = Case(When(confirmed_in(Freshness.OLDER), then=1), default=0)
        return rows.order_by(stale, "name", "pk").values_list("pk", flat=True)
    fitting = set(rows.values_list("pk", flat=True))
    return [pk for pk in filters.found if pk in fitting]


def keys_of(filters: Filters) -> Keys:
    """Return the same, read at once when only few fit."""
    keys = ordered(filters)
    if isinstance(keys, list) or not filters.narrows:
        return keys
    few = list(keys[: FEW + 1])
    return few if len(few) <= FEW else keys


def _rows(page: RowsPage[int]) -> list[Row]:
    """Return one page of rows in its order."""
    keys = list(page)
    found = Organisation.objects.filter(pk__in=keys).with_terms().in_bulk()
    return [_row(found[pk]) for pk in keys if pk in found]


def view_of(request: HttpRequest) -> str:
    """Return in which of `VIEWS` the directory was asked for."""
    view = request.GET.get("view", "")
    return view if view in VIEWS else LIST


def directory_context(request: HttpRequest, page: Page) -> dict[str, Any]:
    """Return what the directory shows: some cooperatives side by side, or what was asked for."""
    view = view_of(request)
    if view == COMPARE:
        return compare_context(request)
    filters = chosen_filters(request.GET)
    keys = keys_of(filters)
    groups = facet_groups(filters, keys if isinstance(keys, list) else None)
    found = _map(filters) if view == MAP else _list(keys, request)
    return {
        "filters": filters,
        "chips": chips(filters, groups, view),
        "clear_url": Filters(lite=filters.lite).address(view=view) if filters.narrows else "",
        "facet_groups": groups,
        "kept": _kept(filters, view),
        "sorts": _sorts(filters) if view == LIST else None,
        "views": _views(filters, view),
        **found,
    }


def _list(keys: Keys, request: HttpRequest) -> dict[str, Any]:
    """Return one page of rows."""
    rows_page = Paginator(keys, ROWS_PER_PAGE).get_page(request.GET.get("page"))
    rows = _rows(rows_page)
    return {
        "rows": rows_page,
        "list": rows,
        "comparable": any(row.is_comparable for row in rows),
        "total": rows_page.paginator.count,
    }


def _map(filters: Filters) -> dict[str, Any]:
    """Return the map of what was asked for."""
    drawn = map_context(filters)
    return {"map": drawn, "total": drawn["total"]}


def _views(filters: Filters, view: str) -> list[dict[str, Any]]:
    """Return the ways to look at what was asked for."""
    words = {LIST: (_("List"), "menu"), MAP: (_("Map"), "globe")}
    return [
        {
            "text": text,
            "icon": icon,
            "url": filters.address(view=name if name != LIST else ""),
            "current": name == view,
        }
        for name, (text, icon) in words.items()
    ]


def _kept(filters: Filters, view: str) -> list[dict[str, str]]:
    """Return what the form of the choices keeps: further values, a town, the view."""
    own = {"town": filters.town, "view": view if view != LIST else "", "lite": filters.lite and "1"}
    kept = [(name, str(value)) for name, value in own.items() if value]
    kept += [(name, value) for name, values in filters.values.items() for value in values[1:]]
    return [{"name": name, "value": value} for name, value in kept]


def _sorts(filters: Filters) -> dict[str, Any]:
    """Return the order as one more choice of the form."""
    best = _("Best match first") if filters.found is not None else _("By name")
    words = {RELEVANCE: best, FRESHNESS: _("Confirmed last first")}
    options = [
        {"value": value, "label": text, "count": None, "selected": filters.sort == value}
        for value, text in words.items()
    ]
    return {"name": "sort", "label": _("Order"), "options": options}
