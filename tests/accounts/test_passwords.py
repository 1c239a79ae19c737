"""Words and passwords: nobody chooses one on the site, and what the server's command takes."""

import re
from datetime import timedelta
from typing import Any
from unittest.mock import patch

import pytest
import time_machine
from django.conf import settings
from django.contrib.auth.hashers import MD5PasswordHasher, PBKDF2PasswordHasher
from django.contrib.auth.password_validation import CommonPasswordValidator, validate_password
from django.core.exceptions import ValidationError
from django.forms import Form
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts import forms
from accounts.actions.issue_slip import issue_slip
from accounts.models import User
from tests.accounts.help import app_code, is_signed_in, sign_in_by_words
from tests.contracts.repository import ROOT
from tests.factories.accounts import WORDS, UserFactory, WordsUserFactory, add_app

LONG = "wandering herons 7 at dusk"


@pytest.mark.parametrize(
    "password",
    [
        "fourteen sign.",
        "my-Cradle-of-2026",
        "superusers drink tea",
        *sorted(word for word in CommonPasswordValidator().passwords if len(word) > 15)[:3],
    ],
)
def test_a_short_a_common_or_an_obvious_password_is_refused(password: str) -> None:
    with pytest.raises(ValidationError):
        validate_password(password)


@pytest.mark.parametrize(
    "password",
    ["a" * 15 + "qzxw", "onlysmallletters", "730518264091573", "пчела летит домой", LONG * 10],
)
def test_any_signs_will_do_and_the_longest_are_welcome(password: str) -> None:
    validate_password(password)


@pytest.mark.django_db
def test_a_password_of_somebody_with_an_address_counts_sign_by_sign(client: Client) -> None:
    password = LONG * 5
    assert len(password) > 64
    user = UserFactory.create(password=password)
    for wrong in (password[:-1], password.upper(), f"{password} "):
        sign_in_by_words(client, str(user.email), wrong)
        assert not is_signed_in(client)
    sign_in_by_words(client, str(user.email), password)
    assert is_signed_in(client)


@pytest.mark.django_db
def test_words_are_good_until_she_makes_new_ones(client: Client) -> None:
    user = WordsUserFactory.create()
    with time_machine.travel(timezone.now() + timedelta(days=3650)):
        answer = sign_in_by_words(client, str(user.username), WORDS)
        assert answer.url == reverse("member_home")
        assert is_signed_in(client)


@pytest.mark.django_db
def test_the_field_for_the_words_hides_them_and_lets_managers_fill_it(client: Client) -> None:
    page = client.get(reverse("account_login")).content.decode()
    field = re.findall(r'<input[^>]*name="password"[^>]*>', page)
    assert len(field) == 1
    assert 'type="password"' in field[0]
    assert 'autocomplete="current-password"' in field[0]
    scripts = [path for app in ("home", "accounts") for path in (ROOT / app).rglob("*.js")]
    assert scripts
    for path in scripts:
        assert not re.search(r"""["']paste["']|onpaste""", path.read_text()), path
    assert "onpaste" not in page


def fields_of_account_forms() -> set[str]:
    """Return the names of all fields that the account pages show or take."""
    found: set[str] = set()
    for module in ("plain", "profile", "second_factor", "shared_phone", "sign_in"):
        code = __import__(f"{forms.__name__}.{module}", fromlist=["x"])
        for value in vars(code).values():
            if isinstance(value, type) and issubclass(value, Form):
                found |= {*value.base_fields}
    return found


def test_no_form_takes_a_new_password_a_hint_or_an_answer_about_ones_life() -> None:
    known = {"login", "password", "remember", "email", "code", "name", "credential", "username"}
    known |= {"passwordless", "language"}
    assert fields_of_account_forms() <= known
    columns = {field.name for field in User._meta.get_fields()}
    assert not {name for name in columns if re.search("hint|question|answer", name)}


@pytest.mark.django_db
def test_no_account_comes_with_the_software() -> None:
    assert not User.objects.exists()


@pytest.mark.django_db
def test_a_slip_does_not_pass_by_the_second_factor(client: Client) -> None:
    owner = WordsUserFactory.create()
    add_app(owner)
    code = issue_slip(owner, UserFactory.create()).code
    answer = client.post(reverse("account_slip"), {"code": code})
    assert answer.url == reverse("mfa_authenticate")
    assert not is_signed_in(client)
    client.post(reverse("mfa_authenticate"), {"code": app_code()})
    assert is_signed_in(client)


def test_words_are_hashed_as_slowly_as_is_advised_today() -> None:
    text = (ROOT / "config" / "settings" / "accounts.py").read_text()
    listed: Any = re.search(r"PASSWORD_HASHERS = \[\n(.+?)\n\]", text, re.DOTALL)
    assert listed[1].strip() == '"django.contrib.auth.hashers.PBKDF2PasswordHasher",'
    for name in ("production", "demo", "base"):
        other = (ROOT / "config" / "settings" / f"{name}.py").read_text()
        assert "PASSWORD_HASHERS" not in other
    # OWASP Password Storage Cheat Sheet: 600,000 rounds of PBKDF2 with SHA-256.
    assert PBKDF2PasswordHasher.iterations >= 600_000
    assert PBKDF2PasswordHasher.digest().name == "sha256"
    assert PBKDF2PasswordHasher.salt_entropy >= 128
    assert settings.AUTHENTICATION_BACKENDS == ["accounts.backends.PassphraseBackend"]


@pytest.mark.django_db
def test_an_unknown_name_costs_as_much_as_wrong_words(client: Client) -> None:
    user = WordsUserFactory.create()
    work = []
    for name in (str(user.username), "nobody"):
        with patch.object(
            MD5PasswordHasher, "encode", autospec=True, side_effect=MD5PasswordHasher.encode
        ) as hashed:
            answer = sign_in_by_words(client, name, "wrong words")
        text = answer.content.decode().replace(name, "NAME")
        token = str(answer.context["csrf_token"])
        work.append((hashed.call_count, answer.status_code, text.replace(token, "TOKEN")))
    assert work[0] == work[1]
    assert work[0][0] == 1
