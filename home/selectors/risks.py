"""Which risks a text carries."""

from typing import Any

from ..enums import RiskFlag
from ..models import ReviewTaskState
from ..registry import risk_checks


def risks_of(page: Any) -> list[RiskFlag]:
    """Return the risks of a text as it stands in `page`, in the order of the list."""
    found: set[Any] = set()
    for check in risk_checks:
        found |= set(check(page))  # type: ignore[call-overload]
    found |= added_risks(page)
    return [flag for flag in RiskFlag if flag.value in found]


def added_risks(page: Any) -> set[str]:
    """Return what reviewers added in any round of `page`: it stays, whatever the author marks."""
    rounds = ReviewTaskState.objects.filter(
        workflow_state__base_content_type=page.get_base_content_type(),
        workflow_state__object_id=str(page.pk),
    )
    return set().union(*rounds.values_list("added_risks", flat=True))
