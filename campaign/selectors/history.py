"""The history of a pledge's count by day, country and channel, as it may be published."""

from datetime import datetime
from typing import NamedTuple

from django.core.cache import cache

from ..models import Pledge, SignatureTally
from ..published_cells import Cell, Row, cells

# One working out serves all who ask; a new round of the tally makes a new one.
KEPT_SECONDS = 300


class History(NamedTuple):
    """All published cells of a pledge, their sum, and when somebody was last counted."""

    code: str
    number: int
    as_of: datetime
    cells: list[Cell]


def history_of(code: str) -> History | None:
    """Return the history of a published pledge; None for any other code.

    Groups of fewer than ten are joined, see `campaign.small_groups`. Costs the same whatever the
    number of signatures: only the tally is read.
    """
    pledge = (
        Pledge.objects.published()
        .filter(code=code)
        .only("code", "counted_at", "created_at")
        .first()
    )
    if pledge is None:
        return None
    as_of = pledge.counted_at or pledge.created_at
    key = f"history:{pledge.pk}:{as_of.timestamp()}"
    told = cache.get(key)
    if told is None:
        rows = SignatureTally.objects.filter(pledge=pledge).order_by()
        groups = rows.values_list("day", "country", "channel", "evidence", "count")
        told = cells(Row(*group) for group in groups)
        cache.set(key, told, KEPT_SECONDS)
    return History(pledge.code, sum(cell.number for cell in told), as_of, told)
