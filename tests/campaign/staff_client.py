"""Browsers of staff in the admin."""

import time
from typing import Any

from allauth.account.authentication import AUTHENTICATION_METHODS_SESSION_KEY
from allauth.account.internal.userkit import user_id_to_str
from django.test import Client

from tests.factories.accounts import add_app


def admin_client(user: Any, *, again: bool = False, minutes_ago: float = 0) -> Client:
    """Return a browser in which `user` signed in with both factors.

    Args:
        user: of the staff.
        again: she gave the second factor again after signing in.
        minutes_ago: when she gave it.
    """
    add_app(user)
    client = Client()
    client.force_login(user)
    session = client.session
    record: dict[str, Any] = {"method": "mfa", "at": time.time() - 60 * minutes_ago}
    if again:
        record["reauthenticated"] = True
    session[AUTHENTICATION_METHODS_SESSION_KEY] = [record]
    session["account_authentication_methods_user"] = user_id_to_str(user)
    session.save()
    return client
