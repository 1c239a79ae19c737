"""A phone is lost: the steward signs the member out, and learns nothing else."""

import uuid
from typing import Any

import pytest
from allauth.usersessions.models import UserSession
from django.core import mail
from django.test import Client
from django.urls import reverse
from wagtail.models import ModelLogEntry

from accounts.actions.errors import NotForHer
from accounts.actions.report_lost_phone import report_lost_phone
from accounts.models import LostPhone
from home.actions.errors import Conflict, NotAllowed
from network.actions.end_membership import end_membership
from network.actions.report_lost_phone import report_lost_phone_of
from network.models import Membership
from tests.accounts.help import sign_in_by_code, sign_in_by_words
from tests.factories.accounts import WORDS, UserFactory, WordsUserFactory, staff_member
from tests.factories.network import MembershipFactory

pytestmark = pytest.mark.django_db


def pair(**fields: Any) -> tuple[Membership, Membership]:
    """Return a steward and an author of one organisation."""
    steward = MembershipFactory.create(steward=True)
    return steward, MembershipFactory.create(organisation=steward.organisation, **fields)


def address_of(member: Membership) -> str:
    return reverse("member_lost_phone", args=[member.organisation.slug, member.pk])


def is_in(client: Client) -> bool:
    return client.get(reverse("member_home")).status_code == 200


def test_the_steward_signs_a_member_out_everywhere_and_it_is_logged() -> None:
    steward, member = pair()
    lost, other, hers = Client(), Client(), Client()
    for client in (lost, other):
        sign_in_by_code(client, member.user.email)
    sign_in_by_code(hers, steward.user.email)
    page = hers.get(reverse("member_people", args=[member.organisation.slug])).content.decode()
    assert address_of(member) in page
    assert address_of(steward) not in page
    answer = hers.post(address_of(member), follow=True)
    assert "She is signed out on all phones." in answer.content.decode()
    assert [is_in(one) for one in (lost, other, hers)] == [False, False, True]
    entry = ModelLogEntry.objects.get(action="network.report_lost_phone")
    assert (entry.user, entry.data) == (steward.user, {"membership": member.pk})


def test_the_member_is_told_by_mail_in_her_language_by_whom() -> None:
    steward, member = pair(user__language="es")
    report_lost_phone_of(member, steward.user)
    message = mail.outbox[-1]
    assert message.to == [member.user.email]
    assert steward.user.name in message.body
    assert "/es/account/sessions/" in message.body
    assert "/es/account/sessions/" in str(message.alternatives[0][0])


def test_a_member_without_email_is_told_at_her_next_sign_in_and_once(client: Client) -> None:
    steward, member = pair(user=WordsUserFactory.create())
    report_lost_phone_of(member, steward.user)
    assert mail.outbox == []
    sign_in_by_words(client, str(member.user.username), WORDS)
    words = "signed you out on all phones, because one was lost"
    assert words in client.get(reverse("member_home")).content.decode()
    client.post(reverse("account_logout"))
    sign_in_by_words(client, str(member.user.username), WORDS)
    assert words not in client.get(reverse("member_home")).content.decode()


def test_the_steward_does_not_learn_whether_the_account_was_signed_in(client: Client) -> None:
    steward, member = pair()
    other = MembershipFactory.create(organisation=steward.organisation)
    sign_in_by_code(Client(), other.user.email)
    client.force_login(steward.user)
    answers = {
        client.post(address_of(one), follow=True).content.decode().count("signed out on all")
        for one in (member, other)
    }
    assert answers == {1}


def test_the_same_form_sent_twice_acts_and_writes_once() -> None:
    steward, member = pair()
    key = str(uuid.uuid4())
    for _time in range(2):
        report_lost_phone_of(member, steward.user, key)
    assert LostPhone.objects.count() == len(mail.outbox) == 1


def test_authors_and_stewards_of_other_organisations_sign_nobody_out(client: Client) -> None:
    _steward, member = pair()
    stranger = MembershipFactory.create(steward=True)
    sign_in_by_code(Client(), member.user.email)
    for user, status in ((member.user, 403), (stranger.user, 404)):
        with pytest.raises(NotAllowed):
            report_lost_phone_of(member, user)
        client.force_login(user)
        assert client.post(address_of(member)).status_code == status
    own = reverse("member_lost_phone", args=[stranger.organisation.slug, member.pk])
    assert client.post(own).status_code == 404
    assert UserSession.objects.filter(user=member.user).exists()


def test_who_left_is_not_signed_out_any_more() -> None:
    steward, member = pair()
    end_membership(member, member.user)
    member.refresh_from_db()
    with pytest.raises(NotAllowed):
        report_lost_phone_of(member, steward.user)


def test_staff_and_the_steward_herself_are_refused_with_the_reason(client: Client) -> None:
    steward, member = pair(user=staff_member())
    with pytest.raises(Conflict, match="campaign's staff"):
        report_lost_phone_of(member, steward.user)
    with pytest.raises(Conflict, match="your own account"):
        report_lost_phone_of(steward, steward.user)
    client.force_login(steward.user)
    answer = client.post(address_of(member), follow=True)
    assert "belongs to the campaign&#x27;s staff" in answer.content.decode()


def test_nobody_is_kept_out_by_doing_it_all_day() -> None:
    user, steward = UserFactory.create(), UserFactory.create()
    for _time in range(3):
        report_lost_phone(user, steward)
    with pytest.raises(NotForHer):
        report_lost_phone(user, steward)
