"""Which staff handle signatures."""

from typing import Any

from home.selectors.staff import OFFICERS, groups_of, is_editor


def is_data_staff(user: Any) -> bool:
    """Whether she is staff who handles signatures: editors and data officers."""
    return is_editor(user) or OFFICERS in groups_of(user)
