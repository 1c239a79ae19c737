"""A phone that is shared: signed out after half an hour, and nothing left on it."""

from datetime import UTC, datetime, timedelta
from typing import Any
from unittest.mock import patch

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from allauth.mfa.webauthn.forms import LoginWebAuthnForm
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse

from accounts.actions.issue_slip import issue_slip
from accounts.clear_site_data import DIRECTIVES
from accounts.shared_phones import SHARED
from tests.accounts.help import (
    app_code,
    ask_for_code,
    is_signed_in,
    mailed_code,
    sign_in_by_code,
    sign_in_by_words,
)
from tests.factories.accounts import WORDS, UserFactory, WordsUserFactory, add_app, staff_member
from tests.network.help import invited

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
TICKED = {"shared_phone": "on"}


@pytest.fixture
def clock() -> Any:
    with time_machine.travel(NOON, tick=False) as moved:
        yield moved


def by_code(client: Client) -> None:
    sign_in_by_code(client, str(UserFactory.create().email), **TICKED)


def by_words(client: Client) -> None:
    user = WordsUserFactory.create()
    client.post(reverse("account_login"), {"login": user.username, "password": WORDS, **TICKED})


def by_slip(client: Client) -> None:
    issued = issue_slip(WordsUserFactory.create(), UserFactory.create())
    client.post(reverse("account_slip"), {"code": issued.code, **TICKED})


def by_signing_up(client: Client) -> None:
    client.post(reverse("account_signup"), {"email": "new@example.org", **TICKED})
    client.post(reverse("account_email_verification_sent"), {"code": mailed_code()})


def by_paper(client: Client) -> None:
    client.post(reverse("invitation", args=[invited().code]), {"name": "Efua", **TICKED})


def by_invitation(client: Client) -> None:
    client.post(reverse("invitation", args=[invited("efua@example.org").code]), {"join": "1"})
    client.post(reverse("account_confirm_login_code"), {"code": mailed_code(), **TICKED})


def with_second_factor(client: Client) -> None:
    user = UserFactory.create()
    add_app(user)
    sign_in_by_code(client, str(user.email), **TICKED)
    client.post(reverse("mfa_authenticate"), {"code": app_code()})


def by_passkey(client: Client) -> None:
    passkey = Authenticator.objects.create(
        user=UserFactory.create(), type=Authenticator.Type.WEBAUTHN, data={}
    )
    with patch.object(LoginWebAuthnForm, "clean_credential", lambda _form: passkey):
        client.post(reverse("mfa_login_webauthn"), {"credential": "[1]", **TICKED})


WAYS = [
    by_code,
    by_words,
    by_slip,
    by_signing_up,
    by_paper,
    by_invitation,
    by_passkey,
    with_second_factor,
]


@pytest.mark.parametrize("way", WAYS)
def test_on_a_shared_phone_she_is_signed_out_after_30_minutes(
    client: Client, clock: Any, way: Any
) -> None:
    way(client)
    address = reverse("member_account")
    clock.shift(29 * 60 + 59)
    assert client.get(address).status_code == 200
    clock.shift(2)
    assert client.get(address).url.startswith(reverse("account_login"))
    assert not Session.objects.filter(expire_date__gt=NOON + timedelta(minutes=31)).exists()


@pytest.mark.parametrize("way", WAYS)
def test_the_cookie_goes_with_the_browser_and_the_session_says_why(
    client: Client, way: Any
) -> None:
    way(client)
    client.get(reverse("member_account"))
    cookie = client.cookies["sessionid"]
    assert (cookie["max-age"], cookie["expires"]) == ("", "")
    assert client.session[SHARED] is True


def test_on_her_own_phone_she_stays_signed_in(client: Client, clock: Any) -> None:
    sign_in_by_code(client, str(UserFactory.create().email))
    assert SHARED not in client.session
    assert client.cookies["sessionid"]["max-age"] > 24 * 3600
    clock.shift(timedelta(days=6))
    assert client.get(reverse("member_account")).status_code == 200


def test_the_half_hour_begins_with_the_sign_in_not_with_the_form(
    client: Client, clock: Any
) -> None:
    user = UserFactory.create()
    ask_for_code(client, str(user.email), **TICKED)
    clock.shift(10 * 60)
    client.post(reverse("account_confirm_login_code"), {"code": mailed_code(), **TICKED})
    clock.shift(29 * 60)
    assert client.get(reverse("member_account")).status_code == 200


