"""The wall: names of people who signed and agreed to be shown, newest first."""

import re
from typing import NamedTuple

from django.db.models import QuerySet
from django_countries import countries

from home.compiled import compiled

from ..enums import Visibility
from ..first_names import first_name
from ..models import Signature

NEWEST = 24
PER_PAGE = 100
# Whoever wants to copy a list of thousands of people gets the newest alone.
LAST_PAGE = 20
SHOWN = (Visibility.FULL_NAME, Visibility.FIRST_NAME)
# A "name" that is an address or a number is an advertisement.
_is_no_name = re.compile(r"[/@\\#]|\w\.\w|\d{4}|www", re.IGNORECASE)


class PublicName(NamedTuple):
    """What one signer agreed to show; the country is missing beside a full name."""

    text: str
    country: str


class Names(NamedTuple):
    """Some names, and whether there are older ones."""

    names: list[PublicName]
    more: bool


def public_names(pledge_id: int, number: int = NEWEST, skip: int = 0) -> Names:
    """Return names of people whose signatures count, as each of them chose.

    Read anew on every view, so that whoever withdraws or changes her mind is gone at once. Asks
    once, and never how many there are. The switch is the caller's to ask.
    """
    rows = _signed(pledge_id=pledge_id, begin=skip, size=number + 1)
    return Names(
        [
            _shown(name, visibility, country)
            for name, visibility, country in rows[:number]
            if name and not _is_no_name.search(name)
        ],
        len(rows) > number,
    )


@compiled("pledge_id")
def _signed(pledge_id: int, begin: int, size: int) -> QuerySet[Signature, tuple[str, str, str]]:
    signed = Signature.objects.counted().filter(pledge=pledge_id, visibility__in=SHOWN)
    rows = signed.order_by("-confirmed_at").values_list("name", "visibility", "country")
    return rows[begin : begin + size]


def page_of_names(pledge_id: int, page: int) -> Names:
    """Return one page of the wall; nothing beyond the last one that is shown."""
    if not 1 <= page <= LAST_PAGE:
        return Names([], False)
    names, more = public_names(pledge_id, PER_PAGE, PER_PAGE * (page - 1))
    return Names(names, more and page < LAST_PAGE)


def _shown(name: str, visibility: str, country: str) -> PublicName:
    if visibility == Visibility.FULL_NAME:
        return PublicName(name, "")
    return PublicName(first_name(name), countries.name(country) or country)
