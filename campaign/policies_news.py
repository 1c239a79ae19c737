"""Who may write to signers. The answer carries its reason."""

from typing import Any

from home.policies import ALLOWED, NOT_SIGNED_IN, NOT_STAFF, Decision


def may_send_news(user: Any, _pledge: Any = None) -> Decision:
    """Whether `user` may write, test and send news to signers: campaign editors."""
    if not user.is_authenticated:
        return NOT_SIGNED_IN
    return ALLOWED if user.has_perm("campaign.change_signernews") else NOT_STAFF
