"""Let a steward sign a member out everywhere, because she lost her phone."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import log

from accounts.actions.errors import NotForHer
from accounts.actions.report_lost_phone import report_lost_phone
from accounts.models import User
from home.actions.errors import Conflict, NotAllowed, require
from home.actions.once import once

from ..emails import send_lost_phone
from ..models import Membership
from ..policies import may_manage_people


def report_lost_phone_of(membership: Membership, user: User, key: str = "") -> None:
    """End all sign-ins of a live member of the steward's organisation, and tell her by mail.

    The steward learns nothing of the account, not even whether it was signed in.

    Args:
        membership: of the person who lost her phone.
        user: the steward.
        key: of the form; posted again it does nothing.

    Raises NotAllowed for others and for who is no member any more, Conflict for staff, for the
    steward herself, and when it was done too often.
    """
    require(may_manage_people(user, membership.organisation))
    if membership.ended_at is not None:
        raise NotAllowed(_("She is not a member any more."))
    once(user, f"lost-phone {membership.pk}", key, lambda: _report(membership, user))


@transaction.atomic
def _report(membership: Membership, user: User) -> str:
    try:
        report = report_lost_phone(membership.user, user)
    except NotForHer as refusal:
        raise Conflict(str(refusal)) from refusal
    data = {"membership": membership.pk}
    log(
        instance=membership.organisation,
        action="network.report_lost_phone",
        user=user,
        data=data,
    )
    send_lost_phone(membership, user)
    return str(report.pk)
