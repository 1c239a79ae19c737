"""A person deletes her account: at once, proved by a fresh code, and nothing leads to her."""

import re
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import ModelLogEntry

from accounts.models import User
from campaign.models import Signature
from home.actions.errors import Conflict
from home.actions.personal_data import erase_account
from home.models import ErasureReceipt, OutboxMail
from home.personal_data_accounts import is_emptied
from network.actions.delete_account import delete_account
from network.models import Membership
from tests.accounts.help import is_signed_in, mailed_code, sign_in_by_code, sign_in_by_words
from tests.factories.accounts import WORDS, UserFactory, WordsUserFactory
from tests.factories.campaign import SignatureFactory
from tests.factories.libraries import leave_traces
from tests.factories.network import MembershipFactory
from tests.factories.staff import editor

pytestmark = pytest.mark.django_db
PAGE = "/en/members/account/delete/"


def gone(user: Any) -> bool:
    return is_emptied(User.objects.get(pk=user.pk))


def code_for(client: Client) -> str:
    client.post(PAGE, {"send": "1"})
    return mailed_code()


def test_she_deletes_her_account_with_a_fresh_code_from_her_mail(client: Client) -> None:
    user = UserFactory.create(name="Ama Zorblax", email="zorblax@example.org")
    phones = [client, Client()]
    for phone in phones:
        sign_in_by_code(phone, str(user.email))
    assert PAGE in client.get(reverse("member_account")).content.decode()
    answer = client.post(PAGE, {"texts": "keep", "code": code_for(client)}, follow=True)
    assert "Your account is deleted" in answer.content.decode()
    assert answer.redirect_chain[0][0] == reverse("account_deleted")
    assert gone(user)
    assert not is_signed_in(client)
    assert phones[1].get(reverse("member_home")).status_code == 302


def test_the_receipt_is_the_last_mail_in_her_language(client: Client) -> None:
    user = UserFactory.create(language="fr", name="Awa")
    sent = OutboxMail.objects.create(to=[user.email], subject="x", state="sent")
    receipt = delete_account(user, remove_texts=True)
    assert receipt is not None
    message = mail.outbox[-1]
    assert message.to == [user.email]
    assert f"{receipt.pk}." in message.body
    assert "Bonjour Awa" in message.body
    sent.refresh_from_db()
    assert sent.to == []


def test_nothing_personal_is_left_and_the_log_has_no_name() -> None:
    member = MembershipFactory.create(user__name="Ama Zorblax")
    user = member.user
    leave_traces(user)
    address = str(user.email)
    delete_account(user, remove_texts=False)
    user = User.objects.get(pk=user.pk)
    assert (user.name, user.email, user.is_active) == ("", None, False)
    rows = str(list(ModelLogEntry.objects.values_list("label", "data")))
    assert "Zorblax" not in rows
    assert address not in rows
    entry = ModelLogEntry.objects.get(action="network.end_membership")
    assert (entry.user_id, entry.data["left"]) == (user.pk, True)
    assert Membership.objects.get(pk=member.pk).ended_at is not None


def test_what_she_signed_as_a_supporter_stays() -> None:
    user = UserFactory.create()
    signature = SignatureFactory.create(email=user.email, confirmed=True)
    delete_account(user, remove_texts=True)
    assert Signature.objects.get(pk=signature.pk).email == signature.email


def test_a_person_without_email_types_her_words_again(client: Client) -> None:
    user = WordsUserFactory.create()
    sign_in_by_words(client, str(user.username), WORDS)
    assert 'name="code"' not in client.get(PAGE).content.decode()
    answer = client.post(PAGE, {"texts": "keep"})
    assert answer.url.startswith(reverse("account_reauthenticate"))
    assert not gone(user)
    client.post(answer.url, {"password": WORDS, "next": PAGE})
    client.post(PAGE, {"texts": "keep"})
    assert gone(user)
    assert mail.outbox == []


