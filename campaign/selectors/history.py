"""The history of a pledge's count by day, country and channel, as it may be published."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import NamedTuple

from django.core.cache import cache

from ..models import CountHistory, Pledge, SignatureTally
from ..published_cells import Cell, Row, shown_cells

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
    number of signatures: only what was told is read.
    """
    pledge = (
        Pledge.objects.published()
        .filter(code=code)
        .only("code", "counted_at", "created_at", "signature_count", "count_parts")
        .first()
    )
    if pledge is None:
        return None
    as_of = pledge.counted_at or pledge.created_at
    key = f"history:{pledge.pk}:{as_of.timestamp()}"
    told = cache.get(key)
    if told is None:
        told = published_cells(pledge)
        cache.set(key, told, KEPT_SECONDS)
    return History(pledge.code, sum(cell.number for cell in told), as_of, told)


def published_cells(pledge: Pledge) -> list[Cell]:
    """Return what may be told of a pledge by day, country and channel; it sums up to the count."""
    periods = pledge.count_parts.get("periods")
    if not pledge.signature_count or not periods:
        return []
    days = date.fromisoformat(periods[0][0]), date.fromisoformat(periods[-1][1])
    told = told_of(CountHistory.objects.filter(pledge=pledge).first())
    return shown_cells(told, pledge.signature_count, pledge.count_parts["evidence"], days)


def told_of(history: CountHistory | None) -> list[Cell]:
    """Return the cells that were told so far."""
    return [
        Cell(date.fromisoformat(begin), date.fromisoformat(end), *more)
        for begin, end, *more in (history.cells if history else ())
    ]


def tally_of(pledge: Pledge) -> Iterator[Row]:
    """Yield the groups of the tally."""
    rows = SignatureTally.objects.filter(pledge=pledge).order_by()
    groups = rows.values_list("day", "country", "channel", "evidence", "count")
    return (Row(*group) for group in groups)
