"""Which risks a text carries."""

from typing import Any

from ..enums import RiskFlag
from ..registry import risk_checks


def risks_of(page: Any) -> list[RiskFlag]:
    """Return the risks of a text as it stands in `page`, in the order of the list."""
    found: set[Any] = set()
    for check in risk_checks:
        found |= set(check(page))  # type: ignore[call-overload]
    return [flag for flag in RiskFlag if flag.value in found]
