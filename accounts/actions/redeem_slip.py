"""Use a sign-in slip."""

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from ..codes import hash_code
from ..models import SignInSlip, User
from .errors import SlipRefused
from .issue_slip import PURPOSE


@transaction.atomic
def redeem_slip(code: str) -> User:
    """Mark the slip of `code` as used and return whom it lets in; raise SlipRefused otherwise."""
    now = timezone.now()
    slips = SignInSlip.objects.filter(code_hash=hash_code(code, PURPOSE))
    # One statement decides, so that two presses at once let in only one.
    used = slips.filter(used_at=None, expires_at__gt=now, user__is_active=True).update(used_at=now)
    if not used:
        raise SlipRefused
    user: User = slips.select_related("user").get().user
    if user.email or user.is_staff:
        raise SlipRefused
    log(instance=user, action="accounts.use_slip", user=user)
    return user