def test_the_page_for_the_code_shows_the_tick_and_takes_it_away(client: Client) -> None:
    user = UserFactory.create()
    ask_for_code(client, str(user.email), **TICKED)
    address = reverse("account_confirm_login_code")
    assert "checked" in client.get(address).content.decode()
    client.post(address, {"code": mailed_code()})
    assert is_signed_in(client)
    assert SHARED not in client.session


def test_the_next_sign_in_on_the_same_phone_asks_anew(client: Client) -> None:
    ask_for_code(client, "ama@example.org", **TICKED)
    sign_in_by_words(client, str(WordsUserFactory.create().username), WORDS)
    assert is_signed_in(client)
    assert SHARED not in client.session


def test_a_slip_on_a_phone_where_somebody_is_still_signed_in(client: Client) -> None:
    client.force_login(UserFactory.create())
    by_slip(client)
    assert client.session[SHARED] is True


@pytest.mark.parametrize("name", ["member_home", "member_account", "account_email"])
def test_her_pages_say_until_when_she_is_signed_in(client: Client, clock: Any, name: str) -> None:
    by_code(client)
    clock.shift(7 * 60)
    page = client.get(reverse(name)).content.decode()
    assert "You are signed in for 23 more minutes, until 12:30 (UTC)." in page
    clock.shift(22 * 60 + 30)
    assert "for one more minute, until 12:30" in client.get(reverse(name)).content.decode()


def test_no_page_says_so_on_a_phone_of_her_own_or_before_the_sign_in(client: Client) -> None:
    ask_for_code(client, "ama@example.org", **TICKED)
    address = reverse("account_confirm_login_code")
    assert "more minute" not in client.get(address).content.decode()
    other = Client()
    sign_in_by_code(other, str(UserFactory.create().email))
    assert "more minute" not in other.get(reverse("member_home")).content.decode()


@pytest.mark.parametrize("ticked", [TICKED, {}])
def test_after_every_sign_out_the_browser_is_asked_to_forget(
    client: Client, ticked: dict[str, str]
) -> None:
    sign_in_by_code(client, str(UserFactory.create().email), **ticked)
    answer = client.post(reverse("account_logout"))
    assert answer.headers["Clear-Site-Data"] == DIRECTIVES
    assert client.cookies["sessionid"].value == ""
    assert not Session.objects.exists()


def test_after_a_sign_out_in_the_admin_too(client: Client) -> None:
    client.force_login(staff_member())
    assert client.post("/admin/logout/").headers["Clear-Site-Data"] == DIRECTIVES


def test_nothing_else_asks_the_browser_to_forget(client: Client) -> None:
    by_code(client)
    assert "Clear-Site-Data" not in client.get(reverse("member_home")).headers


def test_a_message_that_she_did_not_read_is_not_for_the_next_person(client: Client) -> None:
    client.post(reverse("account_login"), {"login": "ama@example.org"})
    user = UserFactory.create()
    sign_in_by_code(client, str(user.email))
    client.post(reverse("account_logout"))
    page = client.get(reverse("account_login")).content.decode()
    assert str(user.email) not in page
    assert "ama@example.org" not in page


def test_the_sign_in_page_remembers_nobody(client: Client) -> None:
    by_words(client)
    client.post(reverse("account_logout"))
    page = client.get(reverse("account_login")).content.decode()
    assert page.count('name="shared_phone"') == 4
    assert "checked" not in page
    assert 'value="asha' not in page


def test_who_joins_on_paper_finds_her_phone_in_her_list(client: Client) -> None:
    by_paper(client)
    assert UserSession.objects.get().session_key == client.session.session_key


def test_the_tick_beside_the_passkey_goes_with_it(client: Client) -> None:
    page = client.get(reverse("account_login")).content.decode()
    tick = next(part for part in page.split("<input") if 'id="passkey_shared_phone"' in part)
    assert 'form="mfa_login"' in tick.partition(">")[0]
    assert 'name="shared_phone"' in tick.partition(">")[0]
    assert 'id="mfa_login"' in page
