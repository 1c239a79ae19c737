"""The progress of a plan as bars: one an objective, one piece a state.

Only numbers are computed here; the template writes the SVG, and the table beside it says the same.
"""

from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise

from .enums_programme import PlanState

# So narrow that the numbers on a bar are readable on the smallest phone.
WIDTH = 320
BAR = 28
ORDER = (PlanState.DONE, PlanState.UNDER_WAY, PlanState.PLANNED, PlanState.LAPSED)


@dataclass(frozen=True)
class Piece:
    """The activities of one state: a rectangle with their number, in units of the drawing."""

    state: str
    words: str | Promise
    number: int
    x: float
    width: float
    middle: float


@dataclass(frozen=True)
class Line:
    """One objective."""

    number: int
    title: str
    pieces: list[Piece]


def draw(rows: list[dict[str, Any]]) -> list[Line]:
    """Return the bars.

    Args:
        rows: for each objective its `number`, `title` and `states` {state: number}.
    """
    return [Line(row["number"], row["title"], _pieces(row["states"])) for row in rows]


def _pieces(states: dict[str, int]) -> list[Piece]:
    total = sum(states.values()) or 1
    pieces, x = [], 0.0
    for state in ORDER:
        width = round(WIDTH * states[state] / total, 1)
        if states[state]:
            middle = round(x + width / 2, 1)
            pieces.append(Piece(state, state.label, states[state], round(x, 1), width, middle))
        x += width
    return pieces
