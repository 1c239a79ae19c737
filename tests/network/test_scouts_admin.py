"""Editors trust scouts and see what has grown old."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from network.actions.change_facts import change_facts
from network.enums_register import ChangeState, FactGroup
from network.models import FactChange, Scout
from tests.factories.network import MembershipFactory, OrganisationFactory
from tests.factories.staff import editor

pytestmark = pytest.mark.django_db


@pytest.fixture
def admin(client: Client, settings: Any) -> Client:
    settings.ADMIN_REQUIRES_MFA = False
    client.force_login(editor())
    return client


def test_an_editor_trusts_a_steward_by_her_address_and_ends_it(admin: Client) -> None:
    steward = MembershipFactory.create(steward=True).user
    address = reverse("register_scouts")
    refused = admin.post(address, {"person": "nobody@example.org", "country": "GH"})
    assert refused.status_code == 422
    assert admin.post(address, {"person": steward.email, "country": "GH"}).status_code == 302
    scout = Scout.objects.get()
    assert str(steward) in admin.get(address).content.decode()
    admin.post(reverse("register_scout_end", args=[scout.pk]))
    assert Scout.objects.get().ended_at is not None


def test_the_report_of_what_is_unconfirmed_says_whom_to_ask(
    admin: Client, django_assert_max_num_queries: Any
) -> None:
    old = timezone.localdate() - timedelta(days=800)
    MembershipFactory.create(steward=True, organisation__last_confirmed_at=old)
    for _number in range(9):
        OrganisationFactory.create()
    admin.get(reverse("register_stale"))
    with django_assert_max_num_queries(14):
        page = admin.get(reverse("register_stale")).content.decode()
    assert "10 organisations" in page
    assert page.count("Nobody: it has no steward") == 9


def test_an_editor_checks_facts_and_answers_a_wish(admin: Client) -> None:
    steward = MembershipFactory.create(steward=True)
    change_facts(steward.organisation, steward.user, FactGroup.IDENTITY, {"name": "New Dawn"})
    wish = FactChange.objects.get()
    assert "New Dawn" in admin.get(reverse("register_wishes")).content.decode()
    admin.post(reverse("register_wish", args=[wish.pk]), {"decline": "1"})
    wish.refresh_from_db()
    assert wish.state == ChangeState.WAITING
    admin.post(reverse("register_wish", args=[wish.pk]), {"accept": "1"})
    wish.refresh_from_db()
    assert wish.state == ChangeState.ACCEPTED
    facts = reverse("register_organisation", args=[steward.organisation.pk])
    assert admin.post(facts, {"group": "place"}).status_code == 422
    admin.post(facts, {"group": "place", "how": "a call to the office"})
    assert "a call to the office" in admin.get(facts).content.decode()


def test_the_menu_counts_anew_where_the_work_is_done(admin: Client) -> None:
    def shown(address: str) -> bool:
        return "Names to check (1)" in admin.get(address).content.decode()

    assert not shown("/admin/")
    steward = MembershipFactory.create(steward=True)
    change_facts(steward.organisation, steward.user, FactGroup.IDENTITY, {"name": "New Dawn"})
    assert not shown("/admin/")
    assert shown(reverse("register_wishes"))
    assert shown("/admin/")
    card = admin.get("/admin/").content.decode()
    assert f'<a href="{reverse("register_wishes")}">Names to check</a>: 1' in card
    # Nobody has confirmed the organisation of the steward yet.
    assert f'<a href="{reverse("register_stale")}">Unconfirmed</a>: 1' in card
