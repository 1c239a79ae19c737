"""The history of a count by day, country and channel, told so that nobody is singled out.

The rule stands in `campaign.small_groups`.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, NamedTuple

from .small_groups import LEAST, OTHER

Group = tuple[str, str, str]
NAMELESS = (OTHER, OTHER, OTHER)


class Row(NamedTuple):
    """One group of the tally on one day."""

    day: date
    country: str
    channel: str
    evidence: str
    number: int


class Cell(NamedTuple):
    """By how many a group grew in these days; without a name, all that no other cell tells."""

    begin: date
    end: date
    country: str
    channel: str
    evidence: str
    number: int


def next_cells(told: Iterable[Cell], rows: Iterable[Row], today: date) -> list[Cell]:
    """Return the cells that may be told for the first time on a day, and are never changed after.

    Each holds at least ten signatures that were not told before: days are joined until there are
    as many. What left or joined the days that were told already is reckoned with in the next cell.

    Args:
        told: all cells so far.
        rows: the whole tally of the pledge.
        today: the day that is not over; nothing of it is told.
    """
    ends: dict[Group, date] = {}
    left: dict[Group, int] = defaultdict(int)
    for cell in told:
        group = cell[2:5]
        ends[group] = max(cell.end, ends.get(group, cell.end))
        left[group] -= cell.number
    days: dict[Group, dict[date, int]] = defaultdict(dict)
    for row in rows:
        group = row[1:4]
        if group in ends and row.day <= ends[group]:
            left[group] += row.number
        elif row.day < today:
            days[group][row.day] = row.number
    return sorted(cell for group in days for cell in _grown(group, days[group], left.get(group, 0)))


def shown_cells(
    told: Iterable[Cell], total: int, evidences: Mapping[str, int], days: tuple[date, date]
) -> list[Cell]:
    """Return what is published: cells that were told, and one without a name for all others.

    Args:
        told: the cells that were told so far.
        total: the count as everybody sees it.
        evidences: its parts as everybody sees them; small ones are joined as `OTHER`.
        days: the first and the last day on which somebody signed.
    """
    kept = sorted(told, key=lambda cell: (cell.end, cell))
    while (hidden := _too_small_a_rest(kept, total, evidences)) is not None:
        kept.remove(hidden)
    rest = total - sum(cell.number for cell in kept)
    nameless = [Cell(*days, *NAMELESS, rest)] if rest else []
    return sorted(kept) + nameless


def _grown(group: Group, days: dict[date, int], size: int) -> list[Cell]:
    """Return the cells of one group: its days joined until each cell has ten; the rest waits."""
    found, begin = [], None
    for day in sorted(days):
        begin = begin or day
        size += days[day]
        if size >= LEAST:
            found.append(Cell(begin, day, *group, size))
            begin, size = None, 0
    return found


def _too_small_a_rest(kept: list[Cell], total: int, evidences: Mapping[str, int]) -> Cell | None:
    """Return the latest cell that must lose its name, or few would be left without one."""
    parts: dict[str, int] = {OTHER: 0, **evidences}
    for cell in kept:
        parts[_part(cell, evidences)] -= cell.number
    for evidence, rest in parts.items():
        inside = [cell for cell in kept if _part(cell, evidences) == evidence]
        if inside and not (rest == 0 or rest >= LEAST):
            return inside[-1]
    rest = total - sum(cell.number for cell in kept)
    return kept[-1] if kept and not (rest == 0 or rest >= LEAST) else None


def _part(cell: Cell, evidences: Mapping[str, Any]) -> str:
    return cell.evidence if cell.evidence in evidences else OTHER
