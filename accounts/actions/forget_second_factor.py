"""Take the second factor from somebody who lost her phone and her recovery codes."""

from allauth.account.adapter import get_adapter
from allauth.mfa.models import Authenticator
from django.db import transaction
from wagtail.log_actions import log

from ..models import User
from .end_sign_ins import end_sign_ins
from .errors import NotForHer

MAIL = "mfa/email/second_factor_removed"


@transaction.atomic
def forget_second_factor(user: User, by: User) -> bool:
    """Remove app, passkeys and recovery codes of `user`, sign her out everywhere and tell her.

    What is left is what she enrolled with: her mailbox. Raises NotForHer unless `by` is a
    superuser. Tell whether there was anything to remove.
    """
    if not (by.is_active and by.is_superuser):
        raise NotForHer
    removed, _rows = Authenticator.objects.filter(user=user).delete()
    if not removed:
        return False
    end_sign_ins(user, by)
    log(instance=user, action="accounts.forget_second_factor", user=by)
    get_adapter().send_notification_mail(MAIL, user)
    return True
