"""Organisations by what people call them: name, acronym, or the last part of the address."""

import re
from collections.abc import Iterable

from django.db.models import Q

from network.models import Organisation

# "Street Vendors Union (street-vendors-union-ghana)": two organisations may share a name.
_with_address = re.compile(r".*\(([-\w]+)\)", re.DOTALL)


def organisations_called(words: str) -> list[Organisation]:
    """Return the listed organisations that these words may mean; an address means one alone."""
    listed = Organisation.objects.listed()
    if marked := _with_address.fullmatch(words):
        found = list(listed.filter(slug=marked[1]))
        if found:
            return found
    known = Q(name__iexact=words) | Q(acronym__iexact=words) | Q(slug=words)
    return list(listed.filter(known).order_by("name", "slug"))


def with_address(organisation: Organisation) -> str:
    """Return words that mean this organisation and no other."""
    return f"{organisation.name} ({organisation.slug})"


def unmistakable(organisations: Iterable[Organisation]) -> list[str]:
    """Return how to call each of these: by its name alone where no other has it."""
    return [
        one.name if organisations_called(one.name) == [one] else with_address(one)
        for one in organisations
    ]
