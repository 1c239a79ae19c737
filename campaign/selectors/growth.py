"""What a count is made of and how it grew, ready for a page: everything is in the pledge's row."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from home.templatetags import ui

from ..enums import Evidence
from ..goals import next_goal
from ..models import Pledge
from ..small_groups import OTHER

WIDTH = 320
HEIGHT = 96


@dataclass(frozen=True)
class Chart:
    """A line that climbs from nothing to the count, and the same numbers as a table."""

    title: str
    text: str
    line: str
    area: str
    begin: str
    end: str
    headers: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Counted:
    """The goal to show, the one that was reached before, the parts of the count and its chart."""

    goal: int | None
    reached: int | None
    made_of: str
    chart: Chart | None


def counted(pledge: Pledge) -> Counted:
    """Return what pages show beside the count of a pledge. Asks the database nothing."""
    goal = next_goal(pledge.signature_count, pledge.goal)
    return Counted(
        goal=goal,
        reached=pledge.goal if pledge.goal and goal != pledge.goal else None,
        made_of=made_of(pledge.count_parts.get("evidence", {})),
        chart=chart(pledge.count_parts.get("periods", [])),
    )


def made_of(evidence: dict[str, int]) -> str:
    """Return the parts of a count in words; nothing when they are too few to be told apart."""
    return _made_of(tuple(evidence.items()), get_language() or "en")


def chart(periods: list[list[Any]]) -> Chart | None:
    """Return the growth of a count as a drawing and as a table; None when it has no two points."""
    if len(periods) < 2:
        return None
    return _chart(tuple(map(tuple, periods)), get_language() or "en")


# Writing dates and numbers is slow, and the same counts are shown again until somebody signs.
@lru_cache(maxsize=1024)
def _made_of(sizes: tuple[tuple[str, int], ...], _language: str) -> str:
    evidence = dict(sizes)
    words: dict[str, Callable[[int], str]] = {
        Evidence.EMAIL: lambda n: ngettext("%(n)s by e-mail", "%(n)s by e-mail", n),
        Evidence.CHECKED: lambda n: ngettext(
            "%(n)s on paper, checked", "%(n)s on paper, checked", n
        ),
        Evidence.WITNESS: lambda n: ngettext(
            "%(n)s with a collector, witnessed", "%(n)s with a collector, witnessed", n
        ),
        OTHER: lambda n: ngettext("%(n)s in another way", "%(n)s in other ways", n),
    }
    if set(evidence) <= {OTHER}:
        return ""
    known = [(kind, evidence[kind]) for kind in words if evidence.get(kind)]
    parts = [words[kind](size) % {"n": ui.number(size)} for kind, size in known]
    return ", ".join(parts)


@lru_cache(maxsize=256)
def _chart(periods: tuple[tuple[Any, ...], ...], _language: str) -> Chart:
    days = [(date.fromisoformat(begin), date.fromisoformat(end)) for begin, end, _n in periods]
    first, last = days[0][0], days[-1][1]
    total = sum(number for _begin, _end, number in periods)
    span = max((last - first).days, 1)
    points, rows, sum_so_far = [(0.0, float(HEIGHT))], [], 0
    for (_begin, end), (*_days, number) in zip(days, periods, strict=True):
        sum_so_far += number
        x, y = WIDTH * (end - first).days / span, HEIGHT * (1 - sum_so_far / total)
        points.append((x, y))
        rows.append((ui.date(end, "medium"), ui.number(number), ui.number(sum_so_far)))
    line = "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in points)
    begin_words, end_words = ui.date(first, "medium"), ui.date(last, "medium")
    return Chart(
        title=_("How the number of signatures grew"),
        text=_("From nothing on %(begin)s to %(total)s on %(end)s.")
        % {"begin": begin_words, "total": ui.number(total), "end": end_words},
        line=line,
        area=f"{line}L{WIDTH} {HEIGHT}Z",
        begin=begin_words,
        end=end_words,
        headers=(_("Until"), _("New signatures"), _("In all")),
        rows=tuple(rows),
    )
