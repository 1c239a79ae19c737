"""Choices that narrow the story index down, each with how many stories it leaves."""

import re
from collections import Counter
from typing import Any

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


def numbers_of(stories: PublicPageQuerySet, chosen: dict[str, str]) -> Numbers:
    """Count the stories of every choice together with all others that were made, in two queries."""
    return {**_of_columns(stories, chosen), "sector": _of_sectors(stories, chosen)}


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


def _of_columns(stories: PublicPageQuerySet, chosen: dict[str, str]) -> Numbers:
    """Count kinds, countries and languages from one table of how often each three occur."""
    rows = narrowed(stories, {**dict.fromkeys(COLUMNS, ""), "sector": chosen["sector"]})
    table = rows.order_by().values_list(*COLUMNS.values()).annotate(Count("pk"))
    numbers: Numbers = {name: Counter() for name in COLUMNS}
    for *values, number in table:
        row = dict(zip(COLUMNS, map(str, values), strict=True))
        for name in COLUMNS:
            others = (chosen[other] in ("", row[other]) for other in COLUMNS if other != name)
            numbers[name][row[name]] += number if all(others) else 0
    return numbers


def _of_sectors(stories: PublicPageQuerySet, chosen: dict[str, str]) -> Counter[str]:
    """Count the sectors of the organisations that tell the stories."""
    rows = narrowed(stories, {**chosen, "sector": ""}).filter(**SECTOR)
    pairs = rows.order_by().values_list(SECTOR_CODE).annotate(Count("pk", distinct=True))
    return Counter(dict(pairs))
