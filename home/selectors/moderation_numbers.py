"""A year of review in numbers, from the records, so that they single nobody out.

A text belongs to the year in which it was first sent. What became of it is what its last answer
says, an appeal included. No number below `LEAST` is told, and none can be worked out from the
others: small groups are told together.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from statistics import median
from typing import Any

from django.utils import timezone
from wagtail.models import TaskState

from ..models import DeclineReason, ReviewTaskState

LEAST = 5
PUBLISHED = "published"
OPEN = "open"
# What ends a round towards its author; a round that she took back was never answered.
ANSWERED = (TaskState.STATUS_APPROVED, TaskState.STATUS_REJECTED)


@dataclass(frozen=True)
class YearOfReview:
    """The numbers that may be told; None stands for a number too small to tell."""

    year: int
    received: int | None
    published: int | None
    undecided: int | None
    declined: list[tuple[DeclineReason, int]]
    others: int
    first_answer: timedelta | None


def first_year() -> int | None:
    """Return the year of the first text that was ever sent; None when there is none."""
    first = ReviewTaskState.objects.order_by("started_at").values_list("started_at", flat=True)
    moment = first.first()
    return timezone.localtime(moment).year if moment else None


def year_of_review(year: int) -> YearOfReview:
    """Count the texts that were first sent in `year`, in three queries."""
    texts = _texts_of(year)
    if len(texts) < LEAST:
        return YearOfReview(year, None if texts else 0, None, None, [], 0, None)
    told, others = tellable(Counter(_outcome(rounds) for rounds in texts))
    reasons = DeclineReason.objects.prefetch_related("words")
    waits = [wait for wait in map(_first_answer, texts) if wait is not None]
    return YearOfReview(
        year=year,
        received=len(texts),
        published=told.get(PUBLISHED),
        undecided=told.get(OPEN),
        declined=[(one, told[one.pk]) for one in reasons if one.pk in told],
        others=others,
        first_answer=_middle(waits) if len(waits) >= LEAST else None,
    )


def _middle(waits: list[timedelta]) -> timedelta:
    """Return the median of some lengths of time."""
    return timedelta(seconds=median(wait.total_seconds() for wait in waits))


def tellable(sizes: Mapping[Any, int]) -> tuple[dict[Any, int], int]:
    """Return the groups that may be told, and the sum of the others: nothing, or `LEAST` at least.

    With a single small group the smallest large one joins it, or subtracting would tell its size.
    """
    told = {key: size for key, size in sizes.items() if size >= LEAST}
    others = sum(sizes.values()) - sum(told.values())
    if 0 < others < LEAST and told:
        others += told.pop(min(told, key=lambda key: (told[key], str(key))))
    return told, others


def _texts_of(year: int) -> list[list[dict[str, Any]]]:
    """Return the rounds, in their order, of each text that was first sent in `year`."""
    here = timezone.get_current_timezone()
    begin, end = (datetime(one, 1, 1, tzinfo=here) for one in (year, year + 1))
    earlier = ReviewTaskState.objects.filter(started_at__lt=begin)
    known = earlier.values("workflow_state__object_id")
    rows = ReviewTaskState.objects.filter(started_at__gte=begin)
    rows = rows.exclude(workflow_state__object_id__in=known).order_by("started_at", "pk")
    texts: dict[str, list[dict[str, Any]]] = defaultdict(list)
    wanted = ("workflow_state__object_id", "started_at", "finished_at", "asked_at", "status")
    for row in rows.values(*wanted, "decline_reason"):
        texts[row["workflow_state__object_id"]].append(row)
    return [rounds for rounds in texts.values() if rounds[0]["started_at"] < end]


def _outcome(rounds: Iterable[dict[str, Any]]) -> Any:
    """Return what became of a text: published once, declined for a reason, or neither."""
    outcome: Any = OPEN
    for one in rounds:
        if one["status"] == TaskState.STATUS_APPROVED:
            return PUBLISHED
        outcome = one["decline_reason"] or OPEN
    return outcome


def _first_answer(rounds: Iterable[dict[str, Any]]) -> timedelta | None:
    """Return how long the author waited for the first answer; None when there was none."""
    for one in rounds:
        # Who is asked about changes is answered; how long she takes is not ours.
        answered = one["asked_at"] or (one["status"] in ANSWERED and one["finished_at"])
        if answered:
            waited: timedelta = answered - one["started_at"]
            return waited
    return None
