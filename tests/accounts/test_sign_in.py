"""Signing in: by e-mailed code, by four words, and what people without e-mail never meet."""

import pytest
import time_machine
from allauth.account.models import EmailAddress
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone, translation

from accounts.models import User
from tests.accounts.help import (
    ask_for_code,
    is_signed_in,
    mailed_code,
    sign_in_by_code,
    sign_in_by_words,
)
from tests.factories.accounts import WORDS, UserFactory, WordsUserFactory, add_app, staff_member

pytestmark = pytest.mark.django_db


def test_a_person_signs_in_with_a_code_from_her_mail(client: Client) -> None:
    user = UserFactory.create()
    answer = sign_in_by_code(client, str(user.email))
    assert answer.url == reverse("member_home")
    assert is_signed_in(client)


def test_capital_letters_in_the_address_do_not_matter(client: Client) -> None:
    user = UserFactory.create(email="ama@example.org")
    ask_for_code(client, "AMA@Example.org")
    client.post(reverse("account_confirm_login_code"), {"code": mailed_code().lower()})
    assert client.session["_auth_user_id"] == str(user.pk)


def test_after_five_codes_in_five_minutes_she_is_told_how_long_to_wait(client: Client) -> None:
    email = str(UserFactory.create().email)
    with time_machine.travel(timezone.now(), tick=False) as clock:
        assert {ask_for_code(client, email).status_code for _ in range(5)} == {302}
        clock.shift(299)
        refused = ask_for_code(client, email)
        assert refused.status_code == 200
        assert "Wait five minutes and try again." in refused.content.decode()
        clock.shift(2)
        assert ask_for_code(client, email).status_code == 302
    assert len(mail.outbox) == 6


def test_a_wrong_code_is_refused_and_the_third_one_ends_the_attempt(client: Client) -> None:
    user = UserFactory.create()
    ask_for_code(client, str(user.email))
    address = reverse("account_confirm_login_code")
    first = client.post(address, {"code": "AAAA-AAAA"})
    assert "This code is not right" in first.content.decode()
    client.post(address, {"code": "AAAA-AAAA"})
    assert client.post(address, {"code": "AAAA-AAAA"}).status_code == 302
    client.post(address, {"code": mailed_code()})
    assert not is_signed_in(client)


def test_the_mail_is_in_the_persons_language_not_in_that_of_the_page(client: Client) -> None:
    user = UserFactory.create(language="fr")
    ask_for_code(client, str(user.email))
    with translation.override("fr"):
        assert translation.gettext("Type this code on the page where you are signing in:") in str(
            mail.outbox[0].body
        )
    assert mailed_code() not in mail.outbox[0].subject
    html = str(mail.outbox[0].alternatives[0][0])
    assert '<html lang="fr"' in html
    assert mailed_code() in html


def test_signing_up_keeps_the_language_of_the_page_and_needs_only_the_address(
    client: Client,
) -> None:
    answer = client.post("/es/account/signup/", {"email": "nueva@example.org"})
    assert answer.url == "/es/account/confirm-email/"
    client.post("/es/account/confirm-email/", {"code": mailed_code()})
    user = User.objects.get(email="nueva@example.org")
    assert user.language == "es"
    assert user.username is None
    assert not user.has_usable_password()
    assert is_signed_in(client)


def test_a_member_without_email_signs_in_with_her_name_and_words(client: Client) -> None:
    user = WordsUserFactory.create()
    answer = sign_in_by_words(client, str(user.username), WORDS)
    assert answer.url == reverse("member_home")
    assert is_signed_in(client)


@pytest.mark.parametrize(
    "typed", ["Market MOTHER basket sunrise", "market-mother  basket\tsunrise "]
)
def test_case_and_spacing_of_the_words_do_not_matter(client: Client, typed: str) -> None:
    user = WordsUserFactory.create()
    sign_in_by_words(client, str(user.username).upper(), typed)
    assert is_signed_in(client)


def test_wrong_words_are_refused_and_the_name_stays_in_the_form(client: Client) -> None:
    user = WordsUserFactory.create()
    answer = sign_in_by_words(client, str(user.username), "market mother basket sunset")
    page = answer.content.decode()
    assert "The name and the words do not fit together." in page
    assert f'value="{user.username}"' in page
    assert not is_signed_in(client)


def test_an_inactive_person_does_not_get_in(client: Client) -> None:
    user = WordsUserFactory.create(is_active=False)
    answer = sign_in_by_words(client, str(user.username), WORDS)
    assert answer.url == reverse("account_inactive")
    assert not is_signed_in(client)


def test_the_second_factor_is_asked_for_after_the_code(client: Client) -> None:
    user = UserFactory.create()
    add_app(user)
    answer = sign_in_by_code(client, str(user.email))
    assert answer.url == reverse("mfa_authenticate")
    assert not is_signed_in(client)


def test_nobody_can_choose_or_reset_a_password(client: Client) -> None:
    client.force_login(UserFactory.create())
    for page in ("change", "set", "reset"):
        assert client.get(f"/en/account/password/{page}/").status_code == 404


def test_the_page_of_a_member_keeps_where_she_wanted_to_go(client: Client) -> None:
    user = UserFactory.create()
    answer = client.get("/fr/members/account/")
    assert answer.url == "/fr/account/login/?next=/fr/members/account/"
    answer = sign_in_by_code(client, str(user.email), next="/fr/members/account/")
    assert answer.url == "/fr/members/account/"


def test_a_half_done_attempt_on_a_shared_phone_does_not_stop_the_next_person(
    client: Client,
) -> None:
    user = WordsUserFactory.create()
    ask_for_code(client, "somebody@example.org")
    sign_in_by_words(client, str(user.username), WORDS)
    assert client.session["_auth_user_id"] == str(user.pk)


def test_a_mistyped_new_address_does_not_shut_a_person_with_words_out(client: Client) -> None:
    user = WordsUserFactory.create()
    EmailAddress.objects.create(user=user, email="wrong@example.org", verified=False)
    sign_in_by_words(client, str(user.username), WORDS)
    assert is_signed_in(client)


def test_words_still_forgive_capitals_once_she_has_an_address(client: Client) -> None:
    user = WordsUserFactory.create()
    EmailAddress.objects.create(user=user, email="asha@example.org", verified=True).set_as_primary()
    sign_in_by_words(client, str(user.username), WORDS.title())
    assert is_signed_in(client)


def test_the_last_address_can_not_be_removed(client: Client) -> None:
    user = UserFactory.create()
    sign_in_by_code(client, str(user.email))
    client.post(reverse("account_email"), {"email": user.email, "action_remove": "1"})
    user.refresh_from_db()
    assert user.email
    assert EmailAddress.objects.filter(user=user, verified=True).count() == 1


def test_a_second_address_is_confirmed_by_code_and_can_be_removed(client: Client) -> None:
    user = UserFactory.create()
    sign_in_by_code(client, str(user.email))
    client.post(reverse("account_email"), {"email": "second@example.org", "action_add": "1"})
    client.post(reverse("account_email_verification_sent"), {"code": mailed_code()})
    assert EmailAddress.objects.get(email="second@example.org").verified
    client.post(reverse("account_email"), {"email": "second@example.org", "action_remove": "1"})
    assert not EmailAddress.objects.filter(email="second@example.org").exists()


def test_staff_come_to_what_waits_for_them(client: Client) -> None:
    user = staff_member()
    assert sign_in_by_code(client, str(user.email)).url == "/admin/"
    assert '/admin/"' in client.get(reverse("member_home")).content.decode()
