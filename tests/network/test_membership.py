"""Memberships: responsibilities, leaving, sign-in slips, and always a steward."""

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import ModelLogEntry

from accounts.actions.redeem_slip import redeem_slip
from accounts.models import SignInSlip
from home.actions.errors import Conflict, Invalid, NotAllowed
from network.actions.change_roles import change_roles
from network.actions.end_membership import end_membership
from network.actions.issue_sign_in_slip import issue_sign_in_slip
from network.enums import Role
from network.models import Membership
from tests.factories.accounts import UserFactory, WordsUserFactory
from tests.factories.network import MembershipFactory

pytestmark = pytest.mark.django_db


def pair() -> tuple[Membership, Membership]:
    """Return a steward and an author of one organisation."""
    steward = MembershipFactory.create(steward=True)
    return steward, MembershipFactory.create(organisation=steward.organisation)


def test_a_steward_gives_other_responsibilities_and_the_log_keeps_both() -> None:
    steward, member = pair()
    change_roles(member, steward.user, {Role.COLLECTOR})
    member.refresh_from_db()
    assert member.roles == [Role.COLLECTOR]
    entry = ModelLogEntry.objects.get(action="network.change_roles")
    assert (entry.data["before"], entry.data["after"]) == (["author"], ["collector"])


def test_the_last_steward_stays_one() -> None:
    steward, member = pair()
    with pytest.raises(NotAllowed):
        change_roles(steward, steward.user, {Role.AUTHOR})
    with pytest.raises(NotAllowed):
        end_membership(steward, steward.user)
    change_roles(member, steward.user, {Role.STEWARD})
    end_membership(steward, steward.user)
    assert not Membership.objects.live().filter(pk=steward.pk).exists()


def test_nobody_is_left_without_responsibility() -> None:
    steward, member = pair()
    with pytest.raises(Invalid):
        change_roles(member, steward.user, set())


def test_authors_and_strangers_change_nothing() -> None:
    steward, member = pair()
    stranger = MembershipFactory.create(steward=True)
    for user in (member.user, stranger.user):
        with pytest.raises(NotAllowed):
            change_roles(member, user, {Role.STEWARD})
        with pytest.raises(NotAllowed):
            end_membership(steward, user)
        with pytest.raises(NotAllowed):
            issue_sign_in_slip(member, user)


def test_a_member_leaves_on_her_own_and_only_once() -> None:
    _steward, member = pair()
    end_membership(member, member.user)
    with pytest.raises(Conflict):
        end_membership(member, member.user)
    with pytest.raises(Conflict):
        change_roles(member, _steward.user, {Role.AUTHOR})


def test_a_steward_makes_a_slip_for_a_member_without_email() -> None:
    steward = MembershipFactory.create(steward=True)
    user = WordsUserFactory.create()
    member = MembershipFactory.create(organisation=steward.organisation, user=user)
    issued = issue_sign_in_slip(member, steward.user)
    assert issued.slip.user == user
    assert ModelLogEntry.objects.filter(action="accounts.issue_slip", user=steward.user).exists()


def test_no_slip_is_made_for_a_member_with_email_or_one_who_left() -> None:
    steward, member = pair()
    with pytest.raises(Conflict):
        issue_sign_in_slip(member, steward.user)
    end_membership(member, steward.user)
    member.refresh_from_db()
    with pytest.raises(NotAllowed):
        issue_sign_in_slip(member, steward.user)


def test_the_people_page_is_for_stewards_and_says_so(client: Client) -> None:
    steward, member = pair()
    address = reverse("member_people", args=[steward.organisation.slug])
    client.force_login(member.user)
    refusal = client.get(address)
    assert refusal.status_code == 403
    assert "Only a steward" in refusal.content.decode()
    client.force_login(UserFactory.create())
    assert client.get(address).status_code == 404
    client.force_login(steward.user)
    page = client.get(address)
    assert str(member.user) in page.content.decode()


def test_a_steward_works_on_the_people_page(client: Client) -> None:
    steward, member = pair()
    slug = steward.organisation.slug
    client.force_login(steward.user)
    client.post(reverse("member_roles", args=[slug, member.pk]), {"roles": ["steward", "author"]})
    member.refresh_from_db()
    assert member.roles == [Role.STEWARD, Role.AUTHOR]
    refused = client.post(reverse("member_roles", args=[slug, member.pk]), {}, follow=True)
    assert "Choose at least one responsibility." in refused.content.decode()
    client.post(reverse("member_end", args=[member.pk]))
    assert not Membership.objects.live().filter(pk=member.pk).exists()


def test_a_slip_is_shown_once_with_its_code(client: Client) -> None:
    steward = MembershipFactory.create(steward=True)
    user = WordsUserFactory.create()
    member = MembershipFactory.create(organisation=steward.organisation, user=user)
    client.force_login(steward.user)
    address = reverse("member_slip", args=[steward.organisation.slug, member.pk])
    answer = client.post(address)
    assert answer.context["code"] in answer.content.decode()
    assert client.get(address).status_code in (400, 405)


def test_the_same_form_sent_twice_makes_one_slip_until_it_is_used(client: Client) -> None:
    steward = MembershipFactory.create(steward=True)
    user = WordsUserFactory.create()
    member = MembershipFactory.create(organisation=steward.organisation, user=user)
    client.force_login(steward.user)
    people = reverse("member_people", args=[steward.organisation.slug])
    address = reverse("member_slip", args=[steward.organisation.slug, member.pk])
    key = client.get(people).context["key"]
    codes = {client.post(address, {"key": key}).context["code"] for _ in range(2)}
    assert SignInSlip.objects.filter(user=user).count() == len(codes) == 1
    redeem_slip(codes.pop())
    again = client.post(address, {"key": key}, follow=True)
    assert "This paper was used or replaced." in again.content.decode()
    with pytest.raises(Conflict, match="used or replaced"):
        issue_sign_in_slip(member, steward.user, key)
    assert client.post(address, {"key": client.get(people).context["key"]}).status_code == 200


def test_a_stranger_cannot_end_a_membership_by_its_number(client: Client) -> None:
    _steward, member = pair()
    client.force_login(MembershipFactory.create(steward=True).user)
    assert client.post(reverse("member_end", args=[member.pk])).status_code == 404
    assert Membership.objects.live().filter(pk=member.pk).exists()


def test_a_member_leaves_from_her_account_page(client: Client) -> None:
    _steward, member = pair()
    client.force_login(member.user)
    assert (
        reverse("member_end", args=[member.pk])
        in client.get(reverse("member_account")).content.decode()
    )
    client.post(reverse("member_end", args=[member.pk]))
    assert not Membership.objects.live().filter(pk=member.pk).exists()
