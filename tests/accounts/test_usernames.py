"""Usernames and passphrases of people without e-mail."""

import pytest

from accounts.actions.create_member import create_member_without_email
from accounts.actions.errors import AccountRefusal
from accounts.actions.renew_words import renew_words
from accounts.passphrases import make_passphrase, normalise, words
from accounts.usernames import make_username
from tests.factories.accounts import UserFactory, WordsUserFactory


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("name", "username"),
    [
        ("Asha Devi", "asha"),
        ("Élodie N'Diaye", "elodie"),
        ("आशा", "asa"),
        ("Ñusta", "nusta"),
        ("123", "member"),
        ("  ", "member"),
    ],
)
def test_a_username_is_simple_to_type_in_any_country(name: str, username: str) -> None:
    made = make_username(name)
    assert made.isascii()
    assert made.rstrip("0123456789").startswith(username[:3])


@pytest.mark.django_db
def test_two_people_of_one_name_get_different_usernames() -> None:
    WordsUserFactory.create(username="asha")
    made = make_username("Asha")
    assert made.startswith("asha")
    assert made != "asha"


@pytest.mark.parametrize("language", ["en", "es", "fr", "pt"])
def test_every_language_has_two_thousand_different_words(language: str) -> None:
    plain = {normalise(word) for word in words(language)}
    assert len(plain) >= 2000
    assert all(word.isascii() and word.isalpha() for word in plain)
    assert max(len(word) for word in plain) <= 10


def test_an_unknown_language_gets_english_words() -> None:
    assert words("ur") == words("en")
    assert len(make_passphrase("ur").split()) == 4


@pytest.mark.django_db
def test_a_new_member_has_an_account_that_only_her_words_open() -> None:
    member = create_member_without_email("Asha", "es")
    assert member.user.email is None
    assert member.user.check_password(normalise(member.passphrase))
    assert not member.user.check_password(normalise(make_passphrase("es")))


@pytest.mark.django_db
def test_people_with_email_get_no_words() -> None:
    with pytest.raises(AccountRefusal):
        renew_words(UserFactory.create())
