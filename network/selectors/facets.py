"""The choices that narrow the register down, each with how many organisations it leaves."""

from collections import Counter
from collections.abc import Callable
from typing import Any

from django.db.models import CharField, Count, F, QuerySet, Value
from django.db.models.functions import Concat
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from home.facets import choice_group
from home.languages import name_of_language
from home.paging import kept
from home.regions import REGIONS, regions_of
from home.text import fold
from home.vocabularies import label

from ..enums import OrganisationStatus
from ..freshness import Freshness, freshness_case
from ..models import Affiliation, Organisation
from .filters import COLUMNS, GROUPS, TERMS, Filters, filtered
from .places import country_name

Numbers = dict[str, Counter[str]]
LABELS: dict[str, Any] = {
    "region": gettext_lazy("Region"),
    "country": gettext_lazy("Country"),
    "sector": gettext_lazy("Kind of work"),
    "type": gettext_lazy("Type"),
    "care": gettext_lazy("Child care at"),
    "language": gettext_lazy("Language"),
    "constituency": gettext_lazy("Who they stand for"),
    "network": gettext_lazy("Member of"),
    "freshness": gettext_lazy("Last confirmed"),
}
WORDS: dict[str, Callable[[str], str]] = {
    "region": lambda code: label("region", code),
    "country": country_name,
    "sector": lambda code: label("sector", code),
    "type": lambda code: label("org_type", code),
    "care": lambda code: label("care_setting", code),
    "language": name_of_language,
    "constituency": lambda code: label("constituency", code),
    "freshness": lambda code: str(Freshness(code).label),
}


def _counted(filters: Filters, group: str, fitting: list[int] | None) -> QuerySet[Any, Any]:
    """Return the statement that counts one group with all other groups' choices applied."""
    rows = filtered(filters, leave_out=group)
    if fitting is not None and not _is_chosen(filters, group):
        # All groups without a choice count the same few rows, which are known already.
        rows = Organisation.objects.filter(pk__in=fitting).order_by()
    name = Value(group, output_field=CharField())
    if group == "network":
        edges = Affiliation.objects.open().filter(organisation__in=rows)
        edges = edges.exclude(network__status=OrganisationStatus.CLOSED).order_by()
        # Address and name of the network come together.
        code = Concat("network__slug", Value(" "), "network__name", output_field=CharField())
        pairs = edges.annotate(facet=name, facet_code=code).values_list("facet", "facet_code")
        return pairs.annotate(number=Count("organisation", distinct=True))
    if group in TERMS:
        rows = rows.filter(terms__vocabulary=group)
    elif group == "care":
        rows = rows.filter(care_service__isnull=False)
    pairs = rows.annotate(facet=name, facet_code=_code(group)).values_list("facet", "facet_code")
    return pairs.annotate(number=Count("pk"))


def _code(group: str) -> Any:
    """Return the column that holds the code of a group."""
    if group == "freshness":
        return freshness_case()
    if group in TERMS:
        return F("terms__code")
    # Regions are added up from countries.
    return F(COLUMNS["country" if group == "region" else group])


def _is_chosen(filters: Filters, group: str) -> bool:
    return bool(filters.values.get(group))


def facet_numbers(filters: Filters, fitting: list[int] | None = None) -> Numbers:
    """Count the organisations for every choice of every group, in one statement.

    Args:
        filters: what was chosen.
        fitting: all organisations that fit, where the caller knows them and they are few.
    """
    # Without a choice of either, regions follow from the numbers of the countries.
    alike = not _is_chosen(filters, "region") and not _is_chosen(filters, "country")
    names = [name for name in GROUPS if not (alike and name == "region")]
    first, *others = [_counted(filters, name, fitting) for name in names]
    numbers: Numbers = {name: Counter() for name in GROUPS}
    for name, code, number in first.union(*others, all=True):
        numbers[name][str(code)] = number
    numbers["region"] = _regions(numbers["country"] if alike else numbers["region"])
    return numbers


def _regions(by_country: Counter[str]) -> Counter[str]:
    """Return how many organisations there are in each region that can be chosen."""
    found: Counter[str] = Counter()
    for country, number in by_country.items():
        for region in regions_of(country):
            found[region] += number
    return Counter({code: found[code] for code in found if GROUPS["region"](code)})


def facet_groups(filters: Filters, fitting: list[int] | None = None) -> list[dict[str, Any]]:
    """Return the groups of choices for `templates/components/facets.html`.

    Numbers of so many that they are not read at once are counted once a minute: all pages of a list
    show the same.
    """
    if fitting is None:
        asked = (sorted(filters.values.items()), filters.town, filters.words)
        numbers = kept("register", asked, lambda: facet_numbers(filters))
    else:
        numbers = facet_numbers(filters, fitting)
    networks: dict[str, str] = {}
    counted: Counter[str] = Counter()
    for pair, number in numbers["network"].items():
        slug, _blank, networks[slug] = pair.partition(" ")
        counted[slug] = number
    numbers = {**numbers, "network": counted}
    words = {**WORDS, "network": lambda slug: networks.get(slug) or slug}
    return [
        _group(name, words[name], filters.values.get(name, ()), numbers[name]) for name in GROUPS
    ]


def _group(
    name: str, words: Callable[[str], str], chosen: tuple[str, ...], numbers: Counter[str]
) -> dict[str, Any]:
    """Return one group; what leaves nothing is left out unless it is chosen."""
    labels = {code: str(words(code)) for code in (*numbers, *chosen)}
    # A list shows one choice; further ones of an address stay as chips.
    shown = chosen[0] if chosen else ""
    return choice_group(
        name, LABELS[name], labels, numbers, shown, lambda code: _place(name, code, labels[code])
    )


def _place(name: str, code: str, text: str) -> tuple[Any, ...]:
    """Return where a choice stands: by its words, steps of time and regions in their order."""
    if name == "freshness":
        return (Freshness.values.index(code),)
    if name == "region":
        return (-len(REGIONS[code]), fold(text))
    return (fold(text),)


def chips(filters: Filters, groups: list[dict[str, Any]], view: str) -> list[dict[str, str]]:
    """Return what was chosen, each with the address of the same view without it.

    Args:
        filters: what was chosen.
        groups: the groups of choices, which hold the words.
        view: how it is looked at.
    """
    found = []
    if filters.words:
        found.append((_("Search words"), filters.words, filters.without("words", "")))
    if filters.town:
        found.append((_("Town"), filters.town, filters.without("town", "")))
    for group in groups:
        labels = {option["value"]: option["label"] for option in group["options"]}
        found += [
            (group["label"], labels[code], filters.without(group["name"], code))
            for code in filters.values.get(group["name"], ())
        ]
    return [
        {"group": group, "text": text, "url": rest.address(view=view)}
        for group, text, rest in found
    ]
