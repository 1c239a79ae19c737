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
    slip = slips.select_related("user").first()
    if slip is None:
        raise SlipRefused
    user: User = slip.user
    if user.email or user.is_staff or not user.is_active:
        raise SlipRefused
    # One statement decides, so that two presses at once let in only one. It looks at nothing but
    # its own row: PostgreSQL asks a condition on another table only once, before it waits.
    used = slips.filter(used_at=None, expires_at__gt=now).update(used_at=now)
    if not used:
        raise SlipRefused
    log(instance=user, action="accounts.use_slip", user=user)
    return user
