"""Sign-in slips: once, for a day, never in secret."""

from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.actions.errors import NoSlipForHer, SlipRefused
from accounts.actions.issue_slip import SLIPS_PER_PERSON_A_DAY, issue_slip
from accounts.actions.redeem_slip import redeem_slip
from accounts.models import SignInSlip
from tests.accounts.help import is_signed_in, sign_in_by_words
from tests.factories.accounts import WORDS, UserFactory, WordsUserFactory, staff_member

pytestmark = pytest.mark.django_db


def test_a_slip_lets_its_owner_in_once(client: Client) -> None:
    owner, steward = WordsUserFactory.create(), UserFactory.create()
    code = issue_slip(owner, steward).code
    assert client.get(f"/en/account/slip/{code}/").status_code == 200
    assert not is_signed_in(client)
    answer = client.post(reverse("account_slip"), {"code": code.lower().replace("-", " ")})
    assert answer.url == reverse("account_words")
    assert client.session["_auth_user_id"] == str(owner.pk)
    other = Client()
    assert other.post(reverse("account_slip"), {"code": code}).status_code == 422
    assert not is_signed_in(other)


def test_with_a_slip_she_gets_new_words_and_the_old_ones_die(client: Client) -> None:
    owner = WordsUserFactory.create()
    client.post(reverse("account_slip"), {"code": issue_slip(owner, UserFactory.create()).code})
    answer = client.post(reverse("account_words"))
    words = answer.context["passphrase"]
    assert words in answer.content.decode()
    assert len(words.split()) == 4
    assert is_signed_in(client)
    again = Client()
    sign_in_by_words(again, str(owner.username), WORDS)
    assert not is_signed_in(again)
    sign_in_by_words(again, str(owner.username), words)
    assert is_signed_in(again)


def test_new_words_ask_for_the_old_ones_without_a_slip(client: Client) -> None:
    owner = WordsUserFactory.create()
    sign_in_by_words(client, str(owner.username), WORDS)
    answer = client.post(reverse("account_words"))
    assert answer.url.startswith(reverse("account_reauthenticate"))
    client.post(reverse("account_reauthenticate"), {"password": WORDS.upper()})
    assert client.post(reverse("account_words")).status_code == 200


def test_a_slip_is_useless_after_a_day() -> None:
    with time_machine.travel(timezone.now() - timedelta(hours=24, minutes=1)):
        code = issue_slip(WordsUserFactory.create(), UserFactory.create()).code
    with pytest.raises(SlipRefused):
        redeem_slip(code)


def test_a_newer_slip_replaces_the_older_one() -> None:
    owner, steward = WordsUserFactory.create(), UserFactory.create()
    first, second = issue_slip(owner, steward).code, issue_slip(owner, steward).code
    with pytest.raises(SlipRefused):
        redeem_slip(first)
    assert redeem_slip(second) == owner


def test_the_code_is_not_stored() -> None:
    issued = issue_slip(WordsUserFactory.create(), UserFactory.create())
    assert issued.code.replace("-", "") not in str(SignInSlip.objects.values().get())


def test_people_with_email_and_staff_get_no_slip() -> None:
    steward = UserFactory.create()
    for person in (UserFactory.create(), staff_member(email=None, username="boss")):
        with pytest.raises(NoSlipForHer):
            issue_slip(person, steward)


def test_nobody_gets_more_than_three_slips_a_day() -> None:
    owner, steward = WordsUserFactory.create(), UserFactory.create()
    for _number in range(SLIPS_PER_PERSON_A_DAY):
        issue_slip(owner, steward)
    with pytest.raises(NoSlipForHer):
        issue_slip(owner, steward)


def test_the_owner_is_told_at_her_next_sign_in_and_only_once(client: Client) -> None:
    owner = WordsUserFactory.create()
    issue_slip(owner, UserFactory.create(name="Efua"))
    sign_in_by_words(client, str(owner.username), WORDS)
    page = client.get(reverse("member_home")).content.decode()
    assert "Efua made a sign-in slip for you" in page
    client.logout()
    sign_in_by_words(client, str(owner.username), WORDS)
    assert "made a sign-in slip" not in client.get(reverse("member_home")).content.decode()


def test_codes_cannot_be_tried_without_end(client: Client) -> None:
    answers = [client.post(reverse("account_slip"), {"code": "AAAA"}) for _try in range(11)]
    assert answers[9].status_code == 422
    assert answers[10].status_code == 429
    assert answers[10].headers["Retry-After"]
