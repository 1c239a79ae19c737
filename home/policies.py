"""The answer of every policy: yes or no, and the reason in words for people.

A policy is a plain function `may_<verb>(user, thing) -> Decision`. Actions refuse with its reason,
pages show it beside a missing button. Idea: HyphaApp/hypha's permission functions.
"""

from typing import NamedTuple

from django.utils.translation import gettext_lazy as _


class Decision(NamedTuple):
    """Whether somebody may do something, and the sentence that says why not."""

    allowed: bool
    reason: str = ""

    def __bool__(self) -> bool:
        """Let a decision stand in an `if`; a bare tuple would always be true."""
        return self.allowed


ALLOWED = Decision(True)


def refuse(reason: str) -> Decision:
    """A refusal; `reason` may be a lazy translation."""
    return Decision(False, reason)


NOT_SIGNED_IN = refuse(_("Sign in first."))
