"""Regions of the world (UN M49), which follow from a country.

`data/regions.json` holds them, made from the territory containment of Unicode CLDR. Labels are
terms of the vocabulary `region`.
"""

import json
from functools import cache
from pathlib import Path


def _read() -> dict[str, frozenset[str]]:
    """Return the countries of every region; those of a group are all that its parts hold."""
    path = Path(__file__).with_name("data") / "regions.json"
    data = json.loads(path.read_text(encoding="utf-8"))
    found = {code: frozenset(countries) for code, countries in data["countries"].items()}

    def add(group: str) -> frozenset[str]:
        if group not in found:
            found[group] = frozenset().union(*(add(part) for part in data["groups"][group]))
        return found[group]

    for code in data["groups"]:
        add(code)
    return found


# M49 code at every level (011 in 202 in 002 in 001) -> ISO 3166-1 alpha-2 codes.
REGIONS = _read()


@cache
def regions_of(country: str) -> tuple[str, ...]:
    """Return the regions that hold a country, the smallest first; () for an unknown one.

    Args:
        country: an ISO 3166-1 alpha-2 code, in capitals.
    """
    holding = [code for code, countries in REGIONS.items() if country in countries]
    return tuple(sorted(holding, key=lambda code: (len(REGIONS[code]), code)))
