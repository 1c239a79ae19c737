"""Places on the map, and how exactly they may be known.

An organisation is where its members live and work. The exact point is kept and shown for public
premises alone, and never for child care in somebody's home.
"""

from decimal import ROUND_HALF_EVEN, Decimal
from math import asin, cos, radians, sin, sqrt

# Two decimals of a degree are about 1.1 km from north to south, and less from west to east.
AREA = Decimal("0.01")
EXACT = Decimal("0.00001")
EARTH_RADIUS_M = 6_371_000
# Child care in these settings is in somebody's home.
AT_HOME = frozenset({"home"})


def area(degrees: Decimal) -> Decimal:
    """Return the middle of the area, about a kilometre wide, that holds a coordinate."""
    return degrees.quantize(AREA, ROUND_HALF_EVEN)


def exact(degrees: Decimal) -> Decimal:
    """Return a coordinate to about a metre."""
    return degrees.quantize(EXACT, ROUND_HALF_EVEN)


def metres_between(
    latitude: float, longitude: float, other_latitude: float, other_longitude: float
) -> float:
    """Return the distance of two points on a sphere, in metres (haversine formula)."""
    north, other_north = radians(latitude), radians(other_latitude)
    part = (
        sin((other_north - north) / 2) ** 2
        + cos(north) * cos(other_north) * sin(radians(other_longitude - longitude) / 2) ** 2
    )
    return 2 * EARTH_RADIUS_M * asin(sqrt(part))
