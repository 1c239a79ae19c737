"""What a visitor asks of the pages of mixed types, by the parameters of an address.

Any combination of terms of the controlled lists, of kinds of pages and of languages; of several
values of one list any is enough.
"""

from dataclasses import dataclass, field
from urllib.parse import urlencode

from django.conf import settings
from django.http import QueryDict

from home.registry import page_kinds
from home.terms import COUNTRY, TERM_VOCABULARIES, is_term

KIND, LANGUAGE = "kind", "language"
NEWEST, TITLE = SORTS = ("newest", "title")
GROUPS = (*TERM_VOCABULARIES, KIND, LANGUAGE)
# As many values of one list as anybody would choose by hand.
MOST_VALUES = 10


@dataclass(frozen=True)
class Asked:
    """What was asked for: values by list, and the order of the pages."""

    values: dict[str, tuple[str, ...]] = field(default_factory=dict)
    sort: str = NEWEST
    lite: bool = False

    @property
    def narrows(self) -> bool:
        """Whether anything but the order was asked for."""
        return any(self.values.values())

    def address(self, **more: str) -> str:
        """Return the end of the address that asks for the same; "?" alone for nothing."""
        pairs = [(name, value) for name in GROUPS for value in self.values.get(name, ())]
        own = {"sort": self.sort if self.sort != NEWEST else "", "lite": "1" if self.lite else ""}
        pairs += [(name, value) for name, value in (own | more).items() if value]
        return f"?{urlencode(pairs)}"

    def without(self, group: str, value: str) -> "Asked":
        """Return the same without one value."""
        left = tuple(one for one in self.values.get(group, ()) if one != value)
        return Asked({**self.values, group: left}, self.sort, self.lite)


def _means_something(group: str, value: str) -> bool:
    if group == KIND:
        return value in page_kinds
    if group == LANGUAGE:
        return value in dict(settings.LANGUAGES)
    return is_term(group, value)


def asked_in(parameters: QueryDict) -> Asked:
    """Return what the parameters of an address ask for; what means nothing is dropped."""
    values = {}
    for group in GROUPS:
        given = parameters.getlist(group)[: MOST_VALUES * 3]
        given = [one.upper() for one in given] if group == COUNTRY else given
        known = [one for one in dict.fromkeys(given) if _means_something(group, one)]
        values[group] = tuple(known[:MOST_VALUES])
    sort = parameters.get("sort", "")
    return Asked(values, sort if sort in SORTS else NEWEST, parameters.get("lite") == "1")