def test_a_wrong_an_old_or_no_code_deletes_nothing(client: Client) -> None:
    user = UserFactory.create()
    client.force_login(user)
    code = code_for(client)
    assert client.post(PAGE, {"texts": "keep"}).status_code == 422
    wrong = client.post(PAGE, {"texts": "keep", "code": "AAAA-AAAA"})
    assert "This code is not right any more." in wrong.content.decode()
    with time_machine.travel(timezone.now() + timedelta(minutes=16), tick=False):
        assert client.post(PAGE, {"texts": "keep", "code": code}).status_code == 422
    assert not gone(user)


def test_after_three_wrong_codes_the_right_one_is_refused_too(client: Client) -> None:
    user = UserFactory.create()
    client.force_login(user)
    code = code_for(client)
    for _time in range(3):
        client.post(PAGE, {"texts": "keep", "code": "AAAA-AAAA"})
    assert client.post(PAGE, {"texts": "keep", "code": code}).status_code == 422
    assert not gone(user)
    client.post(PAGE, {"texts": "keep", "code": code_for(client).lower()})
    assert gone(user)


def test_the_code_of_another_session_does_not_work(client: Client) -> None:
    user = UserFactory.create()
    client.force_login(user)
    code = code_for(client)
    other = Client()
    other.force_login(user)
    assert other.post(PAGE, {"texts": "keep", "code": code}).status_code == 422


def test_the_choice_about_her_texts_has_no_default(client: Client) -> None:
    user = UserFactory.create()
    client.force_login(user)
    assert not re.search(r'name="texts"[^>]*checked', client.get(PAGE).content.decode())
    answer = client.post(PAGE, {"code": code_for(client)})
    assert "Choose what should become of them." in answer.content.decode()
    assert not gone(user)


def test_too_many_codes_are_refused(client: Client) -> None:
    client.force_login(UserFactory.create())
    answers = [client.post(PAGE, {"send": "1"}).status_code for _time in range(6)]
    assert answers == [302] * 5 + [429]


def test_the_last_steward_of_others_names_another_one_first(client: Client) -> None:
    steward = MembershipFactory.create(steward=True)
    other = MembershipFactory.create(organisation=steward.organisation)
    with pytest.raises(Conflict, match="last steward"):
        delete_account(steward.user, remove_texts=False)
    client.force_login(steward.user)
    page = client.get(PAGE).content.decode()
    assert "You are the last steward of" in page
    assert 'name="texts"' not in page
    assert client.post(PAGE, {"texts": "keep", "code": "x"}).status_code in (200, 409)
    other.is_steward = True
    other.save()
    delete_account(steward.user, remove_texts=False)
    assert gone(steward.user)


def test_the_only_member_of_an_organisation_is_not_locked_in() -> None:
    steward = MembershipFactory.create(steward=True)
    delete_account(steward.user, remove_texts=False)
    assert gone(steward.user)
    entry = ModelLogEntry.objects.get(action="network.end_membership")
    assert entry.data["was_the_last"] is True


def test_staff_are_refused_with_the_reason_and_nothing_is_erased(client: Client) -> None:
    staff = editor()
    with pytest.raises(Conflict, match="open the admin"):
        delete_account(staff, remove_texts=True)
    with pytest.raises(Conflict):
        erase_account(staff)
    client.force_login(staff)
    assert "may open the admin" in client.get(PAGE).content.decode()
    assert not ErasureReceipt.objects.exists()
    assert not gone(staff)


def test_again_nothing_happens() -> None:
    user = UserFactory.create()
    assert delete_account(user, remove_texts=False) is not None
    assert delete_account(user, remove_texts=False) is None
    assert ErasureReceipt.objects.count() == len(mail.outbox) == 1


def test_a_stranger_is_asked_to_sign_in(client: Client) -> None:
    assert client.get(PAGE).url.startswith(reverse("account_login"))
    assert client.get(reverse("account_deleted")).status_code == 200
