"""Asking once a year whether facts are still right: stewards by mail, then scouts."""

from datetime import date, timedelta
from typing import Any

import pytest
import time_machine
from django.core.mail import EmailMessage
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from home.actions.errors import Conflict, Invalid, NotAllowed
from network.actions import ask_for_confirmations as asking
from network.actions.ask_for_confirmations import ask_for_confirmations
from network.actions.confirm_as_scout import confirm_as_scout
from network.actions.confirm_by_link import confirm_by_link
from network.actions.tell_scouts import tell_scouts
from network.actions.trust_scout import end_scout, trust_scout
from network.completeness import WANTED, completeness_of
from network.confirmation_links import make_token
from network.enums_register import FactGroup
from network.facts import facts_in, write_facts
from network.models import ConfirmationRequest, Membership, Organisation, Scout
from network.selectors.unconfirmed import to_ask
from tests.factories.accounts import WordsUserFactory
from tests.factories.network import MembershipFactory, OrganisationFactory
from tests.factories.staff import editor
from tests.races import ON_POSTGRESQL, at_once, meeting, then, without_locks

pytestmark = pytest.mark.django_db


def days_ago(number: int) -> date:
    return timezone.localdate() - timedelta(days=number)


@pytest.fixture
def steward() -> Membership:
    return MembershipFactory.create(steward=True, organisation__last_confirmed_at=days_ago(366))


@pytest.fixture
def asked(steward: Membership) -> ConfirmationRequest:
    assert ask_for_confirmations() == 1
    return ConfirmationRequest.objects.get()


def page(client: Client, asked: ConfirmationRequest, **fields: Any) -> Any:
    address = reverse("confirm_by_link", args=[make_token(asked.pk)])
    return client.post(address, fields) if fields else client.get(address)


def test_stewards_are_asked_once_a_year_and_nobody_else_is(
    steward: Membership, mailoutbox: list[EmailMessage]
) -> None:
    MembershipFactory.create(organisation=steward.organisation)
    MembershipFactory.create(
        organisation=steward.organisation, user=WordsUserFactory.create(), steward=True
    )
    MembershipFactory.create(steward=True, organisation__last_confirmed_at=days_ago(300))
    MembershipFactory.create(
        steward=True, organisation__last_confirmed_at=days_ago(900), organisation__status="closed"
    )
    assert ask_for_confirmations() == 1
    assert ask_for_confirmations() == 0
    [letter] = mailoutbox
    assert letter.to == [steward.user.email]
    assert make_token(ConfirmationRequest.objects.get().pk) in letter.body
    with time_machine.travel(timezone.now() + timedelta(days=366)):
        assert ask_for_confirmations() >= 1


def test_one_press_confirms_everything_without_signing_in(
    client: Client, asked: ConfirmationRequest
) -> None:
    assert page(client, asked).status_code == 200
    asked.organisation.refresh_from_db()
    assert asked.organisation.last_confirmed_at == days_ago(366)
    answer = page(client, asked, groups=FactGroup.values)
    assert answer.status_code == 200
    assert answer.headers["Referrer-Policy"] == "no-referrer"
    asked.organisation.refresh_from_db()
    assert asked.organisation.last_confirmed_at == days_ago(0)
    assert asked.organisation.last_confirmed_as == "steward"


def test_what_is_not_ticked_is_not_confirmed(client: Client, asked: ConfirmationRequest) -> None:
    assert page(client, asked, x="").status_code == 422
    page(client, asked, groups=["place", "care"])
    asked.organisation.refresh_from_db()
    assert asked.organisation.last_confirmed_at == days_ago(366)
    confirmed = asked.organisation.checks.filter(confirmed_on=days_ago(0))
    assert sorted(check.group for check in confirmed) == ["care", "place"]


def test_a_link_used_twice_says_thank_you_and_changes_nothing(
    client: Client, asked: ConfirmationRequest
) -> None:
    page(client, asked, groups=["place"])
    answer = page(client, asked, groups=FactGroup.values)
    assert answer.status_code == 200
    assert asked.organisation.checks.count() == 1
    assert not confirm_by_link(asked, list(FactGroup))


def test_a_late_link_and_one_of_who_is_no_steward_any_more_are_over(
    client: Client, asked: ConfirmationRequest
) -> None:
    Membership.objects.update(is_steward=False, is_author=True)
    assert page(client, asked, groups=["place"]).status_code == 410
    with pytest.raises(NotAllowed):
        confirm_by_link(asked, list(FactGroup))
    Membership.objects.update(is_steward=True)
    with pytest.raises(Invalid):
        confirm_by_link(asked, [])
    with time_machine.travel(timezone.now() + timedelta(days=31)):
        assert page(client, asked).status_code == 410
        assert page(client, asked, groups=["place"]).status_code == 410
        with pytest.raises(Conflict):
            confirm_by_link(asked, list(FactGroup))
    assert not asked.organisation.checks.exists()


