"""Points on the map out of WKT and GeoJSON: a point itself, of an area its middle.

WKT as in OGC Simple Feature Access 1.2.1, GeoJSON as in RFC 7946: longitude first, WGS 84.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Any

Point = tuple[float, float]
_WKT = re.compile(r"\s*(?:SRID=4326;)?\s*([A-Z]+)\s*(?:Z|M|ZM)?\s*\((.+)\)\s*", re.DOTALL | re.I)
_RING = re.compile(r"\(([^()]+)\)")
POINTS = ("POINT", "MULTIPOINT")
AREAS = ("POLYGON", "MULTIPOLYGON", "LINESTRING", "MULTILINESTRING")


def point_of_wkt(text: str) -> Point | None:
    """Return (longitude, latitude) of a geometry in words; None when it is none of ours."""
    found = _WKT.fullmatch(text)
    if found is None or found[1].upper() not in (*POINTS, *AREAS):
        return None
    inner = found[2]
    rings = _RING.findall(inner) or [inner]
    try:
        parts = [_pairs(ring) for ring in rings]
    except ValueError:
        return None
    return _middle(parts, is_area="POLYGON" in found[1].upper())


def point_of_geojson(geometry: Any) -> Point | None:
    """Return (longitude, latitude) of a GeoJSON geometry; None when there is none."""
    if not isinstance(geometry, dict):
        return None
    if geometry.get("type") == "GeometryCollection":
        members = geometry.get("geometries")
        points = [point_of_geojson(one) for one in members] if isinstance(members, list) else []
        return next((point for point in points if point), None)
    try:
        parts = list(_parts(geometry.get("coordinates")))
    except (ValueError, TypeError, RecursionError):
        return None
    return _middle(parts, is_area="Polygon" in str(geometry.get("type")))


def _pairs(ring: str) -> list[Point]:
    pairs = []
    for pair in ring.split(","):
        longitude, latitude = pair.split()[:2]
        pairs.append((float(longitude), float(latitude)))
    return pairs


def _parts(coordinates: Any) -> Iterator[list[Point]]:
    """Yield the rings, lines or points of nested coordinates."""
    if not isinstance(coordinates, list) or not coordinates:
        return
    if not isinstance(coordinates[0], list):
        yield [(float(coordinates[0]), float(coordinates[1]))]
    elif coordinates[0] and not isinstance(coordinates[0][0], list):
        yield [(float(pair[0]), float(pair[1])) for pair in coordinates]
    else:
        for part in coordinates:
            yield from _parts(part)


def _middle(parts: Sequence[Sequence[Point]], *, is_area: bool) -> Point | None:
    """Return the middle: of areas by their size, of anything else of its points."""
    points = [point for part in parts for point in part]
    if not points:
        return None
    if is_area:
        weighed = [found for found in map(_centre, parts) if found]
        size = sum(weight for weight, _point in weighed)
        if size:
            return (
                sum(weight * point[0] for weight, point in weighed) / size,
                sum(weight * point[1] for weight, point in weighed) / size,
            )
    return (
        sum(point[0] for point in points) / len(points),
        sum(point[1] for point in points) / len(points),
    )


def _centre(ring: Sequence[Point]) -> tuple[float, Point] | None:
    """Return size and centre of a ring (shoelace formula); None when it has no size.

    Reckoned from its first point: the areas of markets are small beside their coordinates.
    """
    start_x, start_y = ring[0]
    size = x = y = 0.0
    for (x1, y1), (x2, y2) in zip(ring, [*ring[1:], ring[0]], strict=True):
        x1, y1, x2, y2 = x1 - start_x, y1 - start_y, x2 - start_x, y2 - start_y
        cross = x1 * y2 - x2 * y1
        size += cross
        x += (x1 + x2) * cross
        y += (y1 + y2) * cross
    if not size:
        return None
    return abs(size), (start_x + x / (3 * size), start_y + y / (3 * size))
