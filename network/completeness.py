"""How much of an organisation is known, and why the rest would help."""

from typing import Any, NamedTuple

from django.utils.translation import gettext_lazy as _

from .enums_register import FactGroup
from .facts import Facts

# Facts that help others most -> what they are good for, as a steward reads it.
WANTED: tuple[tuple[str, FactGroup, Any], ...] = (
    ("town", FactGroup.PLACE, _("With your town, people nearby find you.")),
    ("latitude", FactGroup.PLACE, _("With a place, you are on the map.")),
    ("sector", FactGroup.IDENTITY, _("With the work of your members, others in it find you.")),
    (
        "constituency",
        FactGroup.IDENTITY,
        _("With who your members are, alliances see which side you bring."),
    ),
    ("language", FactGroup.IDENTITY, _("With your languages, people know how to write to you.")),
    ("year_founded", FactGroup.IDENTITY, _("How long you exist shows that you stay.")),
    ("members_count", FactGroup.MEMBERS, _("The number of members is your weight in talks.")),
    ("members_as_of", FactGroup.MEMBERS, _("A number with its day is believed.")),
    ("women_share", FactGroup.MEMBERS, _("The share of women shows whom child care is for.")),
    ("last_election", FactGroup.DEMOCRACY, _("The last election shows that members decide.")),
    ("mbo", FactGroup.DEMOCRACY, _("With the six tests, you count as an organisation of members.")),
    ("contacts", FactGroup.CONTACT, _("Without a way to reach you, nobody can join or support.")),
)


class Missing(NamedTuple):
    """A fact that is not known."""

    fact: str
    group: FactGroup
    why: Any


class Completeness(NamedTuple):
    """Percent of what is wanted, and what is missing."""

    percent: int
    missing: list[Missing]


def completeness_of(facts: Facts) -> Completeness:
    """Return how much of `facts`, those of all groups, is known."""
    missing = [
        Missing(name, group, why)
        for name, group, why in WANTED
        if facts[name] is None or facts[name] in ("", [], {})
    ]
    return Completeness(round(100 * (len(WANTED) - len(missing)) / len(WANTED)), missing)
