"""Organisations whose names are like one that somebody typed."""

from difflib import SequenceMatcher
from typing import Any

from home.text import fold

from ..models import Organisation

# How much of two folded names must be the same, from 0 to 1.
ALIKE = 0.6
LONGEST_WORDS = 4
CANDIDATES = 40


def organisations_like(name: str, country: str = "", limit: int = 10) -> list[Organisation]:
    """Return listed organisations that may be the one that is called `name`, likeliest first.

    Every candidate shares a word with the name, or the beginning of one, or is its acronym.

    Args:
        name: as typed.
        country: ISO code; only organisations of this country, when it is given.
        limit: the most that are returned.
    """
    folded = fold(name)
    if not folded:
        return []
    found: dict[int, Organisation] = {}
    words = sorted(set(folded.split()), key=len, reverse=True)[:LONGEST_WORDS]
    for asked in dict.fromkeys([folded, *(word for word in words if len(word) > 2)]):
        listed: Any = Organisation.objects.listed()  # searchable, by a mixin without types
        if country:
            listed = listed.filter(country=country)
        found |= {hit.pk: hit for hit in listed.autocomplete(asked)[:CANDIDATES]}
    ranked = [(likeness(folded, row), row) for row in found.values()]
    alike = [(value, row) for value, row in ranked if value >= ALIKE]
    alike.sort(key=lambda pair: (-pair[0], pair[1].name, pair[1].pk))
    return [row for _value, row in alike[:limit]]


def likeness(folded: str, organisation: Organisation) -> float:
    """Return how like a folded name is to an organisation's, from 0 to 1."""
    own = fold(organisation.name)
    if folded == fold(organisation.acronym) or folded in own or own in folded:
        return 1.0
    as_typed = SequenceMatcher(None, folded, own).ratio()
    # The same words in another order are the same name.
    first, second = (" ".join(sorted(text.split())) for text in (folded, own))
    return max(as_typed, SequenceMatcher(None, first, second).ratio())