def test_a_link_shows_only_what_everybody_may_see(
    client: Client, asked: ConfirmationRequest
) -> None:
    contact = {"kind": "phone", "value": "+233201234567", "visibility": "stewards"}
    write_facts(asked.organisation, {"contacts": [contact]})
    assert "20 123 4567" not in page(client, asked).content.decode()


@pytest.mark.parametrize("token", ["1", "1.abc", "x.y", "999999.AAAA"])
def test_a_link_that_we_did_not_make_is_not_found(client: Client, token: str) -> None:
    assert client.get(reverse("confirm_by_link", args=[token])).status_code == 404


@pytest.fixture
def scout(steward: Membership) -> Scout:
    return trust_scout(steward.user, "GH", editor())


def test_a_scout_confirms_old_listings_of_others_in_her_country(
    client: Client, scout: Scout
) -> None:
    old = OrganisationFactory.create(last_confirmed_at=days_ago(401))
    OrganisationFactory.create(last_confirmed_at=days_ago(390))
    OrganisationFactory.create(country="PE")
    client.force_login(scout.user)
    listed = client.get(reverse("member_scout")).content.decode()
    assert listed.count("member-item") == 1
    client.post(reverse("member_scout_listing", args=[old.slug]))
    old.refresh_from_db()
    assert (old.last_confirmed_at, old.last_confirmed_as) == (days_ago(0), "scout")


def test_a_scout_confirms_neither_her_own_nor_in_another_country_nor_after_the_end(
    client: Client, scout: Scout
) -> None:
    client.force_login(scout.user)
    own = Membership.objects.get(user=scout.user).organisation
    abroad = OrganisationFactory.create(country="PE")
    for organisation in (own, abroad):
        with pytest.raises(NotAllowed):
            confirm_as_scout(organisation, scout.user)
        address = reverse("member_scout_listing", args=[organisation.slug])
        assert client.post(address).status_code == 404
    end_scout(scout, editor())
    end_scout(scout, editor())
    with pytest.raises(NotAllowed):
        confirm_as_scout(OrganisationFactory.create(), scout.user)
    assert client.get(reverse("member_scout")).status_code == 404


def test_who_is_no_steward_any_more_is_no_scout(scout: Scout) -> None:
    Membership.objects.update(ended_at=timezone.now())
    with pytest.raises(NotAllowed):
        confirm_as_scout(OrganisationFactory.create(), scout.user)


def test_only_an_editor_trusts_and_only_a_steward_and_not_herself(steward: Membership) -> None:
    with pytest.raises(NotAllowed):
        trust_scout(steward.user, "GH", steward.user)
    with pytest.raises(Invalid):
        trust_scout(MembershipFactory.create().user, "GH", editor())
    own = editor()
    with pytest.raises(NotAllowed):
        trust_scout(own, "GH", own)
    first = trust_scout(steward.user, "GH", editor())
    assert trust_scout(steward.user, "GH", editor()) == first
    with pytest.raises(NotAllowed):
        end_scout(first, steward.user)


def test_scouts_are_told_at_most_once_a_month(scout: Scout, mailoutbox: list[EmailMessage]) -> None:
    mailoutbox.clear()
    assert tell_scouts() == 0
    OrganisationFactory.create(last_confirmed_at=days_ago(500))
    assert tell_scouts() == 1
    assert tell_scouts() == 0
    [letter] = mailoutbox
    assert letter.to == [scout.user.email]
    with time_machine.travel(timezone.now() + timedelta(days=30)):
        assert tell_scouts() == 1


def test_a_steward_reads_what_is_missing_and_why(client: Client, steward: Membership) -> None:
    bare = completeness_of(facts_in(steward.organisation))
    assert (bare.percent, len(bare.missing)) == (0, len(WANTED))
    write_facts(steward.organisation, {"town": "Accra", "sector": ["hp"], "members_count": 3})
    known = completeness_of(facts_in(Organisation.objects.get()))
    assert known.percent == 25
    client.force_login(steward.user)
    page = client.get(reverse("member_organisation", args=[steward.organisation.slug]))
    assert "25 %" in page.content.decode()


def ask_in_two_workers() -> int:
    MembershipFactory.create(steward=True, organisation__last_confirmed_at=days_ago(366))
    return sum(at_once(2, lambda _place: ask_for_confirmations()))


@ON_POSTGRESQL
@pytest.mark.django_db(transaction=True)
def test_two_workers_ask_once() -> None:
    assert ask_in_two_workers() == 1


@ON_POSTGRESQL
@pytest.mark.django_db(transaction=True)
def test_without_the_lock_two_workers_would_ask_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    without_locks(monkeypatch)
    monkeypatch.setattr(asking, "to_ask", then(lambda: to_ask().all(), meeting(2)))
    assert ask_in_two_workers() == 2
