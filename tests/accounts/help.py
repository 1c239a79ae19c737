"""Steps that several tests of signing in take."""

import re
from typing import Any

from allauth.mfa.totp.internal.auth import (
    format_hotp_value,
    hotp_value,
    yield_hotp_counters_from_time,
)
from django.core import mail
from django.test import Client
from django.urls import reverse

from tests.factories.accounts import TOTP_SECRET

CODE = re.compile(r"^([A-Z0-9]{4}-[A-Z0-9]{4})$", re.MULTILINE)


def mailed_code(position: int = -1) -> str:
    """Return the code in a mail that was sent."""
    found = CODE.search(str(mail.outbox[position].body))
    assert found, mail.outbox[position].body
    return found[1]


def ask_for_code(client: Client, email: str, **data: str) -> Any:
    """Send the sign-in form with an address."""
    return client.post(reverse("account_login"), {"login": email, **data})


def sign_in_by_code(client: Client, email: str, **data: str) -> Any:
    """Sign in with the code that comes by mail."""
    ask_for_code(client, email, **data)
    address = reverse("account_confirm_login_code")
    return client.post(address, {"code": mailed_code(), **data})


def sign_in_by_words(client: Client, username: str, words: str, **extra: str) -> Any:
    """Send the form with a username and words."""
    return client.post(reverse("account_login"), {"login": username, "password": words}, **extra)


def is_signed_in(client: Client) -> bool:
    """Tell whether the client has a signed-in session."""
    return "_auth_user_id" in client.session


def app_code() -> str:
    """Return what the app of `add_app` shows now."""
    counter = next(iter(yield_hotp_counters_from_time()))
    return str(format_hotp_value(hotp_value(TOTP_SECRET, counter)))
