"""The report of possible duplicates: found over the whole register, decided one by one."""

from typing import Any

from django.db import transaction
from django.utils import timezone
from django_tasks import task
from wagtail.log_actions import log

from home.actions.errors import require

from ..enums_import import PairState
from ..importing.alike import Alike
from ..models import DuplicatePair
from ..policies_register import may_merge_organisations
from ..selectors.import_register import standing, told_organisations

PART = 500


@task(backend="db")
def find_duplicates() -> int:
    """Write down pairs of organisations that may be one; return how many are new. Run nightly.

    What editors decided is never asked again; a pair that is not alike any more goes.
    """
    alike, found = Alike(), {}
    for told in sorted(told_organisations(), key=lambda one: one.ref):
        found |= {(ref, told.ref): likeness for ref, likeness in alike.find(told)}
        alike.add(told)
    return _write(found)


@transaction.atomic
def _write(found: dict[tuple[int, int], int]) -> int:
    there = set(DuplicatePair.objects.values_list("first_id", "second_id"))
    # Somebody may have been deleted meanwhile.
    standing_now = set(standing().values_list("pk", flat=True))
    new = [
        DuplicatePair(first_id=first, second_id=second, likeness=likeness)
        for (first, second), likeness in found.items()
        if (first, second) not in there and {first, second} <= standing_now
    ]
    DuplicatePair.objects.bulk_create(new, batch_size=PART, ignore_conflicts=True)
    waiting = DuplicatePair.objects.filter(state=PairState.WAITING)
    gone = [
        pk
        for pk, first, second in waiting.values_list("pk", "first_id", "second_id")
        if (first, second) not in found
    ]
    for start in range(0, len(gone), PART):
        waiting.filter(pk__in=gone[start : start + PART]).delete()
    return len(new)


@transaction.atomic
def keep_apart(user: Any, pk: int) -> DuplicatePair:
    """Remember that two records are no duplicate; said twice, it is said once.

    Raises NotAllowed for others than editors.
    """
    require(may_merge_organisations(user))
    pair = DuplicatePair.objects.select_for_update(of=("self",)).get(pk=pk)
    if pair.state != PairState.WAITING:
        return pair
    pair.state, pair.decided_by, pair.decided_at = PairState.APART, user, timezone.now()
    pair.save(update_fields=["state", "decided_by", "decided_at"])
    log(instance=pair.first, action="network.decide_duplicate", user=user, data={"pair": pk})
    return pair
