"""Make a sign-in slip for a member without e-mail."""

from django.utils.translation import gettext_lazy as _

from accounts.actions.errors import NoSlipForHer
from accounts.actions.issue_slip import IssuedSlip, issue_slip
from accounts.models import User
from home.actions.errors import Conflict, NotAllowed, require

from ..models import Membership
from ..policies import may_manage_people


def issue_sign_in_slip(membership: Membership, user: User) -> IssuedSlip:
    """Let a steward make a slip for a live member of her organisation.

    Raises NotAllowed for others, and Conflict when the person gets no slip, with the reason.
    """
    require(may_manage_people(user, membership.organisation))
    if membership.ended_at is not None:
        raise NotAllowed(_("She is not a member any more."))
    try:
        return issue_slip(membership.user, user)
    except NoSlipForHer as refusal:
        raise Conflict(str(refusal)) from refusal
