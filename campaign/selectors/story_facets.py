"""Choices that narrow the story index down, each with how many stories it leaves."""

import re
from collections import Counter
from typing import Any, NamedTuple

from django.db.models import Count
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django_countries import countries

from home.facets import choice_group
from home.languages import LANGUAGE_TAG
from home.querysets import PublicPageQuerySet
from home.templatetags.ui import language_name
from home.vocabularies import codes, label
from network.selectors.places import country_name

# The parameter in the address -> the column that it asks for.
COLUMNS = {
    "kind": "kind",
    "country": "organisation__country",
    "language": "text_language",
}
SECTOR = {"organisation__terms__vocabulary": "sector"}
SECTOR_CODE = "organisation__terms__code"
Numbers = dict[str, Counter[str]]
Rows = list[tuple[tuple[str, ...], int]]


class Counted(NamedTuple):
    """How often each kind, country and language occur together, and with each sector.

    An organisation has several sectors, so that the second table counts its stories several times.
    """

    every: Rows
    of_sectors: Rows


def chosen_in(request: HttpRequest) -> dict[str, str]:
    """Return the parameters that mean something; unknown values are dropped."""
    asked = {name: request.GET.get(name, "") for name in (*COLUMNS, "sector")}
    country = asked["country"].upper()
    return {
        "kind": asked["kind"] if asked["kind"] in codes("story_kind") else "",
        "country": country if country in countries.countries else "",
        "sector": asked["sector"] if asked["sector"] in codes("sector") else "",
        "language": asked["language"] if re.fullmatch(LANGUAGE_TAG, asked["language"]) else "",
    }


def narrowed(stories: PublicPageQuerySet, chosen: dict[str, str]) -> PublicPageQuerySet:
    """Return the stories that fit every choice."""
    asked = {column: chosen[name] for name, column in COLUMNS.items() if chosen[name]}
    found: PublicPageQuerySet = stories.filter(**asked)
    if chosen["sector"]:
        found = found.filter(**SECTOR, **{SECTOR_CODE: chosen["sector"]})
    return found


def counted(stories: PublicPageQuerySet) -> Counted:
    """Count stories by what they can be narrowed down by, in two queries, whatever is chosen."""
    rows = stories.order_by()
    every = rows.values_list(*COLUMNS.values()).annotate(Count("pk"))
    of_sectors = rows.filter(**SECTOR).values_list(*COLUMNS.values(), SECTOR_CODE)
    return Counted(
        [(tuple(map(str, found)), number) for *found, number in every],
        [(tuple(map(str, found)), number) for *found, number in of_sectors.annotate(Count("pk"))],
    )


def numbers_of(table: Counted, chosen: dict[str, str]) -> Numbers:
    """Return how many stories each choice leaves together with all others that were made."""
    numbers: Numbers = {name: Counter() for name in (*COLUMNS, "sector")}
    sector = chosen["sector"]
    for values, number in table.every if not sector else table.of_sectors:
        if sector and values[-1] != sector:
            continue
        for place, name in enumerate(COLUMNS):
            if _fit(values, chosen, but=place):
                numbers[name][values[place]] += number
    for values, number in table.of_sectors:
        if _fit(values, chosen):
            numbers["sector"][values[-1]] += number
    return numbers


def _fit(values: tuple[str, ...], chosen: dict[str, str], but: int | None = None) -> bool:
    """Tell whether a row of a table fits what was chosen of the columns, one left aside."""
    return all(
        place == but or chosen[name] in ("", values[place]) for place, name in enumerate(COLUMNS)
    )


def total_of(numbers: Numbers, chosen: dict[str, str]) -> int:
    """Return how many stories fit: those of the chosen kind, or of all kinds."""
    kinds = numbers["kind"]
    return kinds[chosen["kind"]] if chosen["kind"] else sum(kinds.values())


def story_facets(numbers: Numbers, chosen: dict[str, str]) -> list[dict[str, Any]]:
    """Return the groups of choices for `templates/components/facets.html`."""
    labels = {
        "kind": (_("Kind of story"), lambda code: label("story_kind", code)),
        "country": (_("Country"), country_name),
        "sector": (_("Kind of work"), lambda code: label("sector", code)),
        "language": (_("Language of the story"), language_name),
    }
    groups = []
    for name, (title, words) in labels.items():
        found, asked = numbers[name], chosen[name]
        # A choice that leaves nothing is left out.
        named = {code: str(words(code)) for code in found if found[code] or asked == code}
        groups.append(choice_group(name, title, named, found, asked))
    return groups
