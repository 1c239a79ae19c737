"""Counting everything again, to find out whether the running count has drifted."""

import logging
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Sum

from ..models import Pledge, Signature, SignatureTally
from ..selectors.switches import counting_is_paused
from .tally import count, counts_of, tally

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
    return [drift for pledge in Pledge.objects.order_by("pk") if (drift := _check(pledge, repair))]


@transaction.atomic
def _check(pledge: Pledge, repair: bool) -> Drift | None:
    locked = Pledge.objects.select_for_update(no_key=True).get(pk=pledge.pk)
    tallies = SignatureTally.objects.filter(pledge=pledge)
    counts = counts_of(Signature.objects.counted().filter(pledge=pledge))
    stored = {(row.country.code, row.channel, row.evidence, row.day): row.count for row in tallies}
    if stored == counts and locked.signature_count == sum(counts.values()):
        return None
    drift = Drift(
        code=locked.code,
        shown=locked.signature_count,
        tallied=tallies.aggregate(total=Sum("count"))["total"] or 0,
        rows=sum(counts.values()),
    )
    if repair:
        count(pledge.pk)
    return drift


def nightly_recount() -> None:
    """Repair what has drifted, and raise the alarm: it should never happen.

    What was confirmed in the last seconds is not yet in the tally, so one round is made before.
    """
    tally()
    for drift in recount(repair=True):
        logger.error(
            "Pledge %s showed %s and had tallied %s of %s signatures; repaired.",
            drift.code,
            drift.shown,
            drift.tallied,
            drift.rows,
        )
