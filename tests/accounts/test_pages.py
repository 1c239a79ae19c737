"""Every account page: in our design, without text inside the boxes, private to one person."""

import re
from typing import Any

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.core import mail
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from django.utils import translation

from accounts.models import User
from network import urls_members
from tests.accounts.help import app_code, ask_for_code, sign_in_by_code
from tests.contracts.repository import ROOT
from tests.factories.accounts import UserFactory, add_app
from tests.factories.network import MembershipFactory
from tests.factories.staff import editor

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


def test_every_page_for_one_person_leads_out(client: Client) -> None:
    steward = MembershipFactory.create(steward=True).user
    client.force_login(steward)
    pages = [name for name in OWN if name != "account_logout"]
    pages += [str(one.name) for one in urls_members.urlpatterns if "<" not in str(one.pattern)]
    asked = 0
    for name in pages:
        answer = client.get(reverse(name))
        if answer.status_code != 200 or "html" not in answer.headers["Content-Type"]:
            continue
        asked += 1
        assert f'"{reverse("account_logout")}"' in answer.content.decode(), name
    assert asked >= 12
    folder = ROOT / "templates" / "members"
    texts = {path.name: path.read_text(encoding="utf-8") for path in folder.rglob("*.html")}
    bases = {name: re.findall(r'{% extends "([^"]+)"', text) for name, text in texts.items()}
    others = {name for name, base in bases.items() if base and base != ["members/base.html"]}
    assert others == {"base.html"}
    assert {name for name, text in texts.items() if "block leave" in text} == {
        "base.html",
        "home.html",
    }


def test_the_admin_leads_out_too(client: Client, settings: Any) -> None:
    settings.ADMIN_REQUIRES_MFA = False
    client.force_login(editor())
    assert '"/admin/logout/"' in client.get("/admin/pages/").content.decode()


@pytest.mark.parametrize("way", ["app", "address"])
def test_after_a_change_she_is_offered_to_sign_out_elsewhere(client: Client, way: str) -> None:
    user = UserFactory.create()
    add_app(user)
    sign_in_by_code(client, str(user.email))
    client.post(reverse("mfa_authenticate"), {"code": app_code()})
    cache.clear()
    client.post(reverse("mfa_reauthenticate"), {"code": app_code()})
    if way == "app":
        answer = client.post(reverse("mfa_deactivate_totp"), follow=True)
        assert not Authenticator.objects.exists()
    else:
        EmailAddress.objects.create(user=user, email="second@example.org", verified=True)
        fields = {"email": "second@example.org", "action_primary": "1"}
        answer = client.post(reverse("account_email"), fields, follow=True)
        assert User.objects.get().email == "second@example.org"
    page = answer.content.decode()
    assert f'"{reverse("usersessions_list")}"' in page
    assert "Sign out elsewhere" in page
