"""What the living page shows the components of the directory with; all of it invented."""

from datetime import date
from typing import Any

ROW: dict[str, Any] = {
    "card": {
        "title": "Night Lamp Cooperative",
        "url": "#row",
        "text": "Waste pickers, Market traders",
        "meta": "Cooperative · Tamale, Ghana",
    },
    "organisation": {"slug": "night-lamp", "last_confirmed_at": date(2024, 5, 3)},
    "is_stale": True,
    "is_comparable": True,
}

VIEWS: list[dict[str, Any]] = [
    {"text": "List", "icon": "menu", "url": "#list", "current": True},
    {"text": "Map", "icon": "globe", "url": "#map", "current": False},
]

CHIPS: list[dict[str, str]] = [{"group": "Country", "text": "Ghana", "url": "#facets"}]

SPOTS: list[dict[str, Any]] = [
    {"name": "Tamale", "label": "Tamale: 4", "number": 4, "url": "#t", "x": 60, "y": 40},
    {"name": "Accra", "label": "Accra: 1", "number": 1, "url": "#a", "x": 110, "y": 150},
]

MAP: dict[str, Any] = {
    "name": "An island",
    "path": "M20 20l90-10 60 70-20 100-110 10-30-90z",
    "box": {"edge": -14, "width": 228, "height": 228},
    "spots": [{**spot, "radius": 14 + spot["number"]} for spot in SPOTS],
    "list": SPOTS,
    "others": 2,
    "world_url": "#world",
}

COMPARED: list[dict[str, Any]] = [
    {"organisation": {"slug": "night-lamp", "name": "Night Lamp"}, "without": "#compare"},
    {"organisation": {"slug": "tres-lunas", "name": "Tres Lunas"}, "without": "#compare"},
]

FACTS: list[dict[str, Any]] = [
    {"label": "Members", "texts": ["2,300", "–"]},
    {"label": "Where the care happens", "texts": ["At the market", "At home"]},
]
