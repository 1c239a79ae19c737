"""Finding organisations by name, in spite of slips, accents and scripts."""

from typing import Any

from django.db.models import Count, QuerySet

from ..models import SearchEntry, SearchTrigram
from ..spelling import Typed, spelled, trigrams

MAX_QUERY_LENGTH = 100
# How many organisations are found at most, and how many of them are compared letter by letter.
MOST = 1000
COMPARED = 400
# Common trigrams are in most names, and reading them takes the time: so many are enough.
TRIGRAMS = 40
# Which part of the trigrams, and of the letters, has to be there.
SHARED, ENOUGH = 0.3, 0.6
# What is found beside a better one is not much worse.
BEHIND = 0.25


def names_like(text: str) -> list[int]:
    """Return the organisations whose names are like `text`, best first; [] for no words."""
    words = spelled(text[:MAX_QUERY_LENGTH])
    numbers = sorted(trigrams(words))
    if not numbers:
        return []
    # From all parts of what was typed.
    numbers = numbers[:: -(-len(numbers) // TRIGRAMS)]
    typed = Typed(words)
    # Long texts share more than enough trigrams with what they mean.
    limit = max(COMPARED // max(len(typed.words), 1), 60)
    candidates = _candidates(numbers)
    compared = _ranked(typed, [pk for pk, _shared in candidates[:limit]])
    # The rest is worth showing only when it holds all that was typed.
    rest = [pk for pk, shared in candidates[limit:] if shared == len(numbers)]
    return compared + rest


def _candidates(numbers: list[int]) -> list[tuple[int, int]]:
    """Return the organisations with most of the trigrams, and how many they have."""
    rows: QuerySet[SearchTrigram, Any] = (
        SearchTrigram.objects.filter(trigram__in=numbers)
        .values_list("organisation_id")
        .annotate(shared=Count("pk"))
        .filter(shared__gte=max(1, int(len(numbers) * SHARED)))
        .order_by("-shared", "organisation_id")
    )
    return list(rows[:MOST])


def _ranked(typed: Typed, candidates: list[int]) -> list[int]:
    """Return those candidates that fit well enough, best first."""
    entries = SearchEntry.objects.filter(pk__in=candidates).values_list("pk", "text")
    fits = [(typed.fits(text), -pk) for pk, text in entries]
    best = max((fit[0] for fit, _pk in fits), default=0)
    least = max(ENOUGH, best - BEHIND)
    return [-pk for fit, pk in sorted(fits, reverse=True) if fit[0] >= least]
