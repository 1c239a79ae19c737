"""Who may look into the signatures of a pledge. Each answer carries its reason."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from home.policies import ALLOWED, NOT_SIGNED_IN, NOT_STAFF, Decision, refuse

from .selectors.data_staff import is_data_staff

SIGN_IN_AGAIN = refuse(_("Give your second factor again first."))


def may_list_signatures(user: Any, _pledge: Any = None) -> Decision:
    """Whether `user` may look through the signatures, without names and addresses."""
    return _with_permission(user, "campaign.view_signature")


def may_see_signers(user: Any, _pledge: Any = None) -> Decision:
    """Whether `user` may see and export signers' names and addresses: data officers alone."""
    return _with_permission(user, "campaign.see_signers")


def may_withdraw_for(user: Any, _signature: Any = None) -> Decision:
    """Whether `user` may withdraw for who signed without an address: editors and officers."""
    if not user.is_authenticated:
        return NOT_SIGNED_IN
    return ALLOWED if is_data_staff(user) else NOT_STAFF


def may_make_pack(user: Any, _pledge: Any = None) -> Decision:
    """Whether `user` may make the delivery pack, with counts and without names."""
    return _with_permission(user, "campaign.view_signature")


def _with_permission(user: Any, permission: str) -> Decision:
    if not user.is_authenticated:
        return NOT_SIGNED_IN
    return ALLOWED if user.has_perm(permission) else NOT_STAFF
