"""The care map: which markets have child care near them, town by town."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, NamedTuple
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django_countries import countries

from home.text import fold, has_control_characters

from ..enums_import import PlaceKind
from ..enums_register import LocationLevel
from ..models import CarePlace, CareService
from ..places import metres_between
from ..shapes import country_drawing, country_path
from .map import Spot, box_of, placed, sized, spread
from .places import country_name

# As far as a vendor walks with a child before the market opens.
NEAR_M = 500
# Cells of at least that width: 0.005 degrees are 556 m, and less from west to east.
CELL = 0.005
ROWS = 50
MOST_SPOTS = 60


class Care(NamedTuple):
    """A place that cares for children."""

    name: str
    latitude: float
    longitude: float


@dataclass
class Market:
    """A market with the nearest child care within reach."""

    name: str
    town: str
    latitude: float | None
    longitude: float | None
    care: str = ""
    metres: int = 0


@dataclass
class Town:
    """The markets of a town: how many there are, and how many have child care near them."""

    name: str
    markets: list[Market]
    url: str = ""

    @property
    def number(self) -> int:
        """How many markets there are."""
        return len(self.markets)

    @property
    def with_care(self) -> int:
        """How many have child care near them."""
        return sum(bool(market.care) for market in self.markets)

    @property
    def without_care(self) -> int:
        """How many have none."""
        return self.number - self.with_care


def centres_in(country: str) -> list[Care]:
    """Return the child care of a country whose exact place is public: centres, organisations."""
    known = CarePlace.objects.filter(kind=PlaceKind.CENTRE, country=country, latitude__isnull=False)
    found: list[tuple[Any, ...]] = list(known.values_list("name", "latitude", "longitude"))
    run = CareService.objects.filter(
        organisation__country=country,
        organisation__location_level=LocationLevel.EXACT,
        organisation__latitude__isnull=False,
        relation="runs",
    ).exclude(organisation__status="closed")
    place = ("organisation__name", "organisation__latitude", "organisation__longitude")
    found += list(run.values_list(*place))
    return [Care(name, float(latitude), float(longitude)) for name, latitude, longitude in found]


def markets_in(country: str) -> list[Market]:
    """Return the markets of a country, each with the nearest child care within `NEAR_M`."""
    rows = CarePlace.objects.filter(kind=PlaceKind.MARKET, country=country)
    columns = rows.values_list("name", "town", "latitude", "longitude")
    markets = [
        Market(name, town, _float(latitude), _float(longitude))
        for name, town, latitude, longitude in columns
    ]
    cells = by_cell(centres_in(country))
    for market in markets:
        look_around(market, cells)
    return markets


def _float(value: Any) -> float | None:
    return None if value is None else float(value)


def _cell(latitude: float, longitude: float) -> tuple[int, int]:
    return int(latitude // CELL), int(longitude // CELL)


def by_cell(centres: Iterable[Care]) -> dict[tuple[int, int], list[Care]]:
    """Return the child care by cells, so that only neighbours are compared."""
    cells: dict[tuple[int, int], list[Care]] = defaultdict(list)
    for care in centres:
        cells[_cell(care.latitude, care.longitude)].append(care)
    return cells


def look_around(market: Market, cells: dict[tuple[int, int], list[Care]]) -> None:
    """Note the nearest child care within reach of a market."""
    if market.latitude is None or market.longitude is None:
        return
    row, column = _cell(market.latitude, market.longitude)
    nearest = NEAR_M + 1.0
    # Far from the equator a cell is narrower than the reach: look further to the sides.
    sides = 1 if abs(market.latitude) < 25 else 3
    for north in (-1, 0, 1):
        for east in range(-sides, sides + 1):
            for care in cells.get((row + north, column + east), ()):
                metres = metres_between(
                    market.latitude, market.longitude, care.latitude, care.longitude
                )
                if metres < nearest:
                    nearest, market.care, market.metres = metres, care.name, round(metres)


def towns_of(markets: Iterable[Market]) -> list[Town]:
    """Return the towns, those with most markets without child care first."""
    by_town: dict[str, list[Market]] = defaultdict(list)
    for market in markets:
        by_town[market.town].append(market)
    towns = [Town(name, found) for name, found in by_town.items()]
    return sorted(towns, key=lambda town: (-town.without_care, -town.number, fold(town.name)))


def countries_with_markets() -> list[str]:
    """Return the countries of which markets are known, by name."""
    rows = CarePlace.objects.filter(kind=PlaceKind.MARKET).order_by()
    found = {str(code) for code in rows.values_list("country", flat=True).distinct()}
    return sorted(found, key=lambda code: fold(country_name(code)))


def care_map_context(request: HttpRequest) -> dict[str, Any]:
    """Return what the care map shows: of one country, and of one town in it."""
    known = countries_with_markets()
    asked = request.GET.get("country", "").upper()
    country = asked if asked in countries.countries else (known[0] if known else "")
    town = request.GET.get("town", "")[:120]
    town = "" if has_control_characters(town) else town.strip()
    markets = markets_in(country) if country else []
    towns = towns_of(markets)
    for one in towns:
        one.url = f"?{urlencode({'country': country, 'town': one.name})}" if one.name else ""
    chosen = next((one for one in towns if town and one.name == town), None)
    rows = Paginator(chosen.markets if chosen else towns, ROWS)
    whole = Town(country_name(country) if country else "", markets)
    return {
        "countries": [
            {"code": code, "name": country_name(code), "is_current": code == country}
            for code in known
        ],
        "country": country,
        "about": chosen or whole,
        "town": chosen,
        "country_url": f"?{urlencode({'country': country})}",
        "near": NEAR_M,
        "rows": rows.get_page(request.GET.get("page")),
        "map": _drawing(country, towns) if country and not chosen else None,
    }


def _drawing(country: str, towns: list[Town]) -> dict[str, Any]:
    """Return the map of a country: a circle a town, with its number of markets without care."""
    drawing = country_drawing(country)
    spots = []
    for town in [town for town in towns if town.name and town.without_care][:MOST_SPOTS]:
        places = [(one.longitude, one.latitude) for one in town.markets if one.latitude is not None]
        middle = (
            (
                sum(place[0] or 0 for place in places) / len(places),
                sum(place[1] or 0 for place in places) / len(places),
            )
            if places
            else None
        )
        words = _("%(town)s: %(number)s markets without child care")
        spot = Spot(words % {"town": town.name, "number": town.without_care}, town.without_care)
        spot.url = town.url
        spots.append(placed(spot, drawing, middle))
    drawn = [spot for spot in sized(spots) if spot.x is not None]
    spread(drawn)
    return {
        "name": country_name(country),
        "path": country_path(country),
        "box": drawing and box_of(drawing),
        "spots": drawn,
    }
