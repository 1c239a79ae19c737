"""Mails to signers, in the language in which they signed."""

import re
from typing import Any

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.urls import reverse

from home.emails import mail_from_template
from home.mail import NotNow

from .enums import Evidence, SignatureState
from .models import Pledge, Signature
from .selectors.signing import title_of
from .tokens import make_token

# A "name" that holds an address would let strangers send advertising through us.
_looks_like_address = re.compile(r"[/@\\]|\w\.\w")


def write_sign_mail(about: dict[str, Any]) -> EmailMultiAlternatives | None:
    """Return the mail after a signing; None when the signature is withdrawn or gone by now.

    Raises NotNow when its signer has just corrected the address: the worker takes it away.

    Args:
        about: `signature`, the number of the row.
    """
    standing = (SignatureState.PENDING, SignatureState.CONFIRMED, SignatureState.EXPIRED)
    signature = (
        Signature.objects.filter(pk=about["signature"], state__in=standing)
        .exclude(email="")
        .select_related("pledge")
        .first()
    )
    if signature is None:
        return None
    if signature.state == SignatureState.EXPIRED:
        raise NotNow
    return sign_mail(
        signature_id=signature.pk,
        version=signature.token_version,
        state=signature.state,
        # The first mail after paper or a collector; on the web the first one asks to confirm.
        counted_by=signature.evidence if signature.mails_sent <= 1 else "",
        name=signature.name,
        email=signature.email,
        language=signature.language,
        pledge=signature.pledge,
        title=title_of(signature.pledge, signature.language),
    )


def sign_mail(
    *,
    signature_id: int,
    version: int,
    state: str,
    counted_by: str = "",
    name: str,
    email: str,
    language: str,
    pledge: Pledge,
    title: str,
) -> EmailMultiAlternatives:
    """Return the mail after somebody signed with this address.

    A signature that waits gets the button to confirm; one that stands is told that it stands. The
    first mail after paper or a collector (`counted_by`, an `Evidence`) says that it counts.
    """
    confirmed = state == SignatureState.CONFIRMED
    arguments = [pledge.code, make_token("confirm", signature_id, version)]
    mine = [pledge.code, make_token("mine", signature_id, version)]
    context = {
        "name": greeting_name(name),
        "title": title,
        "confirm_url": settings.BASE_URL + reverse("pledge_confirm", args=arguments),
        "mine_url": settings.BASE_URL + reverse("pledge_mine", args=mine),
        "pledge_url": settings.BASE_URL + reverse("pledge_short", args=[pledge.code]),
        "on_paper": counted_by == Evidence.CHECKED,
    }
    template = "sign_repeat" if confirmed else "sign_confirm"
    if confirmed and counted_by in (Evidence.CHECKED, Evidence.WITNESS):
        template = "sign_counted"
    return mail_from_template(template, email, language, context)


def greeting_name(name: str) -> str:
    """Return the name to greet with; nothing when it could be an address."""
    return "" if _looks_like_address.search(name) else name
