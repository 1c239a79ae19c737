"""What the log says of signing in: who, by what, and what was refused; never what was typed."""

import logging
from typing import Any

import pytest
from allauth.account import signals as account
from allauth.mfa import signals as mfa
from django.test import Client, RequestFactory
from django.urls import reverse

from tests.accounts.help import ask_for_code, sign_in_by_code, sign_in_by_words
from tests.factories.accounts import UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def lines(caplog: pytest.LogCaptureFixture) -> Any:
    """What was written about signing in so far."""
    caplog.set_level(logging.INFO, logger="accounts.journal")
    return lambda: [record.getMessage() for record in caplog.records]


def test_signing_in_and_out_by_code_is_written_down(client: Client, lines: Any) -> None:
    user = UserFactory.create()
    sign_in_by_code(client, str(user.email))
    client.post(reverse("account_logout"))
    assert f"Account {user.pk} signed in by code" in lines()
    assert f"Account {user.pk} signed out" in lines()
    assert not any(str(user.email) in line for line in lines())


def test_wrong_codes_and_words_are_written_down_without_them(client: Client, lines: Any) -> None:
    user = UserFactory.create()
    ask_for_code(client, str(user.email))
    client.post(reverse("account_confirm_login_code"), {"code": "WRONG1"})
    assert f"Account {user.pk} was refused: a wrong code of a mail" in lines()
    sign_in_by_words(Client(), "asha27", "river stone bread lamp")
    assert "A sign-in was refused: name and words do not fit" in lines()
    assert not any(word in line for line in lines() for word in ("WRONG1", "asha27", "river"))


@pytest.mark.parametrize(
    ("signal", "words"),
    [
        (account.user_signed_up, "signed up"),
        (account.password_set, "got her first words"),
        (account.password_changed, "changed her words"),
        (account.email_added, "added an address"),
        (account.email_changed, "changed her main address"),
        (account.email_removed, "removed an address"),
        (account.email_verification_code_rejected, "was refused: a wrong code for an address"),
        (mfa.authenticator_added, "added a second factor"),
        (mfa.authenticator_removed, "removed a second factor"),
        (mfa.authenticator_reset, "renewed a second factor"),
        (mfa.authentication_failed, "was refused: a wrong second factor"),
    ],
)
def test_every_change_of_a_way_in_has_its_line(
    signal: Any, words: str, client: Client, lines: Any
) -> None:
    user = UserFactory.create()
    request = RequestFactory().get("/")
    request.user, request.session = user, client.session
    signal.send(sender=None, request=request, user=user, authenticator=None)
    (line,) = [one for one in lines() if one.startswith(f"Account {user.pk} ")]
    assert line == f"Account {user.pk} {words}"
