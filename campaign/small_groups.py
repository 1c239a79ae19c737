"""Publishing counts without singling anybody out.

The rule: no group of fewer than `LEAST` signatures is published, and none can be worked out by
subtracting published numbers from each other, or from what they were on another day. So

1. A country and a channel are named once a day, of days that are over, and only in cells of at
   least `LEAST` signatures that were not told before (`campaign.published_cells`). The days of
   a group are joined until it has as many.
2. What was told is never changed: who withdraws is taken off the next cell of her group.
3. All others, those of today among them, are in one cell without a name. So the cells sum up to
   the count, which is live; whoever watches it learns when somebody signs, not where or how.
4. What is published besides, the growth by period and the sum of each evidence, names no country.
   Where the named cells leave fewer than `LEAST` of the count or of an evidence, the latest of
   them loses its name until there are more.
"""

from collections.abc import Mapping
from datetime import date
from itertools import chain
from typing import Any, NamedTuple

LEAST = 10
OTHER = "other"


class Period(NamedTuple):
    """Days that are published as one."""

    begin: date
    end: date
    number: int


def large_enough(sizes: Mapping[Any, int], rest: int = 0) -> set[Any]:
    """Return which groups may be named; the others, and `rest`, are at least `LEAST` or nothing."""
    named = {key for key, size in sizes.items() if size >= LEAST}
    rest += sum(size for key, size in sizes.items() if key not in named)
    if 0 < rest < LEAST and named:
        named.remove(min(named, key=lambda key: (sizes[key], str(key))))
    return named


def parts(sizes: Mapping[str, int]) -> dict[str, int]:
    """Return the groups that may be named and the sum of the others."""
    named = large_enough(sizes)
    told = {key: size for key, size in sizes.items() if key in named}
    rest = sum(sizes.values()) - sum(told.values())
    return {**told, OTHER: rest} if rest else told


def periods(days: Mapping[date, int], at_most: int | None = None) -> list[Period]:
    """Return days joined until each period has `LEAST`; further ones when there are too many."""
    runs, tail = runs_of(days)
    if tail:
        runs = [*runs[:-1], [*(runs[-1] if runs else []), *tail]]
    if at_most and len(runs) > at_most:
        step = -(-len(runs) // at_most)
        joined = (runs[at : at + step] for at in range(0, len(runs), step))
        runs = [list(chain.from_iterable(some)) for some in joined]
    return [Period(run[0], run[-1], sum(days[day] for day in run)) for run in runs]


def runs_of(days: Mapping[date, int]) -> tuple[list[list[date]], list[date]]:
    """Return runs of days with `LEAST` each, and the days at the end that have fewer."""
    runs: list[list[date]] = []
    run: list[date] = []
    size = 0
    for day in sorted(days):
        run.append(day)
        size += days[day]
        if size >= LEAST:
            runs.append(run)
            run, size = [], 0
    return runs, run
