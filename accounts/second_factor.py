"""Signing in again with the second factor, before the few acts that demand it.

allauth counts a person without password and second factor as recently signed in; here nothing but
the second factor counts, given again in this session a short while ago.
"""

import time

from allauth.account.authentication import get_authentication_records
from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import urlencode

FACTORS = [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]


def is_fresh(request: HttpRequest) -> bool:
    """Tell whether this person gave her second factor again within the last 15 minutes.

    Where the second factor is not forced (the demo), it is asked of those who have one.
    """
    if not request.user.is_authenticated:
        return False
    if not settings.ADMIN_REQUIRES_MFA and not is_mfa_enabled(request.user, FACTORS):
        return True
    since = time.time() - settings.ACCOUNT_REAUTHENTICATION_TIMEOUT
    return any(
        record.get("method") == "mfa" and record.get("reauthenticated") and record["at"] > since
        for record in get_authentication_records(request, request.user)
    )


def ask_again(request: HttpRequest, back_to: str = "") -> HttpResponse:
    """Send the person to the page that asks for her second factor, and back afterwards.

    Args:
        request: what she asked for; it is repeated when it only reads.
        back_to: address to return to; needed when what she asked for was a form.
    """
    if not is_mfa_enabled(request.user, FACTORS):
        name = "mfa_activate_totp"
    elif is_mfa_enabled(request.user, [Authenticator.Type.TOTP]):
        name = "mfa_reauthenticate"
    else:
        name = "mfa_reauthenticate_webauthn"
    back_to = back_to or request.get_full_path()
    return HttpResponseRedirect(f"{reverse(name)}?{urlencode({'next': back_to})}")
