"""The drawing of a network: names under each other, arcs from each network to its members.

An arc diagram fits a phone and any number of crossings (Wattenberg, "Arc Diagrams", 2002). Only
numbers are computed here; the template writes the SVG, and the list beside it says the same.
"""

from dataclasses import dataclass
from typing import NamedTuple

ROW = 28
LEFT = 112
WIDTH = 400
TOP = 20
# As many letters as fit beside the arcs in the narrowest drawing.
LETTERS = 32


class End(NamedTuple):
    """One organisation of an edge: its number and its short name."""

    number: int
    name: str


@dataclass(frozen=True)
class Node:
    """One name in the drawing, with its place."""

    name: str
    y: int
    is_network: bool


@dataclass(frozen=True)
class Arc:
    """One line of the drawing: an SVG path, and the state that gives it its look."""

    path: str
    state: str


@dataclass(frozen=True)
class Drawing:
    """Everything that the template draws, in units of the drawing."""

    nodes: list[Node]
    arcs: list[Arc]
    height: int
    width: int = WIDTH
    left: int = LEFT


Edges = list[tuple[tuple[int, str], tuple[int, str], str]]


def draw(edges: Edges) -> Drawing:
    """Return the places of names and arcs.

    Args:
        edges: (number and name of the network, the same of its member, state) in the order of the
            list; each name is placed where it comes first.
    """
    places: dict[int, int] = {}
    names: dict[int, str] = {}
    networks = {network[0] for network, _member, _state in edges}
    for network, member, _state in edges:
        for number, name in (network, member):
            places.setdefault(number, TOP + ROW * len(places))
            names[number] = _short(name)
    nodes = [Node(names[number], y, number in networks) for number, y in places.items()]
    arcs = [
        Arc(_arc(places[network[0]], places[member[0]], len(places)), state)
        for network, member, state in edges
    ]
    return Drawing(nodes, arcs, TOP + ROW * len(places))


def _short(name: str) -> str:
    return name if len(name) <= LETTERS else f"{name[: LETTERS - 1].rstrip()}…"


def _arc(start: int, end: int, rows: int) -> str:
    """Return a half ellipse on the left of the names; far ends reach farther out."""
    reach = max(28, round((LEFT - 16) * abs(end - start) / (ROW * max(rows - 1, 1))))
    x = LEFT - 8
    return f"M{x} {start}C{x - reach} {start} {x - reach} {end} {x} {end}"
