"""Phones that several people use: who says so is signed in for half an hour, not for weeks.

The half hour begins with the sign-in and is not prolonged: the next person who takes the phone
would prolong it. What has to be kept of it stands in the session itself.
"""

from datetime import datetime, timedelta
from typing import Any

from django.http import HttpRequest
from django.utils import timezone

SIGNED_IN_FOR = timedelta(minutes=30)
# In the session; whoever keeps something on the phone asks for the first one before.
SHARED = "shared_phone"
UNTIL = "shared_phone_until"


def keep_whether_shared(request: HttpRequest, shared: bool) -> None:
    """Note what was said at a sign-in; it holds from the first form on, signed in or not yet."""
    request.phone_is_shared = shared  # type: ignore[attr-defined]
    if shared:
        request.session[SHARED] = True
        request.session[UNTIL] = (timezone.now() + SIGNED_IN_FOR).isoformat()
    else:
        request.session.pop(SHARED, None)
        request.session.pop(UNTIL, None)


def is_shared(request: HttpRequest) -> bool:
    """Tell whether this phone was said to be shared."""
    return bool(request.session.get(SHARED))


def begin_half_hour(request: HttpRequest) -> None:
    """Let the half hour begin with the sign-in, also when that emptied the session before."""
    if getattr(request, "phone_is_shared", is_shared(request)):
        keep_whether_shared(request, True)


def shared_until(session: Any) -> datetime | None:
    """Return when a session on a shared phone ends; None for another."""
    until = session.get(UNTIL)
    return datetime.fromisoformat(until) if until else None
