"""Today's numbers, for the first page of the admin.

Each question is bounded: by the signatures of today, by what waits, or by 30 days of the tally.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from django.db.models import Sum
from django.utils import timezone

from ..enums import SignatureState
from ..models import Signature, SignatureTally

DAYS = 30


@dataclass(frozen=True)
class Today:
    """What happened since midnight (UTC), and what counted on each of the last 30 days."""

    signed: int
    confirmed: int
    held: int
    withdrawn: int
    reminded: int
    days: list[tuple[date, int]]

    @property
    def total(self) -> int:
        """Return how many of the 30 days count."""
        return sum(number for _day, number in self.days)

    @property
    def best(self) -> tuple[date, int]:
        """Return the day on which most signed."""
        return max(self.days, key=lambda one: one[1])


def today() -> Today:
    """Return today's numbers in a handful of queries."""
    day = timezone.now().astimezone(UTC).date()
    midnight = datetime(day.year, day.month, day.day, tzinfo=UTC)
    changed = Signature.objects.filter(changed_at__gte=midnight)
    waiting = Signature.objects.pending()
    days = counted_days(day)
    return Today(
        signed=Signature.objects.filter(created_at__gte=midnight).count(),
        confirmed=days[-1][1],
        held=Signature.objects.filter(held=True, state__in=_undecided()).count(),
        withdrawn=changed.filter(
            state=SignatureState.WITHDRAWN, withdrawn_at__gte=midnight
        ).count(),
        reminded=waiting.filter(reminders_sent__gt=0, last_mail_at__gte=midnight).count(),
        days=days,
    )


def counted_days(last: date) -> list[tuple[date, int]]:
    """Return how many signatures of each of the 30 days up to `last` count, from the tally."""
    first = last - timedelta(days=DAYS - 1)
    tallied = SignatureTally.objects.filter(day__gte=first, day__lte=last)
    found = dict(tallied.values_list("day").annotate(number=Sum("count")).order_by())
    days = [first + timedelta(days=number) for number in range(DAYS)]
    return [(day, found.get(day, 0)) for day in days]


def _undecided() -> list[str]:
    return [SignatureState.PENDING, SignatureState.CONFIRMED]
