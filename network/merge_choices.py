"""Whose fact is kept when two records become one: field by field, with a sensible default."""

from collections.abc import Mapping
from enum import Enum
from typing import Any

from .facts import GROUPS, TERMS

EMPTY: tuple[Any, ...] = (None, "", [], {})


class Choice(Enum):
    """Whose side of a fact is kept."""

    KEPT = "kept"
    GONE = "gone"
    BOTH = "both"


# One is no place without the other.
PLACE = ("latitude", "longitude", "location_level")
# Of these both sides can be kept at once.
LISTS = frozenset({*TERMS, "names", "contacts"})


def names_of_choices() -> list[str]:
    """Return the facts of which a side is chosen, in the order of the record."""
    names = [name for group in GROUPS.values() for name in group]
    return [name for name in names if name not in ("longitude", "location_level")]


def default_choice(name: str, kept: Any, gone: Any) -> Choice:
    """Return the side of a fact that is kept when nobody says: both, or the one that says more."""
    if name in LISTS:
        return Choice.BOTH
    return Choice.GONE if kept in EMPTY and gone not in EMPTY else Choice.KEPT


def chosen_facts(
    kept: Mapping[str, Any], gone: Mapping[str, Any], choices: Mapping[str, Choice]
) -> dict[str, Any]:
    """Return the facts of the record that stays; the other's name is one of its names then."""
    found = dict(kept)
    for name in names_of_choices():
        choice = choices.get(name) or default_choice(name, kept[name], gone[name])
        for fact in PLACE if name in PLACE else (name,):
            if choice == Choice.GONE:
                found[fact] = gone[fact]
            elif choice == Choice.BOTH and fact in LISTS:
                found[fact] = _both(fact, kept[fact], gone[fact])
    called = {found["name"], *(row["name"] for row in found["names"])}
    for name in (gone["name"], kept["name"]):
        if name not in called:
            found["names"] = [*found["names"], {"kind": "former", "language": "", "name": name}]
            called.add(name)
    found["names"] = sorted(
        found["names"], key=lambda row: (row["kind"], row["language"], row["name"])
    )
    return found


def _both(fact: str, kept: list[Any], gone: list[Any]) -> list[Any]:
    """Return a list with what both sides say; of one kind of contact the kept one's."""
    if fact == "contacts":
        there = {row["kind"] for row in kept}
        rows = [*kept, *(row for row in gone if row["kind"] not in there)]
        return sorted(rows, key=lambda row: str(row["kind"]))
    if fact in TERMS:
        return sorted({*kept, *gone})
    return [*kept, *(row for row in gone if row not in kept)]
