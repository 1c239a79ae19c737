"""Steps that several tests of signing in take."""

import re
from typing import Any

from django.core import mail
from django.test import Client
from django.urls import reverse

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
