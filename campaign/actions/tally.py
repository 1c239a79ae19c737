"""Counting: confirmed and not held, per pledge, country, channel, evidence and day (UTC).

The tally and `Pledge.signature_count` are derived, and only written here. A round looks at the
days on which something changed, so that its cost does not grow with the number of signatures.
"""

import logging
from collections import defaultdict
from collections.abc import Collection
from datetime import UTC, date, datetime, timedelta
from functools import reduce
from operator import or_
from typing import Any

from django.db import transaction
from django.db.models import Count, Q, QuerySet, Sum
from django.db.models.functions import TruncDate
from django.utils import timezone

from ..models import Pledge, Signature, SignatureTally
from ..selectors.counts import counted_until
from ..selectors.switches import counting_is_paused
from ..small_groups import parts, periods
from .score import score_new

logger = logging.getLogger(__name__)

# A change is looked at again for this long: its transaction may end after the round began.
OVERLAP = timedelta(minutes=1)
# Beyond that many days it is quicker to count the whole pledge.
MAX_DAYS = 60
# As many points as the chart of a page has; further ones would not be seen on a phone.
MAX_PERIODS = 40
DAY = TruncDate("confirmed_at", tzinfo=UTC)
GROUP = ("country", "channel", "evidence", "day")
Counts = dict[tuple[Any, ...], int]


def tally() -> int:
    """Bring the counts up to date; return how many pledges were looked at.

    Scores come first, so that what the score holds back is not counted for a moment. When scoring
    fails, counting goes on: what a signature says of itself was scored when it was confirmed. While
    counting is paused nothing is written; the first round afterwards makes up for it.
    """
    try:
        score_new()
    except Exception:
        logger.exception("Scoring failed; counting goes on.")
    if counting_is_paused():
        return 0
    now = timezone.now()
    changed = changed_days(counted_until())
    for pledge_id, days in changed.items():
        count(pledge_id, days)
    # Last: the newest of these moments marks how far everything is counted.
    whole = list(Pledge.objects.filter(counted_at=None).values_list("pk", flat=True))
    for pledge_id in whole:
        count(pledge_id, at=now)
    _mark_counted(changed, now)
    return len({*changed, *whole})


def _mark_counted(pledges: Collection[int], now: datetime) -> None:
    """Note that the changed days of these pledges are counted.

    Who undoes an import empties the moment, to have the pledge counted as a whole; compared here
    in the statement that writes, or the signatures that are gone would go on counting.
    """
    Pledge.objects.filter(pk__in=pledges, counted_at__isnull=False).update(counted_at=now)


def changed_days(since: datetime | None, **wanted: Any) -> dict[int, set[date]]:
    """Return the days of each pledge on which a signature began or ceased to count."""
    changed = Signature.objects.filter(
        changed_at__isnull=False, confirmed_at__isnull=False, pledge__counted_at__isnull=False
    )
    if since is not None:
        changed = changed.filter(changed_at__gte=since - OVERLAP)
    changed = changed.filter(**wanted)
    found: dict[int, set[date]] = {}
    for pledge_id, day in changed.values_list("pledge", DAY).distinct().order_by():
        found.setdefault(pledge_id, set()).add(day)
    return found


@transaction.atomic
def count(
    pledge_id: int, days: Collection[date] | None = None, *, at: datetime | None = None
) -> None:
    """Count one pledge anew, all of it or only some days; write only what differs.

    Args:
        pledge_id: which one.
        days: that changed; None counts all.
        at: the moment to note as that of the count, under the same lock.
    """
    # Two rounds at once would write the same rows; the second waits here for the first.
    pledge = lock(pledge_id)
    rows = SignatureTally.objects.filter(pledge=pledge_id)
    signatures = Signature.objects.counted().filter(pledge=pledge_id)
    if days is not None and len(days) <= MAX_DAYS:
        rows = rows.filter(day__in=days)
        signatures = signatures.filter(reduce(or_, map(_within, days)))
    _write(pledge_id, rows, counts_of(signatures))
    total, made_of = sums_of(pledge_id)
    found: dict[str, Any] = {"counted_at": at} if at else {}
    if (pledge.signature_count, pledge.count_parts) != (total, made_of):
        found |= {"signature_count": total, "count_parts": made_of}
    if found:
        Pledge.objects.filter(pk=pledge_id).update(**found)


def count_all() -> None:
    """Count every pledge whole: after signatures were loaded in bulk, which is no drift."""
    for pledge_id in Pledge.objects.order_by("pk").values_list("pk", flat=True):
        count(pledge_id)


def lock(pledge_id: int) -> Pledge:
    """Let nobody else count this pledge until the transaction ends."""
    return Pledge.objects.select_for_update(no_key=True).get(pk=pledge_id)


def sums_of(pledge_id: int) -> tuple[int, dict[str, Any]]:
    """Return the count of a pledge and what pages show of its making, from the tally alone."""
    days: dict[date, int] = defaultdict(int)
    evidences: dict[str, int] = defaultdict(int)
    groups = SignatureTally.objects.filter(pledge=pledge_id).values_list("day", "evidence")
    for day, evidence, number in groups.annotate(number=Sum("count")).order_by("day", "evidence"):
        days[day] += number
        evidences[evidence] += number
    return sum(days.values()), {
        "evidence": parts(evidences),
        "periods": [
            [period.begin.isoformat(), period.end.isoformat(), period.number]
            for period in periods(days, MAX_PERIODS)
        ],
    }


def counts_of(signatures: QuerySet[Signature]) -> Counts:
    """Return how many of the signatures are in each group."""
    groups = signatures.values_list("country", "channel", "evidence", DAY).order_by()
    return {tuple(group): number for *group, number in groups.annotate(number=Count("pk"))}


def _write(pledge_id: int, rows: QuerySet[SignatureTally], counts: Counts) -> None:
    """Make the stored rows say what was counted."""
    stored = {(row.country.code, row.channel, row.evidence, row.day): row for row in rows}
    gone = [row.pk for group, row in stored.items() if group not in counts]
    if gone:
        SignatureTally.objects.filter(pk__in=gone).delete()
    changed = [row for group, row in stored.items() if counts.get(group, row.count) != row.count]
    for row in changed:
        row.count = counts[(row.country.code, row.channel, row.evidence, row.day)]
    SignatureTally.objects.bulk_update(changed, ["count"], batch_size=500)
    SignatureTally.objects.bulk_create(
        [
            SignatureTally(
                pledge_id=pledge_id, count=number, **dict(zip(GROUP, group, strict=True))
            )
            for group, number in counts.items()
            if group not in stored
        ],
        batch_size=500,
    )


def _within(day: date) -> Q:
    """Select what was confirmed on a day, in a way that the index on the moment serves."""
    begin = datetime(day.year, day.month, day.day, tzinfo=UTC)
    return Q(confirmed_at__gte=begin, confirmed_at__lt=begin + timedelta(days=1))
