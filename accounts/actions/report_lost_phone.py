"""Sign a person out everywhere because she lost her phone."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ..models import LostPhone, User
from .end_sign_ins import end_sign_ins
from .errors import NotForHer

A_DAY = timedelta(days=1)
# A steward who does it all day would keep somebody out.
TIMES_A_DAY = 3


@transaction.atomic
def report_lost_phone(user: User, reported_by: User) -> LostPhone:
    """End all sign-ins of `user`; she is told at the next one who did it.

    Whether `reported_by` is her steward is for the caller to check: memberships live in network.
    Raises NotForHer for staff, for oneself, and from the fourth time in a day on.
    """
    # Two requests at once must not both find room under the limit.
    user = User.objects.select_for_update().get(pk=user.pk)
    if user.is_staff:
        raise NotForHer(_("This account belongs to the campaign's staff. Write to the campaign."))
    if user.pk == reported_by.pk:
        raise NotForHer(_("Sign yourself out elsewhere on the page of your own account."))
    today = user.lost_phones.filter(ended_at__gt=timezone.now() - A_DAY)
    if today.count() >= TIMES_A_DAY:
        raise NotForHer(_("This was done three times today. Try again tomorrow."))
    end_sign_ins(user, reported_by)
    return LostPhone.objects.create(user=user, ended_by=reported_by)
