"""Make a sign-in slip for a member without e-mail."""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.actions.errors import NoSlipForHer
from accounts.actions.issue_slip import PURPOSE, IssuedSlip, issue_slip
from accounts.codes import code_of_form, hash_code, make_code
from accounts.models import SignInSlip, User
from home.actions.errors import Conflict, NotAllowed, require
from home.actions.once import once

from ..models import Membership
from ..policies import may_manage_people


def issue_sign_in_slip(membership: Membership, user: User, key: str = "") -> IssuedSlip:
    """Let a steward make a slip for a live member of her organisation.

    Args:
        membership: of the person who gets the slip.
        user: the steward.
        key: of the form; posted again it leads to the same slip, until that is used.

    Raises NotAllowed for others, and Conflict when the person gets no slip, with the reason.
    """
    require(may_manage_people(user, membership.organisation))
    if membership.ended_at is not None:
        raise NotAllowed(_("She is not a member any more."))
    purpose = f"slip {membership.pk}"
    code = code_of_form(purpose, user, key) if key else make_code()

    def act() -> str:
        return str(issue_slip(membership.user, user, code).slip.pk)

    known = SignInSlip.objects.filter(code_hash=hash_code(code, PURPOSE)).first()
    try:
        slip = known or SignInSlip.objects.get(pk=once(user, purpose, key, act))
    except NoSlipForHer as refusal:
        raise Conflict(str(refusal)) from refusal
    if slip.used_at is not None or slip.expires_at <= timezone.now():
        raise Conflict(_("This paper was used or replaced. You can make a new one."))
    return IssuedSlip(slip, code)
