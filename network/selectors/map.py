"""The directory as a map: circles by country, or by town within one country."""

from dataclasses import dataclass, replace
from math import hypot, sqrt
from typing import Any

from django.db.models import Avg, Count
from django.utils.translation import gettext as _

from home.text import fold

from ..shapes import WORLD, Drawing, country_drawing, country_path, middle_of, world_path
from .filters import Filters, filtered
from .places import country_name

# Radii in units of the drawing, which is shown at one pixel a unit or larger: a finger needs 24.
SMALLEST, LARGEST = 13.0, 22.0
EDGE = 14
# As many towns are drawn and listed; more would be a cloud.
MOST_TOWNS = 60
ROUNDS = 12


@dataclass
class Spot:
    """A country or a town: its name, how many organisations it has, where it leads and lies."""

    name: str
    number: int
    url: str = ""
    x: float | None = None
    y: float | None = None
    radius: float = SMALLEST

    @property
    def label(self) -> str:
        """Its name and number, in words."""
        return f"{self.name}: {self.number}"


def map_context(filters: Filters) -> dict[str, Any]:
    """Return what `templates/components/map-with-list.html` shows: of one country, or the world."""
    # A map of towns shows all of them.
    filters = replace(filters, town="")
    countries = filters.values.get("country", ())
    drawing = country_drawing(countries[0]) if len(countries) == 1 else None
    if len(countries) == 1:
        spots, others = _towns(filters, drawing)
        whole = filters.without("country", countries[0])
        path, name = country_path(countries[0]), country_name(countries[0])
        world_url = whole.address(view="map")
    else:
        drawing, path, name, others = WORLD, world_path(), _("World"), 0
        spots, world_url = _countries(filters), ""
    drawn = [spot for spot in spots if spot.x is not None]
    spread(drawn)
    return {
        "name": name,
        "path": path,
        "box": drawing and box_of(drawing),
        "spots": drawn,
        "list": sorted(spots, key=lambda spot: (-spot.number, fold(spot.name))),
        "others": others,
        "total": sum(spot.number for spot in spots) + others,
        "world_url": world_url,
    }


def box_of(drawing: Drawing) -> dict[str, int]:
    """Return the part of the plane that is shown, with room for circles at the edges."""
    return {
        "edge": -EDGE,
        "width": drawing.width + 2 * EDGE,
        "height": drawing.height + 2 * EDGE,
    }


def _countries(filters: Filters) -> list[Spot]:
    """Return one spot a country; it leads to the map of that country."""
    numbers = dict(filtered(filters).values_list("country").annotate(Count("pk")))
    spots = []
    for country, number in numbers.items():
        spot = Spot(country_name(country), number)
        spot.url = filters.with_only("country", country).address(view="map")
        spots.append(placed(spot, WORLD, middle_of(country)))
    return sized(spots)


def _towns(filters: Filters, drawing: Drawing | None) -> tuple[list[Spot], int]:
    """Return one spot a town, and how many organisations are in smaller ones or in none."""
    rows = (
        filtered(filters)
        .values_list("town")
        .annotate(Count("pk"), Avg("longitude"), Avg("latitude"))
        .order_by("-pk__count", "town")
    )
    spots, others = [], 0
    for town, number, longitude, latitude in rows:
        if not town or len(spots) == MOST_TOWNS:
            others += number
            continue
        spot = Spot(town, number, replace(filters, town=town).address())
        known = longitude is not None and latitude is not None
        place = (float(longitude), float(latitude)) if known else None
        spots.append(placed(spot, drawing, place))
    return sized(spots), others


def placed(spot: Spot, drawing: Drawing | None, place: tuple[float, float] | None) -> Spot:
    """Put a spot on the drawing when its place is known and lies there."""
    if drawing and place and drawing.holds(*place):
        spot.x, spot.y = drawing.place(*place)
    return spot


def sized(spots: list[Spot]) -> list[Spot]:
    """Give each circle an area that grows with its number."""
    most = max((spot.number for spot in spots), default=1)
    for spot in spots:
        spot.radius = SMALLEST + (LARGEST - SMALLEST) * sqrt((spot.number - 1) / max(most, 2))
    return spots


def spread(spots: list[Spot]) -> None:
    """Push circles apart until they hide each other no more, as in a Dorling cartogram."""
    for _round in range(ROUNDS):
        moved = False
        for place, one in enumerate(spots):
            for other in spots[place + 1 :]:
                moved = _push(one, other) or moved
        if not moved:
            break
    for spot in spots:
        spot.x, spot.y = round(spot.x or 0, 1), round(spot.y or 0, 1)
        spot.radius = round(spot.radius, 1)


def _push(one: Spot, other: Spot) -> bool:
    """Move two circles apart by as much as they overlap; tell whether they did."""
    across, down = (other.x or 0) - (one.x or 0), (other.y or 0) - (one.y or 0)
    distance = hypot(across, down)
    overlap = one.radius + other.radius + 1 - distance
    if overlap <= 0.1:
        return False
    if distance < 0.1:
        # Two places of the same coordinates part sideways.
        across, down, distance = 1.0, 0.0, 1.0
    across, down = across / distance * overlap / 2, down / distance * overlap / 2
    one.x, one.y = (one.x or 0) - across, (one.y or 0) - down
    other.x, other.y = (other.x or 0) + across, (other.y or 0) + down
    return True
