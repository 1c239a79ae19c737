"""Organisations that may be the one whose name somebody typed."""

from difflib import SequenceMatcher

from ..models import Organisation
from ..spelling import spelled
from .names import names_like

# The longest words of a name tell it from others.
TELLING = 2
CANDIDATES = 60


def organisations_like(name: str, country: str = "", limit: int = 10) -> list[Organisation]:
    """Return listed organisations that may be the one that is called `name`, likeliest first.

    Args:
        name: as typed; slips, accents and scripts are forgiven, and words that one of the two
            names has too many.
        country: ISO code; only organisations of this country, when it is given.
        limit: the most that are returned.
    """
    typed = spelled(name)
    longest = sorted(typed.split(), key=len)[-TELLING:]
    found = dict.fromkeys([*names_like(typed)[:CANDIDATES], *names_like(" ".join(longest))])
    rows = Organisation.objects.listed().filter(pk__in=list(found)[: 2 * CANDIDATES])
    if country:
        rows = rows.filter(country=country)
    return sorted(rows, key=lambda row: (-_likeness(typed, row), row.name, row.pk))[:limit]


def _likeness(typed: str, organisation: Organisation) -> float:
    """Return how like two names are, from 0 to 1, in whatever order their words come."""
    own = spelled(organisation.name)
    first, second = (" ".join(sorted(text.split())) for text in (typed, own))
    pairs = ((typed, own), (first, second))
    return max(SequenceMatcher(None, one, other).ratio() for one, other in pairs)
