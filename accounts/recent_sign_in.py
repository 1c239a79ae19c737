"""Asking who is there again before she changes how she signs in, or signs out somewhere else.

allauth counts a person without words and second factor as recently signed in, for it knows no way
to ask her again: here she types a code from her mail (views/ask_code.py).
"""

import time
from collections.abc import Callable
from functools import wraps
from typing import Any

from allauth.account.authentication import get_authentication_records
from allauth.core.exceptions import ReauthenticationRequired
from django.conf import settings
from django.http import HttpRequest, HttpResponse

from .session_ages import signed_in_within


def is_recent(request: HttpRequest) -> bool:
    """Tell whether she signed in, or proved again who she is, within the last 15 minutes."""
    seconds = settings.ACCOUNT_REAUTHENTICATION_TIMEOUT
    if signed_in_within(request, seconds):
        return True
    records = get_authentication_records(request, request.user)
    return any(record["at"] > time.time() - seconds for record in records)


def recent_sign_in_required(view: Callable[..., Any]) -> Callable[..., Any]:
    """Ask before the view changes something; what she sent is done afterwards."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        changes = request.method == "POST" and request.user.is_authenticated
        if changes and not is_recent(request):
            raise ReauthenticationRequired
        answer: HttpResponse = view(request, *args, **kwargs)
        return answer

    return guarded
