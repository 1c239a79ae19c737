"""What happens beside: address rows of users made elsewhere, and what a sign-in or -out brings."""

from typing import Any

from allauth.account.models import EmailAddress
from allauth.account.signals import authentication_step_completed
from allauth.usersessions.models import UserSession
from django.contrib import messages
from django.contrib.auth.signals import user_logged_in, user_logged_out
from django.db.models.signals import post_save, pre_save
from django.dispatch import receiver
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _

from .actions.end_sign_ins import end_sign_ins
from .models import LostPhone, SignInSlip, User
from .session_ages import begin_ages
from .shared_phones import begin_half_hour

# The address of nobody (RFC 1122, 3.2.1.3).
NOWHERE = "0.0.0.0"  # noqa: S104 - nothing listens there


@receiver(post_save, sender=User, dispatch_uid="accounts.keep_address")
def keep_address(sender: type[User], instance: User, raw: bool = False, **kwargs: Any) -> None:
    """Give a person whose address was typed by staff its confirmed row.

    Otherwise allauth would ask her to confirm it again after the e-mailed code.
    At sign-up allauth writes the row itself, and confirms it by the code.
    """
    if raw or not instance.email or instance.address_is_unconfirmed:
        return
    rows = EmailAddress.objects.filter(user=instance)
    if rows.filter(email__iexact=instance.email).exists():
        return
    # An address that staff replaced no longer lets anybody in.
    rows.delete()
    EmailAddress.objects.create(user=instance, email=instance.email, primary=True, verified=True)


@receiver(post_save, sender=User, dispatch_uid="accounts.end_when_closed")
def end_when_closed(sender: type[User], instance: User, raw: bool = False, **kwargs: Any) -> None:
    """Sign out everywhere whose account was closed: opened again, it starts without sign-ins."""
    if not raw and not instance.is_active:
        end_sign_ins(instance, None)


@receiver(authentication_step_completed, dispatch_uid="accounts.new_key")
def take_new_key(
    sender: type[User],
    request: HttpRequest,
    user: User,
    reauthenticated: bool = False,
    **kwargs: Any,
) -> None:
    """Give the session a new key when she proved again who she is; a sign-in does so itself."""
    old = request.session.session_key
    if not reauthenticated or not request.user.is_authenticated or old is None:
        return
    request.session.cycle_key()
    new = request.session.session_key
    UserSession.objects.filter(session_key=old).update(session_key=new)


@receiver(pre_save, sender=UserSession, dispatch_uid="accounts.forget_network")
def forget_network(sender: type[UserSession], instance: UserSession, **kwargs: Any) -> None:
    """Keep no address of a phone: the list of sign-ins does not show it."""
    instance.ip = NOWHERE


@receiver(user_logged_in, dispatch_uid="accounts.tell_of_slips")
def tell_of_slips(sender: type[User], request: HttpRequest, user: User, **kwargs: Any) -> None:
    """Tell a person at her next sign-in who made a sign-in slip for her, and when."""
    for slip in SignInSlip.objects.filter(user=user, told_at=None).select_related("issued_by"):
        who = str(slip.issued_by) if slip.issued_by else _("somebody")
        words = _("On %(day)s %(who)s made a sign-in slip for you. Was this not agreed? Tell us.")
        day = timezone.localtime(slip.issued_at).strftime("%Y-%m-%d")
        messages.warning(request, words % {"day": day, "who": who}, fail_silently=True)
        slip.told_at = timezone.now()
        slip.save(update_fields=["told_at"])


@receiver(user_logged_in, dispatch_uid="accounts.tell_of_lost_phones")
def tell_of_lost_phones(
    sender: type[User], request: HttpRequest, user: User, **kwargs: Any
) -> None:
    """Tell a person at her next sign-in who signed her out on all phones, and when."""
    for report in LostPhone.objects.filter(user=user, told_at=None).select_related("ended_by"):
        who = (report.ended_by.name if report.ended_by else "") or _("somebody")
        words = _(
            "On %(day)s %(who)s signed you out on all phones, because one was lost. Was this not "
            "agreed? Tell us."
        )
        day = timezone.localtime(report.ended_at).strftime("%Y-%m-%d")
        messages.warning(request, words % {"day": day, "who": who}, fail_silently=True)
        report.told_at = timezone.now()
        report.save(update_fields=["told_at"])


@receiver(user_logged_in, dispatch_uid="accounts.begin_half_hour")
def begin_half_hour_at_sign_in(sender: type[User], request: HttpRequest, **kwargs: Any) -> None:
    """Sign a person out after 30 minutes who said that her phone is shared."""
    begin_half_hour(request)


@receiver(user_logged_in, dispatch_uid="accounts.begin_ages")
def begin_ages_at_sign_in(
    sender: type[User], request: HttpRequest, user: User, **kwargs: Any
) -> None:
    """Let how long she stays signed in count from now."""
    begin_ages(request, user)


@receiver(user_logged_out, dispatch_uid="accounts.clear_phone")
def clear_phone(sender: type[User], request: HttpRequest, **kwargs: Any) -> None:
    """Let the answer ask the browser to forget (clear_site_data.py)."""
    request.has_signed_out = True  # type: ignore[attr-defined]
