"""What a visitor or a program asks of the register, by the parameters of an address.

The list, the map and the open data read the same parameters in the same way:

    rows = filtered(chosen_filters(request.GET))
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from functools import cached_property
from urllib.parse import urlencode

from django.db.models import Q
from django.http import QueryDict
from django_countries import countries

from home.languages import LANGUAGE_TAG
from home.regions import REGIONS
from home.text import clean_line, has_control_characters
from home.vocabularies import codes

from ..freshness import Freshness, confirmed_in
from ..models import Affiliation, Organisation, OrganisationTerm
from ..querysets import OrganisationQuerySet
from ..spelling import spelled
from .names import MAX_QUERY_LENGTH, names_like

RELEVANCE, FRESHNESS = SORTS = ("relevance", "freshness")
# As many values of one group are taken as anybody would choose by hand.
MOST_VALUES = 20
LONGEST_TOWN = 120
SLUG = re.compile(r"[-a-zA-Z0-9_]{1,80}")
TERMS = ("sector", "constituency", "language")
COLUMNS = {"country": "country", "type": "org_type", "care": "care_service__setting"}


def _is_region(code: str) -> bool:
    # The whole world is no choice.
    return code in REGIONS and code in codes("region") and code != "001"


# Name of the parameter -> whether a value means something; the order is that on the screen.
GROUPS: dict[str, Callable[[str], bool]] = {
    "region": _is_region,
    "country": lambda code: code in countries.countries,
    "sector": lambda code: code in codes("sector"),
    "type": lambda code: code in codes("org_type"),
    "care": lambda code: code in codes("care_setting"),
    "language": lambda code: bool(re.fullmatch(LANGUAGE_TAG, code)),
    "constituency": lambda code: code in codes("constituency"),
    "network": lambda code: bool(SLUG.fullmatch(code)),
    "freshness": lambda code: code in Freshness.values,
}


@dataclass(frozen=True)
class Filters:
    """What was asked for.

    Attributes:
        words: names or parts of them, as typed.
        values: the values chosen in each group of `GROUPS`; any of them is enough.
        town: the town, as it is written in the register.
        sort: one of `SORTS`.
        lite: whether the lite view was asked for, which stays on all links.
    """

    words: str = ""
    values: dict[str, tuple[str, ...]] = field(default_factory=dict)
    town: str = ""
    sort: str = RELEVANCE
    lite: bool = False

    @cached_property
    def found(self) -> list[int] | None:
        """The organisations with such names, best first; None when no words were typed."""
        return names_like(self.words) if spelled(self.words) else None

    @property
    def narrows(self) -> bool:
        """Whether anything but the order was asked for."""
        return bool(self.words or self.town or any(self.values.values()))

    def parameters(self, **more: str) -> list[tuple[str, str]]:
        """Return names and values of the address that asks for the same, and for `more`."""
        asked = [("q", self.words), ("town", self.town)]
        asked += [(name, value) for name in GROUPS for value in self.values.get(name, ())]
        asked += [("sort", self.sort if self.sort != RELEVANCE else ""), *more.items()]
        asked += [("lite", "1" if self.lite else "")]
        # The list is the view of an address that names none.
        return [(name, value) for name, value in asked if value and value != "list"]

    def address(self, **more: str) -> str:
        """Return the same as the end of an address, "?" alone for nothing."""
        return f"?{urlencode(self.parameters(**more))}"

    def without(self, group: str, value: str) -> "Filters":
        """Return the same without one chosen value, or without `words` or `town`."""
        if group == "words":
            return replace(self, words="")
        if group == "town":
            return replace(self, town="")
        left = tuple(one for one in self.values.get(group, ()) if one != value)
        return replace(self, values={**self.values, group: left})

    def with_only(self, group: str, value: str) -> "Filters":
        """Return the same with one value in a group."""
        return replace(self, values={**self.values, group: (value,)})


def chosen_filters(parameters: QueryDict) -> Filters:
    """Return what the parameters of an address ask for; what means nothing is dropped."""
    values = {}
    for name, fits in GROUPS.items():
        asked = parameters.getlist(name)[: MOST_VALUES * 5]
        known = (value.upper() if name == "country" else value for value in asked)
        values[name] = tuple(dict.fromkeys(filter(fits, known)))[:MOST_VALUES]
    sort = parameters.get("sort", "")
    town = parameters.get("town", "")[:LONGEST_TOWN]
    return Filters(
        words=clean_line(parameters.get("q", "")[:MAX_QUERY_LENGTH].replace("\x00", " ")),
        values=values,
        town="" if has_control_characters(town) else town.strip(),
        sort=sort if sort in SORTS else RELEVANCE,
        lite=parameters.get("lite") == "1",
    )


def _condition(name: str, chosen: Iterable[str]) -> Q:
    """Return the condition of one group."""
    if name in COLUMNS:
        return Q(**{f"{COLUMNS[name]}__in": list(chosen)})
    if name == "region":
        held: frozenset[str] = frozenset().union(*(REGIONS[code] for code in chosen))
        return Q(country__in=sorted(held))
    if name == "freshness":
        condition = Q(pk__in=[])
        for step in chosen:
            condition |= confirmed_in(step)
        return condition
    if name == "network":
        edges = Affiliation.objects.open().filter(network__slug__in=list(chosen))
        return Q(pk__in=edges.values("organisation_id"))
    terms = OrganisationTerm.objects.filter(vocabulary=name, code__in=list(chosen))
    return Q(pk__in=terms.values("organisation_id"))


def filtered(filters: Filters, leave_out: str = "") -> OrganisationQuerySet:
    """Return the listed organisations that fit, in no order.

    Args:
        filters: what was asked for.
        leave_out: a group whose choices do not count, for the numbers beside its choices.
    """
    rows = Organisation.objects.listed()
    if filters.found is not None:
        rows = rows.filter(pk__in=filters.found)
    if filters.town:
        rows = rows.filter(town=filters.town)
    for name, chosen in filters.values.items():
        if chosen and name != leave_out:
            rows = rows.filter(_condition(name, chosen))
    return rows.order_by()
