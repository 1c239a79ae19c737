"""Addresses in mails to signers, for one signature each."""

from django.conf import settings
from django.urls import reverse

from .models import Signature
from .tokens import make_token


def confirm_url(signature: Signature) -> str:
    """Return the address with the button that confirms."""
    return _with_token("pledge_confirm", "confirm", signature)


def mine_url(signature: Signature) -> str:
    """Return the address of her own page: every mail to a signer has it."""
    return _with_token("pledge_mine", "mine", signature)


def stop_news_url(signature: Signature) -> str:
    """Return the address that stops the news with one press."""
    return _with_token("pledge_news_stop", "news", signature)


def pledge_url(signature: Signature) -> str:
    """Return the short address of what she signed."""
    return settings.BASE_URL + reverse("pledge_short", args=[signature.pledge.code])


def _with_token(route: str, purpose: str, signature: Signature) -> str:
    token = make_token(purpose, signature.pk, signature.token_version)
    return settings.BASE_URL + reverse(route, args=[signature.pledge.code, token])
