"""The gate to the admin: who is sent where."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from tests.accounts.help import app_code, sign_in_by_code
from tests.factories.accounts import UserFactory, add_app, staff_member

pytestmark = pytest.mark.django_db


def test_a_stranger_is_sent_to_our_sign_in_page(client: Client) -> None:
    answer = client.get("/admin/pages/")
    assert answer.status_code == 302
    assert answer.url == "/en/account/login/?next=%2Fadmin%2Fpages%2F"


def test_wagtails_own_sign_in_page_is_not_reachable(client: Client) -> None:
    assert client.get("/admin/login/").status_code == 302
    assert client.post("/admin/login/", {"username": "a", "password": "b"}).status_code == 302
    assert client.get("/admin/password_reset/").status_code == 404
    assert client.get("/admin/password_reset/confirm/a/b/").status_code == 404


def test_a_member_gets_a_clear_refusal_and_no_circle(client: Client) -> None:
    client.force_login(UserFactory.create())
    for path in ("/admin/", "/admin/login/?next=/admin/", "/admin/api/main/pages/"):
        answer = client.get(path)
        assert answer.status_code == 403
        assert "the member area" in answer.content.decode()


def test_staff_without_second_factor_are_sent_to_set_one_up(client: Client) -> None:
    client.force_login(staff_member())
    answer = client.get("/admin/")
    assert answer.url == "/en/account/2fa/totp/activate/?next=%2Fadmin%2F"
    assert client.get(answer.url).status_code == 200


def test_a_second_factor_that_was_not_used_in_this_session_is_asked_for(client: Client) -> None:
    user = staff_member()
    add_app(user)
    client.force_login(user)
    answer = client.get("/admin/")
    assert answer.url == "/en/account/2fa/reauthenticate/?next=%2Fadmin%2F"
    answer = client.post(answer.url, {"code": app_code()})
    assert answer.url == "/admin/"
    assert client.get("/admin/").status_code == 200


def test_staff_who_signed_in_with_both_factors_come_in(client: Client) -> None:
    user = staff_member()
    add_app(user)
    sign_in_by_code(client, str(user.email))
    client.post(reverse("mfa_authenticate"), {"code": app_code()})
    assert client.get("/admin/").status_code == 200


def test_the_demo_skips_the_second_factor_and_nothing_else(client: Client, settings: Any) -> None:
    settings.ADMIN_REQUIRES_MFA = False
    assert client.get("/admin/").status_code == 302
    client.force_login(staff_member())
    assert client.get("/admin/").status_code == 200
    client.force_login(UserFactory.create())
    assert client.get("/admin/").status_code == 403
