"""Mails about a signature that is there: the reminder, and the last one after a withdrawal."""

from typing import Any

from django.core.mail import EmailMultiAlternatives

from home.emails import mail_from_template

from .emails import greeting_name
from .enums import SignatureState
from .links import confirm_url, mine_url, pledge_url
from .models import Signature
from .selectors.signing import title_of


def withdrawn_mail(signature: Signature) -> EmailMultiAlternatives:
    """Return the last mail, which tells her that she has withdrawn.

    It is written whole, before anything is erased, and holds no link to a page of her own.
    """
    context = {
        "name": greeting_name(signature.name),
        "title": title_of(signature.pledge, signature.language),
        "pledge_url": pledge_url(signature),
    }
    return mail_from_template("sign_withdrawn", signature.email, signature.language, context)


def write_reminder(about: dict[str, Any]) -> EmailMultiAlternatives | None:
    """Return the reminder to confirm; None when there is nothing to confirm any more.

    Args:
        about: `signature`, the number of the row.
    """
    signature = (
        Signature.objects.filter(pk=about["signature"], state=SignatureState.PENDING)
        .exclude(email="")
        .select_related("pledge")
        .first()
    )
    if signature is None or not signature.pledge.is_signable:
        return None
    context = {
        "name": greeting_name(signature.name),
        "title": title_of(signature.pledge, signature.language),
        "confirm_url": confirm_url(signature),
        "mine_url": mine_url(signature),
    }
    return mail_from_template("sign_reminder", signature.email, signature.language, context)
