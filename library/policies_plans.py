"""Who may do what with strategic plans."""

from typing import Any

from home.policies import ALLOWED, NOT_STAFF, Decision


def may_edit_plan(user: Any, _plan: Any = None) -> Decision:
    """Whether `user` changes the states of a plan and keeps snapshots: editors."""
    return ALLOWED if user.has_perm("library.change_planactivity") else NOT_STAFF
