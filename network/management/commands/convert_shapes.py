"""The command that makes the shapes of the map from Natural Earth."""

import json
from argparse import ArgumentParser
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand
from django_countries import countries

from network.shapes import SOUTH, WORLD, Drawing

Point = tuple[float, float]
Ring = list[Point]
TARGET = Path(__file__).parents[2] / "data" / "shapes.json"
# The smallest thing that is drawn, in units of the drawing.
SMALLEST_WORLD, SMALLEST_COUNTRY = 3.0, 55.0
# A shape of fewer points is taken from the finer file.
FEWEST_POINTS = 10


class Command(BaseCommand):
    """Writes network/data/shapes.json; run only when Natural Earth has changed."""

    help = (
        "Makes the shapes of the map (network/data/shapes.json) from the files of the npm package"
        " world-atlas 2, which is Natural Earth, public domain. "
        "Example: python manage.py convert_shapes countries-110m.json countries-50m.json"
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Ask for the two files: the second one for countries too small for the first."""
        parser.add_argument("coarse", type=Path)
        parser.add_argument("fine", type=Path)

    def handle(self, coarse: Path, fine: Path, **_options: Any) -> None:
        """Read both, simplify, write."""
        codes = {number: code for code, number in _numbers()}
        shapes = {codes[number]: rings for number, rings in _shapes(fine) if number in codes}
        for number, rings in _shapes(coarse):
            if number in codes and max(map(len, rings)) >= FEWEST_POINTS:
                shapes[codes[number]] = rings
        land = [ring for _number, rings in _shapes(coarse, "land") for ring in rings]
        data = {
            "source": "Natural Earth 4.1 (public domain) through world-atlas 2.0.2 (ISC licence)",
            "world": _world(land),
            "countries": {code: _country(rings) for code, rings in sorted(shapes.items())},
        }
        lines = json.dumps(data, separators=(",", ":")).replace('},"', '},\n"')
        TARGET.write_text(lines + "\n", encoding="utf-8")
        self.stdout.write(f"{len(shapes)} countries, {TARGET.stat().st_size} bytes")


def _numbers() -> Iterator[tuple[str, int]]:
    for code in countries.countries:
        yield code, int(countries.numeric(code) or 0)


def _shapes(path: Path, name: str = "countries") -> Iterator[tuple[int, list[Ring]]]:
    """Yield the outer rings of each shape of a TopoJSON file by its ISO number; land has none."""
    data = json.loads(path.read_text(encoding="utf-8"))
    scale, move = data["transform"]["scale"], data["transform"]["translate"]
    arcs = []
    for arc in data["arcs"]:
        x = y = 0
        points = []
        for step_x, step_y in arc:
            x, y = x + step_x, y + step_y
            points.append((x * scale[0] + move[0], y * scale[1] + move[1]))
        arcs.append(points)
    for shape in data["objects"][name]["geometries"]:
        if shape["type"] is None:
            continue
        polygons = [shape["arcs"]] if shape["type"] == "Polygon" else shape["arcs"]
        yield int(shape.get("id") or 0), [_ring(polygon[0], arcs) for polygon in polygons]


def _ring(numbers: list[int], arcs: list[Ring]) -> Ring:
    """Join arcs; a negative number means one that runs backwards (TopoJSON specification)."""
    points: Ring = []
    for number in numbers:
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        points += arc[1:] if points else arc
    # What crosses the 180th meridian goes on behind it.
    turn = 0
    whole = points[:1]
    for (last, _y), (x, y) in pairwise(points):
        turn += 360 * ((last - x > 180) - (x - last > 180))
        whole.append((x + turn, y))
    return whole


def _area(ring: Ring) -> float:
    turned = zip(ring, ring[1:] + ring[:1], strict=True)
    return abs(sum(x * next_y - next_x * y for (x, y), (next_x, next_y) in turned)) / 2


def _simple(ring: Ring, least: float) -> Ring:
    """Drop the points that matter least (Visvalingam and Whyatt 1993), by the area they span."""
    points = ring[:-1] if ring[0] == ring[-1] else ring[:]
    while len(points) > 3:
        spans = [
            _area([points[place - 1], points[place], points[(place + 1) % len(points)]])
            for place in range(len(points))
        ]
        smallest = min(spans)
        if smallest >= least:
            break
        del points[spans.index(smallest)]
    return points


def _path(rings: list[Ring]) -> str:
    """Return rings as the data of an SVG path, in whole numbers and steps."""
    parts = []
    for ring in rings:
        points = [(round(x), round(y)) for x, y in ring]
        steps = [(x - last_x, y - last_y) for (last_x, last_y), (x, y) in pairwise(points)]
        written = "".join(
            f"{x}{'' if y < 0 else ' '}{y}"
            if x < 0 or not place
            else f" {x}{'' if y < 0 else ' '}{y}"
            for place, (x, y) in enumerate(step for step in steps if step != (0, 0))
        )
        parts.append(f"M{points[0][0]} {points[0][1]}l{written}z")
    return "".join(parts)


def _world(rings: list[Ring]) -> str:
    """Return the land of the world."""
    again = [[(x - 360, y) for x, y in ring] for ring in rings if max(ring)[0] > WORLD.box[2]]
    again += [[(x + 360, y) for x, y in ring] for ring in rings if min(ring)[0] < WORLD.box[0]]
    flat = [[WORLD.place(x, max(y, SOUTH)) for x, y in ring] for ring in rings + again]
    seen = [ring for ring in flat if _area(ring) > 2 * SMALLEST_WORLD and _top(ring) < WORLD.height]
    return _path([_simple(ring, SMALLEST_WORLD) for ring in seen])


def _top(ring: Ring) -> float:
    return min(y for _x, y in ring)


def _country(rings: list[Ring]) -> dict[str, Any]:
    """Return the drawing of a country around its largest part, and how to place points on it."""
    largest = max(rings, key=_area)
    box = _box(largest)
    # Islands and far parts count when they lie near the largest one.
    wide, high = (box[2] - box[0]) * 1.2 + 1, (box[3] - box[1]) * 1.2 + 1
    near = [
        ring
        for ring in rings
        if box[0] - wide < _middle(ring)[0] < box[2] + wide
        and box[1] - high < _middle(ring)[1] < box[3] + high
    ]
    west, south, east, north = _box([point for ring in near for point in ring])
    drawing = Drawing((west, south, east, north))
    flat = [[drawing.place(x, y) for x, y in ring] for ring in near]
    drawn = [ring for ring in flat if _area(ring) > 2 * SMALLEST_COUNTRY] or flat[:1]
    return {
        "box": [round(number, 2) for number in (west, south, east, north)],
        "middle": [round(number, 1) for number in _middle(largest)],
        "path": _path([_simple(ring, SMALLEST_COUNTRY) for ring in drawn]),
    }


def _box(ring: Ring) -> tuple[float, float, float, float]:
    xs, ys = zip(*ring, strict=True)
    return min(xs), min(ys), max(xs), max(ys)


def _middle(ring: Ring) -> Point:
    west, south, east, north = _box(ring)
    return (west + east) / 2, (south + north) / 2
