"""GeoJSON as a table: a row for each feature, a column for each of its properties (RFC 7946)."""

import json
from typing import Any

from django.utils.translation import gettext as _

from home.tables.table import Limits, Row, Table, Unreadable, table_of, too_wide

from .geometry import point_of_geojson

# What properties are never called.
POINT = "geometry"
FEATURE_ID = "feature id"


def read_geojson(raw: bytes, limits: Limits) -> Table:
    """Return the table of a collection of features; raise Unreadable when it is none.

    The first feature stands in line 2, as if the names of the properties stood in line 1.
    """
    try:
        data = json.loads(raw.decode("utf-8-sig"), parse_constant=_no_number)
    except (ValueError, RecursionError) as error:
        raise Unreadable(_("This file is no GeoJSON in UTF-8. Save it again.")) from error
    features = data.get("features") if isinstance(data, dict) else None
    if not isinstance(features, list) or not features:
        raise Unreadable(_("This file holds no collection of features."))
    if len(features) > limits.rows:
        message = _("The file has more than %(limit)s lines. Send it in parts.")
        raise Unreadable(message % {"limit": limits.rows})
    rows = [_cells(feature) for feature in features]
    heading = list(dict.fromkeys(name for row in rows for name in row))
    if len(heading) > limits.columns * 4:
        raise too_wide(1)
    found = [Row(1, heading)]
    for number, row in enumerate(rows, start=2):
        if any(len(cell) > limits.cell for cell in row.values()):
            raise too_wide(number)
        found.append(Row(number, [row.get(name, "") for name in heading]))
    table = table_of(found, "geojson", limits)
    notes = {
        name: str(data[name])[:200] for name in ("source", "license", "licence") if name in data
    }
    return Table(table.heading, table.rows, table.written_in, notes)


def _no_number(text: str) -> float:
    raise ValueError(text)


def _cells(feature: Any) -> dict[str, str]:
    """Return the properties of a feature as text, and its place as WKT."""
    if not isinstance(feature, dict):
        return {}
    properties = feature.get("properties")
    cells = {}
    for name, value in properties.items() if isinstance(properties, dict) else ():
        cells[name.strip()] = _text(value)
    if feature.get("id") is not None:
        cells[FEATURE_ID] = _text(feature["id"])
    point = point_of_geojson(feature.get("geometry"))
    if point is not None:
        cells[POINT] = f"POINT ({point[0]} {point[1]})"
    return cells


def _text(value: Any) -> str:
    """Return a value as a cell shows it; a list as its parts."""
    if value is None:
        return ""
    if isinstance(value, list):
        return ";".join(_text(one) for one in value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).strip()
