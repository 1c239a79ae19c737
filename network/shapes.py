"""Shapes of the world and its countries, and where places lie on their drawings.

`data/shapes.json` is made by the command `convert_shapes` from Natural Earth, which is in the
public domain (naturalearthdata.com).
"""

import json
import math
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any

Point = tuple[float, float]
# Neither the Antarctic nor the far north holds organisations.
NORTH, SOUTH = 78.0, -56.0
WORLD_SIZE, COUNTRY_SIZE = 720, 300


@dataclass(frozen=True)
class Drawing:
    """A part of the world, drawn flat: west, south, east and north edge in degrees."""

    box: tuple[float, float, float, float]
    size: int = COUNTRY_SIZE
    # Near a country's own latitude a degree is as wide as it is there; the world is drawn plain.
    is_plain: bool = False

    @cached_property
    def _units(self) -> Point:
        west, south, east, north = self.box
        narrow = 1.0 if self.is_plain else math.cos(math.radians((south + north) / 2))
        unit = self.size / max((east - west) * narrow, north - south)
        return unit * narrow, unit

    @property
    def width(self) -> int:
        """The width in units of the drawing."""
        return round((self.box[2] - self.box[0]) * self._units[0])

    @property
    def height(self) -> int:
        """The height in units of the drawing."""
        return round((self.box[3] - self.box[1]) * self._units[1])

    def place(self, longitude: float, latitude: float) -> Point:
        """Return where a place lies: to the right and down."""
        across, down = self._units
        return (longitude - self.box[0]) * across, (self.box[3] - latitude) * down

    def holds(self, longitude: float, latitude: float) -> bool:
        """Tell whether a place lies on the drawing."""
        west, south, east, north = self.box
        return west <= longitude <= east and south <= latitude <= north


WORLD = Drawing((-180, SOUTH, 180, NORTH), WORLD_SIZE, is_plain=True)


@cache
def _data() -> dict[str, Any]:
    path = Path(__file__).with_name("data") / "shapes.json"
    data: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return data


def world_path() -> str:
    """Return the outline of all land on the drawing `WORLD`, as the data of an SVG path."""
    return str(_data()["world"])


def country_path(country: str) -> str:
    """Return the outline of a country on its drawing; "" for one without a shape."""
    shape = _data()["countries"].get(country)
    return str(shape["path"]) if shape else ""


def country_drawing(country: str) -> Drawing | None:
    """Return the drawing of a country, None for one without a shape."""
    shape = _data()["countries"].get(country)
    return Drawing(tuple(shape["box"])) if shape else None


def middle_of(country: str) -> Point | None:
    """Return longitude and latitude of the middle of a country, None when unknown."""
    shape = _data()["countries"].get(country)
    return (shape["middle"][0], shape["middle"][1]) if shape else None
