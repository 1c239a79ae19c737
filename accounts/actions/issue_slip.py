"""Issue a sign-in slip: the way back in for a member without e-mail who lost her words."""

from datetime import timedelta
from typing import NamedTuple

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import log

from ..codes import hash_code, make_code
from ..models import SignInSlip, User
from .errors import NoSlipForHer

VALID_FOR = timedelta(hours=24)
SLIPS_PER_PERSON_A_DAY = 3
SLIPS_PER_ISSUER_A_DAY = 20
PURPOSE = "sign-in-slip"


class IssuedSlip(NamedTuple):
    """A slip and its code, which is not stored."""

    slip: SignInSlip
    code: str


def check(user: User, issued_by: User) -> None:
    """Raise NoSlipForHer, with the reason, when `user` gets no slip.

    Whether `issued_by` is her steward is for the caller to check: memberships live in network.
    """
    if user.email:
        raise NoSlipForHer(_("She has an e-mail address: she signs in with a code sent to it."))
    if user.is_staff or not user.is_active:
        raise NoSlipForHer(_("No slip is made for this account. Write to the campaign."))
    since = timezone.now() - timedelta(days=1)
    recent = SignInSlip.objects.filter(issued_at__gte=since)
    if recent.filter(user=user).count() >= SLIPS_PER_PERSON_A_DAY:
        raise NoSlipForHer(_("She got three slips today. Try again tomorrow."))
    if recent.filter(issued_by=issued_by).count() >= SLIPS_PER_ISSUER_A_DAY:
        raise NoSlipForHer(_("You made twenty slips today. Try again tomorrow."))


@transaction.atomic
def issue_slip(user: User, issued_by: User, code: str = "") -> IssuedSlip:
    """Make a slip that lets `user` in once within 24 hours; older unused ones stop working.

    `code` is one of `code_of_form()`; without it a new one is made. Raises NoSlipForHer.
    """
    # Two requests at once must not both find room under the limit.
    user = User.objects.select_for_update().get(pk=user.pk)
    check(user, issued_by)
    now = timezone.now()
    user.sign_in_slips.filter(used_at=None, expires_at__gt=now).update(expires_at=now)
    code = code or make_code()
    slip = SignInSlip.objects.create(
        user=user,
        issued_by=issued_by,
        code_hash=hash_code(code, PURPOSE),
        expires_at=now + VALID_FOR,
    )
    log(instance=user, action="accounts.issue_slip", user=issued_by)
    return IssuedSlip(slip, code)
