"""Noting when somebody last used a phone: for her list of sign-ins, and for the end of this one."""

import logging
from collections.abc import Callable

from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.crypto import salted_hmac

from .session_ages import signed_in_within

logger = logging.getLogger(__name__)
# No page costs a write more often than this.
EVERY_SECONDS = 600


class LastUseMiddleware:
    """Writes at most every ten minutes; only where a page looked at who is signed in anyway.

    allauth's own middleware writes with every request, and would look at the session on public
    pages, which then could not be kept by a proxy.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        """Keep the next layer."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer, then note that she was here."""
        response = self.get_response(request)
        user = getattr(request, "_cached_user", None)
        key = request.session.session_key
        if user is not None and user.is_authenticated and key and is_due(key):
            UserSession.objects.filter(session_key=key).update(last_seen_at=timezone.now())
            # The end of a new sign-in is as far away as it can be.
            if not signed_in_within(request, EVERY_SECONDS):
                # Used, it lasts on; only its end is written, not what others wrote in it.
                until = request.session.get_expiry_date()
                Session.objects.filter(session_key=key).update(expire_date=until)
        return response


def is_due(session_key: str) -> bool:
    """Tell whether nothing was noted of this session lately; not when the cache is down."""
    hidden = salted_hmac("accounts.last_use", session_key, algorithm="sha256").hexdigest()
    try:
        return cache.add(f"last-use:{hidden}", 1, EVERY_SECONDS)
    except Exception:
        logger.exception("The cache does not answer; the last use of a sign-in is not noted.")
        return False
