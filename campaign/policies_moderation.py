"""Who may use the switches and decide about held signatures. Each answer carries its reason."""

from typing import Any

from home.policies import ALLOWED, NOT_STAFF, Decision


def may_use_switch(user: Any, _name: Any = None) -> Decision:
    """Whether `user` may stop signing, counting or the wall for the whole site."""
    return ALLOWED if user.has_perm("campaign.change_switch") else NOT_STAFF


def may_decide_held(user: Any, _signature: Any = None) -> Decision:
    """Whether `user` may see held signatures, without the people, and decide about them."""
    return ALLOWED if user.has_perm("campaign.change_helddecision") else NOT_STAFF
