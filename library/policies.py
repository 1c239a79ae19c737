"""Who may do what with the records of the library."""

from typing import Any

from home.policies import ALLOWED, NOT_STAFF, Decision


def may_edit_figures(user: Any, _figure: Any = None) -> Decision:
    """Whether `user` writes and supersedes figures: editors."""
    return ALLOWED if user.has_perm("library.change_statistic") else NOT_STAFF
