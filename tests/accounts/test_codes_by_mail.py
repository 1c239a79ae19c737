"""Codes by mail: for one browser, one use, ten minutes, three tries, and hard to guess."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from math import log2
from typing import Any
from unittest.mock import patch

import pytest
import time_machine
from allauth.account.adapter import get_adapter
from allauth.account.models import EmailAddress
from allauth.core.internal.cryptokit import _ALPHA_ALLOWED_CHARS
from allauth.mfa.totp.internal.auth import generate_totp_secret
from django.conf import settings
from django.test import Client
from django.urls import reverse

from accounts import codes, passphrases
from tests.accounts.help import (
    app_code,
    ask_for_code,
    is_signed_in,
    mailed_code,
    sign_in_by_code,
)
from tests.factories.accounts import UserFactory, add_app

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
TYPE = "account_confirm_login_code"
A_MOMENT = timedelta(seconds=1)


@pytest.fixture
def clock() -> Iterator[Any]:
    with time_machine.travel(NOON, tick=False) as moved:
        yield moved


def test_a_code_works_for_ten_minutes(client: Client, clock: Any) -> None:
    address = str(UserFactory.create().email)
    ask_for_code(client, address)
    clock.shift(timedelta(minutes=10) + A_MOMENT)
    client.post(reverse(TYPE), {"code": mailed_code()})
    assert not is_signed_in(client)
    ask_for_code(client, address)
    clock.shift(timedelta(minutes=10) - A_MOMENT)
    client.post(reverse(TYPE), {"code": mailed_code()})
    assert is_signed_in(client)


def test_a_code_that_confirms_an_address_works_for_ten_minutes(client: Client, clock: Any) -> None:
    client.post(reverse("account_signup"), {"email": "new@example.org"})
    clock.shift(timedelta(minutes=10) + A_MOMENT)
    client.post(reverse("account_email_verification_sent"), {"code": mailed_code()})
    assert not EmailAddress.objects.filter(verified=True).exists()
    assert not is_signed_in(client)


def test_a_code_works_where_it_was_asked_for_and_once(client: Client) -> None:
    address = str(UserFactory.create().email)
    thief, other = Client(), Client()
    ask_for_code(client, address)
    code = mailed_code()
    ask_for_code(thief, "thief@example.org")
    for stranger in (thief, other):
        stranger.post(reverse(TYPE), {"code": code})
        assert not is_signed_in(stranger)
    client.post(reverse(TYPE), {"code": code})
    assert is_signed_in(client)
    client.post(reverse("account_logout"))
    ask_for_code(client, address)
    client.post(reverse(TYPE), {"code": code})
    assert not is_signed_in(client)


def test_a_code_of_the_app_works_once_and_for_30_seconds(clock: Any) -> None:
    user = UserFactory.create()
    add_app(user)

    def gets_in(code: str) -> bool:
        browser = Client()
        sign_in_by_code(browser, str(user.email))
        browser.post(reverse("mfa_authenticate"), {"code": code})
        return is_signed_in(browser)

    code = app_code()
    assert gets_in(code)
    assert not gets_in(code)
    clock.shift(timedelta(minutes=5))
    late = app_code()
    clock.shift(timedelta(seconds=30))
    assert not gets_in(late)
    assert settings.MFA_TOTP_PERIOD == 30


def test_secrets_come_from_the_generator_for_secrets_and_are_hard_to_guess() -> None:
    login = get_adapter().generate_login_code().replace("-", "")
    bits = {
        "by mail": len(login) * log2(len(_ALPHA_ALLOWED_CHARS)),
        "on a slip": codes.LENGTH * log2(len(codes.ALPHABET)),
        "four words": 4 * log2(min(len(passphrases.words(code)) for code, _ in settings.LANGUAGES)),
    }
    assert bits["by mail"] > 34
    assert bits["on a slip"] > 54
    assert bits["four words"] > 43
    with patch("secrets.choice", lambda choices: choices[0]):
        assert {*get_adapter().generate_login_code()} == {"B", "-"}
        assert {*codes.make_code()} == {codes.ALPHABET[0], "-"}
        assert {*passphrases.make_passphrase("en").split()} == {passphrases.words("en")[0]}
    with patch("secrets.token_bytes", lambda length: b"\0" * length):
        assert {*generate_totp_secret()} == {"A"}
    assert len(generate_totp_secret()) == 32
