"""A code by mail before an act that cannot be undone, however lately she signed in."""

from datetime import datetime, timedelta

from allauth.account.adapter import get_adapter
from allauth.core import ratelimit
from django.http import HttpRequest
from django.utils import timezone
from django.utils.crypto import constant_time_compare

from .codes import hash_code
from .models import User

VALID_FOR = timedelta(minutes=10)
TRIES = 3
# In the session, one for each purpose: the hash of the code, when it was sent, the tries left.
KEY = "fresh_code"


def send_fresh_code(request: HttpRequest, user: User, mail: str) -> bool:
    """Send a code; an older one stops working. Tell whether there were not too many.

    Args:
        request: of the session in which the code works.
        user: with an address.
        mail: prefix of the templates, which are given `code`; the code works for its purpose alone.
    """
    address = user.email or ""
    if not ratelimit.consume(request, action="request_login_code", key=address.lower()):
        return False
    code = get_adapter().generate_login_code()
    key = _key(mail)
    request.session[key] = [hash_code(code, key), timezone.now().isoformat(), TRIES]
    get_adapter().send_mail(mail, address, {"code": code})
    return True


def use_fresh_code(request: HttpRequest, mail: str, typed: str) -> bool:
    """Tell whether this is the code of `mail`; it works once, and not after three wrong ones."""
    key = _key(mail)
    kept = request.session.pop(key, None)
    if kept is None:
        return False
    code, sent_at, tries = kept
    if timezone.now() - datetime.fromisoformat(sent_at) > VALID_FOR:
        return False
    if constant_time_compare(hash_code(typed, key), code):
        return True
    if tries > 1:
        request.session[key] = [code, sent_at, tries - 1]
    return False


def is_code_out(request: HttpRequest, mail: str) -> bool:
    """Tell whether a code was sent that can still be typed."""
    return _key(mail) in request.session


def _key(mail: str) -> str:
    return f"{KEY}.{mail.rpartition('/')[2]}"
