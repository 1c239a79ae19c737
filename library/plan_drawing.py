"""The progress of a plan as bars: one line an objective, one piece a state.

Only numbers are computed here; the template writes the SVG, and the table beside it says the same.
"""

from dataclasses import dataclass
from typing import Any

from .enums_programme import PlanState

WIDTH = 360
LINE = 56
BAR = 24
WORDS = 20
# As many letters as fit over a bar on the screen of a phone.
LETTERS = 46
ORDER = (PlanState.DONE, PlanState.UNDER_WAY, PlanState.PLANNED, PlanState.LAPSED)


@dataclass(frozen=True)
class Piece:
    """The activities of one state: a rectangle with their number."""

    state: str
    number: int
    x: float
    width: float
    middle: float


@dataclass(frozen=True)
class Line:
    """One objective."""

    title: str
    words_y: int
    bar_y: int
    text_y: int
    pieces: list[Piece]


@dataclass(frozen=True)
class Drawing:
    """Everything that the template draws, in units of the drawing."""

    lines: list[Line]
    height: int
    width: int = WIDTH
    bar: int = BAR


def draw(rows: list[dict[str, Any]]) -> Drawing:
    """Return the bars.

    Args:
        rows: for each objective its `number`, `title` and `states` {state: number}.
    """
    lines = []
    for place, row in enumerate(rows):
        top = place * LINE
        title = _short(f"{row['number']}. {row['title']}")
        pieces = _pieces(row["states"])
        lines.append(Line(title, top + WORDS - 4, top + WORDS + 4, top + WORDS + 20, pieces))
    return Drawing(lines, LINE * len(rows))


def _pieces(states: dict[str, int]) -> list[Piece]:
    total = sum(states.values()) or 1
    pieces, x = [], 0.0
    for state in ORDER:
        width = round(WIDTH * states[state] / total, 1)
        if states[state]:
            pieces.append(Piece(state, states[state], round(x, 1), width, round(x + width / 2, 1)))
        x += width
    return pieces


def _short(text: str) -> str:
    return text if len(text) <= LETTERS else f"{text[: LETTERS - 1].rstrip()}…"
