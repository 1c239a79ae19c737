"""Telling how the counts grew by country and channel, once a day."""

from datetime import UTC

from django.db import transaction
from django.utils import timezone

from ..models import CountHistory, Pledge
from ..published_cells import next_cells
from ..selectors.history import tally_of, told_of
from .tally import lock


def tell_history() -> int:
    """Add to the history of each pledge what the days that are over allow; return how many grew."""
    numbers = Pledge.objects.filter(signature_count__gt=0).order_by("pk")
    return sum(tell_one(number) for number in numbers.values_list("pk", flat=True))


@transaction.atomic
def tell_one(number: int) -> bool:
    """Add to the history of one pledge; return whether there was something to tell.

    A second run on the same day finds nothing new.
    """
    pledge = lock(number)
    history, _new = CountHistory.objects.get_or_create(pledge=pledge)
    today = timezone.now().astimezone(UTC).date()
    found = next_cells(told_of(history), tally_of(pledge), today)
    history.cells += [[cell.begin.isoformat(), cell.end.isoformat(), *cell[2:]] for cell in found]
    if found:
        history.save(update_fields=["cells"])
    return bool(found)
