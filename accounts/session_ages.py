"""How long a sign-in lasts: at the longest, and without being used. Staff sign in again sooner.

Both ends stand in the session's row, so that the database gives out no session after them
(sessions.py); the figures are in config/settings/accounts.py, their reasons in
docs/authentication.md.
"""

from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone

# In the session: when she signed in, and whether the ages of staff hold.
SIGNED_IN_AT = "signed_in_at"
OF_STAFF = "signed_in_as_staff"


def begin_ages(request: HttpRequest, user: Any) -> None:
    """Let the ages begin with a sign-in."""
    request.session[SIGNED_IN_AT] = timezone.now().isoformat()
    request.session[OF_STAFF] = bool(user.is_staff)


def longest_until(session: Any) -> datetime | None:
    """Return when a sign-in ends whatever is done in it; None where nobody signed in."""
    began = _signed_in_at(session)
    return began + settings.SIGN_IN_LASTS[_whose(session)] if began else None


def unused_until(session: Any) -> datetime:
    """Return when a sign-in ends that is not used from now on."""
    return timezone.now() + settings.SIGN_IN_LASTS_UNUSED[_whose(session)]


def holds_for_staff(request: HttpRequest) -> bool:
    """Hold a sign-in to the ages of staff, also of who became staff since; tell whether it lasts.

    One from before there were ages does not.
    """
    if not request.session.get(OF_STAFF):
        request.session[OF_STAFF] = True
    until = longest_until(request.session)
    return until is not None and until > timezone.now()


def signed_in_within(request: HttpRequest, seconds: float) -> bool:
    """Tell whether she signed in no longer ago than that."""
    began = _signed_in_at(request.session)
    return began is not None and timezone.now() - began < timedelta(seconds=seconds)


def _signed_in_at(session: Any) -> datetime | None:
    since = session.get(SIGNED_IN_AT)
    return datetime.fromisoformat(since) if since else None


def _whose(session: Any) -> str:
    return "staff" if session.get(OF_STAFF) else "member"
