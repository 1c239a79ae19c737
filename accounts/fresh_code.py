"""A code by mail before an act that cannot be undone, however lately she signed in."""

from datetime import datetime, timedelta

from allauth.account.adapter import get_adapter
from allauth.core import ratelimit
from django.http import HttpRequest
from django.utils import timezone
from django.utils.crypto import constant_time_compare

from .codes import hash_code
from .models import User

VALID_FOR = timedelta(minutes=15)
TRIES = 3
# In the session: the hash of the code, when it was sent, and how many tries are left.
KEY = "fresh_code"


def send_fresh_code(request: HttpRequest, user: User, mail: str) -> bool:
    """Send a code; an older one stops working. Tell whether there were not too many.

    Args:
        request: of the session in which the code works.
        user: with an address.
        mail: prefix of the templates, which are given `code`.
    """
    address = user.email or ""
    if not ratelimit.consume(request, action="request_login_code", key=address.lower()):
        return False
    code = get_adapter().generate_login_code()
    request.session[KEY] = [hash_code(code, KEY), timezone.now().isoformat(), TRIES]
    get_adapter().send_mail(mail, address, {"code": code})
    return True


def use_fresh_code(request: HttpRequest, typed: str) -> bool:
    """Tell whether this is the code; it works once, and not after three wrong ones."""
    kept = request.session.pop(KEY, None)
    if kept is None:
        return False
    code, sent_at, tries = kept
    if timezone.now() - datetime.fromisoformat(sent_at) > VALID_FOR:
        return False
    if constant_time_compare(hash_code(typed, KEY), code):
        return True
    if tries > 1:
        request.session[KEY] = [code, sent_at, tries - 1]
    return False


def is_code_out(request: HttpRequest) -> bool:
    """Tell whether a code was sent that can still be typed."""
    return KEY in request.session
