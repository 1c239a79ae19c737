"""Every account page: in our design, without text inside the boxes, private to one person."""

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import translation

from tests.accounts.help import ask_for_code, sign_in_by_code
from tests.factories.accounts import UserFactory, add_app

pytestmark = pytest.mark.django_db

STRANGERS = ["account_login", "account_signup", "account_slip", "account_inactive"]
OWN = [
    "account_logout",
    "account_email",
    "account_words",
    "mfa_index",
    "mfa_activate_totp",
    "mfa_add_webauthn",
    "mfa_list_webauthn",
    "usersessions_list",
]
WITH_APP = [
    "mfa_deactivate_totp",
    "mfa_generate_recovery_codes",
    "mfa_view_recovery_codes",
    "mfa_reauthenticate",
]


def check(client: Client, address: str) -> None:
    """Assert that a page is one of ours."""
    answer = client.get(address)
    page = answer.content.decode()
    assert answer.status_code == 200, address
    assert 'class="header"' in page
    assert page.count("<h1") == 1
    assert " placeholder=" not in page
    assert "no-store" in answer.headers["Cache-Control"]


@pytest.mark.parametrize("language", ["en", "es", "fr", "pt"])
@pytest.mark.parametrize("name", STRANGERS)
def test_a_page_for_strangers_is_ours(client: Client, name: str, language: str) -> None:
    with translation.override(language):
        check(client, reverse(name))


@pytest.mark.parametrize("name", OWN)
def test_a_page_about_signing_in_is_ours(client: Client, name: str) -> None:
    client.force_login(UserFactory.create())
    check(client, reverse(name))


@pytest.mark.parametrize("name", WITH_APP)
def test_a_page_about_the_second_factor_is_ours(client: Client, name: str) -> None:
    user = UserFactory.create()
    client.force_login(user)
    add_app(user)
    session = client.session
    session["account_authentication_methods"] = [
        {"method": "mfa", "at": 99_999_999_999, "reauthenticated": True}
    ]
    session["account_authentication_methods_user"] = str(user.pk)
    session.save()
    if name == "mfa_view_recovery_codes":
        client.post(reverse("mfa_generate_recovery_codes"))
    check(client, reverse(name))


def test_the_pages_that_ask_for_a_code_are_ours(client: Client) -> None:
    user = UserFactory.create()
    ask_for_code(client, str(user.email))
    check(client, reverse("account_confirm_login_code"))
    client = Client()
    add_app(user)
    sign_in_by_code(client, str(user.email))
    check(client, reverse("mfa_authenticate"))
    client = Client()
    client.post(reverse("account_signup"), {"email": "new@example.org"})
    check(client, reverse("account_email_verification_sent"))


@pytest.mark.parametrize("language", ["en", "es", "fr", "pt"])
def test_the_mail_to_an_unknown_address_leads_to_an_account(client: Client, language: str) -> None:
    client.post(f"/{language}/account/login/", {"login": "nobody@example.org"})
    message = mail.outbox[0]
    address = f"/{language}/account/signup/"
    assert address in message.body
    html = str(message.alternatives[0][0])
    assert f'{address}"' in html
    assert f'lang="{language}"' in html
    assert "example.com" not in str(message.body)
