"""The history of a count by day, country and channel, cut so that no small group is told.

The rule stands in `campaign.small_groups`.
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping
from datetime import date
from itertools import groupby
from typing import Any, NamedTuple

from .small_groups import LEAST, OTHER, large_enough, runs_of


class Row(NamedTuple):
    """One group of the tally."""

    day: date
    country: str
    channel: str
    evidence: str
    number: int


class Cell(NamedTuple):
    """A published number: all signatures of these days that no cell with a name has."""

    begin: date
    end: date
    country: str
    channel: str
    evidence: str
    number: int


def cells(rows: Iterable[Row]) -> list[Cell]:
    """Return the numbers that may be published of a pledge by day, country and channel."""
    by_day = {
        day: list(group) for day, group in groupby(sorted(row for row in rows if row.number), _day)
    }
    sizes = {day: _sum(group) for day, group in by_day.items()}
    if not sizes:
        return []
    runs, tail = runs_of(sizes)
    if not runs:
        return [Cell(tail[0], tail[-1], OTHER, OTHER, OTHER, sum(sizes.values()))]
    found: list[Cell] = []
    for run in runs:
        late = tail if run is runs[-1] else []
        groups = [row for day in run for row in by_day[day]]
        found += _of_period(run, groups, late, sum(sizes[day] for day in late))
    evidences: dict[str, int] = defaultdict(int)
    for row in (row for group in by_day.values() for row in group):
        evidences[row.evidence] += row.number
    return _covered(found, evidences)


def _of_period(run: list[date], rows: list[Row], late: list[date], extra: int) -> list[Cell]:
    """Return the cells of one period, and of the days `late` that are joined with its rest."""
    named = large_enough(_sizes(rows, _country), extra)
    found = []
    for country in sorted(named):
        here = [row for row in rows if row.country == country]
        found += _of_country(run[0], run[-1], country, here)
    others = [row for row in rows if row.country not in named]
    if others or extra:
        found += _of_country(run[0], run[-1], OTHER, others, extra, late[-1] if late else None)
    return found


def _of_country(
    begin: date, end: date, country: str, rows: list[Row], extra: int = 0, last: date | None = None
) -> list[Cell]:
    """Return the cells of one country, or of those without a name, in one period."""
    sizes = _sizes(rows, _channel)
    named = large_enough(sizes, extra)
    found = [Cell(begin, end, country, key[0], key[1], sizes[key]) for key in sorted(named)]
    rest = _sum(rows) + extra - sum(cell.number for cell in found)
    if rest:
        found.append(Cell(begin, last or end, country, OTHER, OTHER, rest))
    return found


def _covered(found: list[Cell], evidences: Mapping[str, int]) -> list[Cell]:
    """Take names away where the published sums of evidences would uncover a small rest."""
    named = large_enough(evidences)
    for group in [{evidence} for evidence in named] + [set(evidences) - named]:
        told = [cell for cell in found if cell.evidence in group]
        hidden = sum(evidences[one] for one in group) - sum(cell.number for cell in told)
        if 0 < hidden < LEAST and told:
            found = _without_name(found, min(told, key=lambda cell: (cell.number, cell)))
    return found


def _without_name(found: list[Cell], small: Cell) -> list[Cell]:
    """Join a cell with the rest of its period and country."""
    kept, end, number = [], small.end, small.number
    for cell in found:
        if (*cell[:1], *cell[2:5]) == (small.begin, small.country, OTHER, OTHER):
            end, number = max(end, cell.end), number + cell.number
        elif cell != small:
            kept.append(cell)
    return sorted([*kept, Cell(small.begin, end, small.country, OTHER, OTHER, number)])


def _sizes(rows: Iterable[Row], key: Callable[[Row], Hashable]) -> dict[Any, int]:
    sizes: dict[Any, int] = defaultdict(int)
    for row in rows:
        sizes[key(row)] += row.number
    return sizes


def _sum(rows: Iterable[Row]) -> int:
    return sum(row.number for row in rows)


def _day(row: Row) -> date:
    return row.day


def _country(row: Row) -> str:
    return row.country


def _channel(row: Row) -> tuple[str, str]:
    return row.channel, row.evidence
