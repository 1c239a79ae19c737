"""Who may import into the register, and merge what stands in it twice."""

from typing import Any

from home.policies import ALLOWED, NOT_SIGNED_IN, NOT_STAFF, Decision

from .policies import is_register_staff


def may_import_organisations(user: Any, _nothing: Any = None) -> Decision:
    """Decide who imports registers, undoes imports, and decides possible duplicates: editors."""
    if not user.is_authenticated:
        return NOT_SIGNED_IN
    return ALLOWED if is_register_staff(user) else NOT_STAFF


def may_merge_organisations(user: Any, _nothing: Any = None) -> Decision:
    """Decide who makes one record of two, and parts them again: editors."""
    return may_import_organisations(user)
