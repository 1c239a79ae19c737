"""What a row would change: three sides are compared, ours, theirs, and what they said before.

Where ours differs from what the source said before, somebody changed it here since: her fact stays,
and the difference is shown. What the source only says again is nothing new.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from django.utils.crypto import salted_hmac

from ..places import area
from .columns import CONTACTS

Facts = Mapping[str, Any]
EMPTY: tuple[Any, ...] = (None, "", [])


@dataclass(frozen=True)
class Comparison:
    """What a row would change by itself, and where an editor has to choose.

    Both are {fact: [ours, theirs]}.
    """

    changes: dict[str, list[Any]] = field(default_factory=dict)
    differences: dict[str, list[Any]] = field(default_factory=dict)


def compare(ours: Facts, said: Facts, theirs: Facts) -> Comparison:
    """Return what is different.

    Args:
        ours: the facts as they stand in the register.
        said: what this source said when it was imported last.
        theirs: what it says now; a fact that it does not know is left alone.
    """
    found = Comparison()
    for name, value in theirs.items():
        now = ours.get(name)
        if is_same(name, now, value):
            continue
        if name in said:
            if said[name] == as_kept({name: value})[name]:
                continue
            untouched = is_same(name, as_kept({name: now})[name], said[name])
        else:
            untouched = now in EMPTY
        (found.changes if untouched else found.differences)[name] = [now, value]
    return found


def as_kept(facts: Facts) -> dict[str, Any]:
    """Return facts as they are remembered: of addresses and numbers only a hash.

    It is enough to see whether the source says something new.
    """
    return {
        name: salted_hmac("network.contact", value, algorithm="sha256").hexdigest()
        if name in CONTACTS and value
        else value
        for name, value in facts.items()
    }


def is_same(name: str, ours: Any, theirs: Any) -> bool:
    """Tell whether two values of a fact are the same; of a place, whether it is the same area."""
    if ours == theirs:
        return True
    if name != "place" or ours in EMPTY or theirs in EMPTY:
        return False
    # An organisation with public premises is known to a metre, files are kept to a kilometre.
    mine, others = ([area(Decimal(degrees)) for degrees in place] for place in (ours, theirs))
    return mine == others
