"""Which risks a text carries."""

from typing import Any

from ..enums import RiskFlag
from ..registry import risk_checks
from .review import rounds_of


def risks_of(page: Any) -> list[RiskFlag]:
    """Return the risks of a text as it stands in `page`, in the order of the list."""
    found: set[Any] = set()
    for check in risk_checks:
        found |= set(check(page))  # type: ignore[call-overload]
    found |= added_risks(page)
    return [flag for flag in RiskFlag if flag.value in found]


def added_risks(page: Any) -> set[str]:
    """Return what reviewers added in any round of `page`: it stays, whatever the author marks."""
    return set().union(*rounds_of(page).values_list("added_risks", flat=True))
