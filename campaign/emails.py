"""Mails to signers, in the language in which they signed."""

import re

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.urls import reverse

from home.emails import mail_from_template

from .enums import SignatureState
from .models import Pledge
from .tokens import make_token

# A "name" that holds an address would let strangers send advertising through us.
_looks_like_address = re.compile(r"[/@\\]|\w\.\w")


def sign_mail(
    *,
    signature_id: int,
    version: int,
    state: str,
    name: str,
    email: str,
    language: str,
    pledge: Pledge,
    title: str,
) -> EmailMultiAlternatives:
    """Return the mail after somebody signed with this address.

    A signature that waits gets the button to confirm; one that stands is told that it stands.
    """
    confirmed = state == SignatureState.CONFIRMED
    arguments = [pledge.code, make_token("confirm", signature_id, version)]
    context = {
        "name": "" if _looks_like_address.search(name) else name,
        "title": title,
        "confirm_url": settings.BASE_URL + reverse("pledge_confirm", args=arguments),
        "pledge_url": settings.BASE_URL + reverse("pledge_short", args=[pledge.code]),
    }
    template = "sign_repeat" if confirmed else "sign_confirm"
    return mail_from_template(template, email, language, context)
