"""Counting everything again, to find out whether the running count has drifted."""

import logging
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from ..models import CountDrift, Pledge, Signature, SignatureTally
from ..selectors.counts import counted_until
from ..selectors.switches import counting_is_paused
from .tally import changed_days, count, counts_of, lock, sums_of, tally
from .tell_of_drift import tell_editors_of_drift

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Drift:
    """A pledge whose shown count is not the number of its signatures."""

    code: str
    shown: int
    tallied: int
    rows: int


def recount(*, repair: bool = False) -> list[Drift]:
    """Compare every pledge with its signatures; return those that differ, repaired if asked.

    While counting is paused nothing is repaired: the shown counts stay as they are.
    """
    repair = repair and not counting_is_paused()
    # Of all pledges, as the tally reckons: what it can no longer find is moving nowhere.
    counted = counted_until()
    pledges = Pledge.objects.order_by("pk")
    return [drift for pledge in pledges if (drift := _check(pledge, counted, repair))]


@transaction.atomic
def _check(pledge: Pledge, counted: datetime | None, repair: bool) -> Drift | None:
    """Compare one pledge; days on which somebody signs just now are left to the next time.

    Args:
        pledge: to compare.
        counted: until when all pledges were counted before the first of them was compared.
        repair: whether to write the right count.
    """
    locked = lock(pledge.pk)
    tallies = SignatureTally.objects.filter(pledge=pledge)
    stored = {(row.country.code, row.channel, row.evidence, row.day): row.count for row in tallies}
    counts = counts_of(Signature.objects.counted().filter(pledge=pledge))
    # Asked last: what was confirmed between the two questions before is among these days.
    moving = changed_days(counted, pledge=pledge).get(pledge.pk, set())
    differing = {
        group
        for group in stored.keys() | counts.keys()
        if group[-1] not in moving and stored.get(group) != counts.get(group)
    }
    tallied = sum(stored.values())
    if not differing and (locked.signature_count, locked.count_parts) == sums_of(pledge.pk):
        return None
    drift = Drift(locked.code, locked.signature_count, tallied, sum(counts.values()))
    if repair:
        count(pledge.pk)
        CountDrift.objects.create(
            pledge=pledge, shown=drift.shown, tallied=drift.tallied, rows=drift.rows
        )
    return drift


def nightly_recount() -> None:
    """Repair what has drifted, and raise the alarm: it should never happen.

    What was confirmed in the last seconds is not yet in the tally, so one round is made before;
    when it fails, what it had counted until then is compared all the same. While
    counting is paused the counts are meant to differ.
    """
    if counting_is_paused():
        return
    try:
        tally()
    except Exception:
        logger.exception("The tally failed; what it has counted is compared all the same.")
    for drift in recount(repair=True):
        logger.error(
            "Pledge %s showed %s and had tallied %s of %s signatures; repaired.",
            drift.code,
            drift.shown,
            drift.tallied,
            drift.rows,
        )
    tell_editors_of_drift()
