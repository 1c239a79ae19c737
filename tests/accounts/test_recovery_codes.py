"""Recovery codes: shown once, used once, kept as hashes alone."""

import re
from importlib import import_module
from typing import Any
from unittest.mock import patch

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from django.apps import apps
from django.contrib.auth.hashers import identify_hasher
from django.core import mail
from django.test import Client
from django.urls import reverse

from accounts.recovery_codes import DIGITS
from tests.accounts.help import app_code, is_signed_in, mailed_code, sign_in_by_code
from tests.factories.accounts import UserFactory, add_app

pytestmark = pytest.mark.django_db
CODE = re.compile(r"<code>(\d-\d{4}-\d{4})</code>")
PAGE = "mfa_view_recovery_codes"


@pytest.fixture
def phone(client: Client) -> Client:
    """The phone of somebody who just signed in with code and app."""
    user = UserFactory.create()
    add_app(user)
    sign_in_by_code(client, str(user.email))
    client.post(reverse("mfa_authenticate"), {"code": app_code()})
    record = {"method": "mfa", "at": 99_999_999_999, "reauthenticated": True}
    session = client.session
    session["account_authentication_methods"] = [record]
    session.save()
    return client


def new_codes(phone: Client) -> list[str]:
    """Press the button; return what the page shows."""
    answer = phone.post(reverse("mfa_generate_recovery_codes"), follow=True)
    return CODE.findall(answer.content.decode())


def kept() -> Authenticator:
    return Authenticator.objects.get(type=Authenticator.Type.RECOVERY_CODES)


def gets_in(code: str) -> bool:
    """Sign in on another phone with a code by mail and this one."""
    browser = Client()
    sign_in_by_code(browser, str(kept().user.email))
    browser.post(reverse("mfa_authenticate"), {"code": code})
    return is_signed_in(browser)


def test_they_are_shown_once(phone: Client) -> None:
    codes = new_codes(phone)
    assert len({*codes}) == 6
    page = phone.get(reverse(PAGE)).content.decode()
    assert CODE.findall(page) == []
    assert "They were shown once." in page
    assert "6 of 6 codes are left." in page
    assert phone.get(reverse("mfa_download_recovery_codes")).status_code == 403


def test_each_works_once_however_it_is_typed(phone: Client) -> None:
    codes = new_codes(phone)
    assert gets_in(codes[3].replace("-", " "))
    assert not gets_in(codes[3])
    assert gets_in(codes[0])
    assert "4 of 6 codes are left." in phone.get(reverse(PAGE)).content.decode()


def test_new_ones_end_the_old_ones_and_she_is_told(
    phone: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = new_codes(phone)
    mail.outbox.clear()
    monkeypatch.setattr("django.db.transaction.on_commit", lambda after: after())
    new = new_codes(phone)
    assert "recovery codes" in str(mail.outbox[0].body)
    assert mail.outbox[0].to == [kept().user.email]
    assert not gets_in(old[0])
    assert gets_in(new[0])


@pytest.mark.parametrize("typed", ["", "1", "9-0000-0000", "x-١٢٣٤-٥٦٧٨", "0" * 40])
def test_what_is_none_opens_nothing(phone: Client, typed: str) -> None:
    new_codes(phone)
    assert not kept().wrap().validate_code(typed)
    assert len(kept().data["hashes"]) == 6


def test_nothing_that_is_kept_says_a_code(phone: Client, settings: Any) -> None:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.PBKDF2PasswordHasher"]
    with patch("django.contrib.auth.hashers.PBKDF2PasswordHasher.iterations", 10):
        codes = new_codes(phone)
    hashes = kept().data["hashes"]
    assert {identify_hasher(one).algorithm for one in hashes.values()} == {"pbkdf2_sha256"}
    salts = {one.split("$")[2] for one in hashes.values()}
    assert len(salts) == 6
    assert min(map(len, salts)) >= 22
    assert not any(code[2:].replace("-", "") in str(kept().data) for code in codes)
    assert {*kept().data} == {"hashes", "viewed_at"}


def test_they_come_from_the_generator_for_secrets(phone: Client) -> None:
    with patch("accounts.recovery_codes.secrets.randbelow", lambda most: most - 1):
        assert new_codes(phone)[0] == "0-9999-9999"
    assert 10**DIGITS > 2**20


def test_two_first_looks_at_once_make_one_set() -> None:
    user = UserFactory.create()
    first, second = RecoveryCodes.activate(user), RecoveryCodes.activate(user)
    first.mark_as_viewed()
    second.mark_as_viewed()
    assert len(first.get_unused_codes()[0]) > 0
    assert second.get_unused_codes() == [""] * 6


def test_seeds_of_before_are_forgotten() -> None:
    user = UserFactory.create()
    data = {"seed": "5eed", "used_mask": 1, "viewed_at": 1.0}
    kind = Authenticator.Type.RECOVERY_CODES
    Authenticator.objects.create(user=user, type=kind, data=data)
    app = add_app(user)
    import_module("accounts.migrations.0004_hash_recovery_codes").forget_seeds(apps, None)
    assert kept().data == {"hashes": {}}
    assert Authenticator.objects.get(pk=app.pk).data == app.data


def test_a_code_by_mail_alone_does_not_show_them() -> None:
    user = UserFactory.create()
    add_app(user)
    client = Client()
    client.force_login(user)
    client.post(reverse("mfa_generate_recovery_codes"))
    assert not Authenticator.objects.filter(type=Authenticator.Type.RECOVERY_CODES).exists()
    client.post(reverse("account_ask_code"), {"send": "1"})
    with pytest.raises(IndexError):
        mailed_code()
