"""Who changes how she signs in shows again that it is she, however she signs in."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any
from unittest.mock import patch

import pytest
import time_machine
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.core import mail
from django.test import Client
from django.urls import reverse

from accounts.fresh_code import TRIES, VALID_FOR
from tests.accounts.help import app_code, is_signed_in, mailed_code, sign_in_by_code
from tests.factories.accounts import UserFactory, WordsUserFactory, add_app

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
NEW = {"email": "second@example.org", "action_add": "1"}


@pytest.fixture
def clock() -> Iterator[Any]:
    with time_machine.travel(NOON, tick=False) as moved:
        yield moved


@pytest.fixture
def phone(client: Client, clock: Any) -> Client:
    """The phone of somebody who has an address alone and signed in 16 minutes ago."""
    sign_in_by_code(client, str(UserFactory.create().email))
    clock.shift(timedelta(minutes=16))
    return client


def hidden(page: str, name: str) -> str:
    """Return the value of a hidden field."""
    found = re.search(rf'name="{name}" value="([^"]*)"', page)
    assert found
    return found[1]


CHANGES = [
    ("account_email", NEW),
    ("mfa_activate_totp", {"code": "123456"}),
    ("mfa_add_webauthn", {"name": "mine", "credential": "{}"}),
    ("usersessions_list", {}),
]


@pytest.mark.parametrize(("name", "fields"), CHANGES)
def test_a_change_to_her_ways_of_signing_in_asks_for_a_code_first(
    phone: Client, name: str, fields: dict[str, str]
) -> None:
    wanted = reverse(name)
    assert phone.get(wanted).status_code == 200
    answer = phone.post(wanted, fields)
    assert answer.url.startswith(f"{reverse('account_ask_code')}?next=")
    assert EmailAddress.objects.count() == 1
    assert not Authenticator.objects.exists()


def test_ending_one_sign_in_asks_too(phone: Client) -> None:
    address = reverse("account_sign_in_end", args=[UserSession.objects.get().pk])
    assert phone.post(address).url.startswith(reverse("account_ask_code"))
    assert is_signed_in(phone)


def test_with_the_code_from_her_mail_the_change_is_done(phone: Client) -> None:
    asked = phone.post(reverse("account_email"), NEW).url
    page = phone.get(asked).content.decode()
    wanted = {"next": hidden(page, "next")}
    answer = phone.post(reverse("account_ask_code"), {"send": "1", **wanted}, follow=True)
    assert "We sent you a code." in answer.content.decode()
    wanted = {"next": hidden(answer.content.decode(), "next")}
    phone.post(reverse("account_ask_code"), {"code": mailed_code(), **wanted})
    assert mail.outbox[-1].to == [NEW["email"]]


def test_right_after_the_sign_in_nobody_is_asked(client: Client, clock: Any) -> None:
    sign_in_by_code(client, str(UserFactory.create().email))
    clock.shift(timedelta(minutes=14))
    client.post(reverse("account_email"), NEW)
    assert mail.outbox[-1].to == [NEW["email"]]


def test_a_wrong_a_used_or_an_old_code_is_none(phone: Client, clock: Any) -> None:
    address = reverse("account_ask_code")
    phone.post(address, {"send": "1"})
    first = mailed_code()
    for _try in range(TRIES):
        assert phone.post(address, {"code": "BBBB-BBBB"}).status_code == 422
    assert phone.post(address, {"code": first}).status_code == 422
    phone.post(address, {"send": "1"})
    assert phone.post(address, {"code": first}).status_code == 422
    phone.post(address, {"send": "1"})
    clock.shift(VALID_FOR + timedelta(seconds=1))
    assert phone.post(address, {"code": mailed_code()}).status_code == 422
    phone.post(address, {"send": "1"})
    assert phone.post(address, {"code": mailed_code()}).status_code == 302
    assert phone.post(address, {"code": mailed_code()}).status_code == 422


def test_a_code_for_deleting_the_account_is_none_for_a_change(phone: Client) -> None:
    phone.post(reverse("member_account_delete"), {"send": "1"})
    assert phone.post(reverse("account_ask_code"), {"code": mailed_code()}).status_code == 422


def test_codes_are_not_sent_without_end(phone: Client) -> None:
    sent = [phone.post(reverse("account_ask_code"), {"send": "1"}).status_code for _n in range(6)]
    assert sent == [302] * 5 + [429]


def test_who_has_words_or_an_app_is_asked_for_those(client: Client, clock: Any) -> None:
    for user, name in ((WordsUserFactory.create(), "account"), (UserFactory.create(), "mfa")):
        if name == "mfa":
            add_app(user)
        client.force_login(user)
        clock.shift(timedelta(minutes=16))
        answer = client.post(reverse("account_email"), NEW)
        assert answer.url.startswith(reverse(f"{name}_reauthenticate"))
        assert client.get(reverse("account_ask_code")).url == reverse("member_account")


@pytest.mark.parametrize("way", ["code", "app"])
def test_proved_again_the_session_has_a_new_key_and_the_old_one_opens_nothing(
    phone: Client, way: str
) -> None:
    user = UserSession.objects.get().user
    old = phone.session.session_key
    if way == "app":
        add_app(user)
        phone.post(reverse("mfa_reauthenticate"), {"code": app_code()})
    else:
        phone.post(reverse("account_ask_code"), {"send": "1"})
        phone.post(reverse("account_ask_code"), {"code": mailed_code()})
    new = phone.session.session_key
    assert new != old
    assert is_signed_in(phone)
    assert list(Session.objects.values_list("pk", flat=True)) == [new]
    assert list(UserSession.objects.values_list("session_key", flat=True)) == [new]


def test_every_sign_in_has_a_new_key_from_the_generator_for_secrets(client: Client) -> None:
    user = UserFactory.create()
    keys = []
    for _time in range(2):
        client.get(reverse("account_login"))
        sign_in_by_code(client, str(user.email))
        keys.append(client.session.session_key)
        client.post(reverse("account_logout"))
    assert len({*keys}) == 2
    store = client.session.__class__()
    with patch("django.utils.crypto.secrets.choice", lambda letters: letters[-1]):
        assert len({*store._get_new_session_key()}) == 1
    letters = {letter for _n in range(50) for letter in store._get_new_session_key()}
    assert len(letters) ** len(str(keys[0])) >= 2**128


def test_no_page_makes_a_sign_in_by_being_opened(client: Client) -> None:
    user = UserFactory.create()
    client.post(reverse("account_login"), {"login": user.email})
    for name in ("account_login", "account_confirm_login_code", "account_slip"):
        client.get(reverse(name), {"code": mailed_code()})
    assert not is_signed_in(client)
    assert not UserSession.objects.exists()
    assert len(mail.outbox) == 1
