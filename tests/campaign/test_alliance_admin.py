"""Editors follow calls, answer for partners, and check reports and endorsements in the admin."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from campaign.enums import PledgeState
from campaign.enums_alliance import EndorsementState, PartnerState, ReportState
from campaign.models import Pledge, PledgePage
from tests.campaign.staff_client import admin_client
from tests.factories.alliance import EndorsementFactory, PartnerFactory, ReportFactory
from tests.factories.campaign import AlliancePledgeFactory, pledge_page
from tests.factories.staff import editor, moderator, officer
from tests.factories.tree import Branch

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(db: None) -> Client:
    return admin_client(editor())


def test_the_queue_shows_what_waits_in_a_fixed_number_of_queries(
    desk: Client, django_assert_max_num_queries: Any
) -> None:
    reports = ReportFactory.create_batch(3)
    EndorsementFactory.create_batch(3)
    PartnerFactory.create_batch(3)
    desk.get(reverse("campaign_alliance"))
    with django_assert_max_num_queries(16):
        html = desk.get(reverse("campaign_alliance")).content.decode()
    for one in reports:
        assert reverse("campaign_report", args=[one.pk]) in html


def test_only_editors_come_in(db: None) -> None:
    for user in (moderator("en"), officer()):
        client = admin_client(user)
        assert client.get(reverse("campaign_alliance")).status_code in {302, 403}


def test_a_report_is_published_or_declined_with_a_reason(
    desk: Client, tree: dict[str, Branch]
) -> None:
    page = pledge_page(tree["en"], AlliancePledgeFactory.create())
    report, other = ReportFactory.create_batch(2, pledge=page.pledge)
    answer = desk.post(reverse("campaign_report", args=[other.pk]), {"answer": "decline"})
    assert answer.status_code == 422
    data = {"answer": "decline", "reason": "The link is broken."}
    desk.post(reverse("campaign_report", args=[other.pk]), data)
    desk.post(reverse("campaign_report", args=[report.pk]), {"answer": "accept"})
    report.refresh_from_db()
    other.refresh_from_db()
    assert (report.state, other.state) == (ReportState.PUBLISHED, ReportState.DECLINED)
    assert Pledge.objects.get(pk=page.pledge_id).state == PledgeState.KEPT


def test_an_endorsement_is_checked(desk: Client) -> None:
    endorsement = EndorsementFactory.create()
    address = reverse("campaign_endorsement", args=[endorsement.pk])
    assert "2,300" in desk.get(address).content.decode()
    desk.post(address, {"answer": "accept"})
    endorsement.refresh_from_db()
    assert endorsement.state == EndorsementState.ACCEPTED


def test_the_answer_of_a_partner_is_written_down_with_how_it_is_known(desk: Client) -> None:
    partner = PartnerFactory.create()
    address = reverse("campaign_partner", args=[partner.pk])
    assert desk.post(address, {"answer": "accept"}).status_code == 422
    seen = desk.get(address).context["form"].initial["seen"]
    desk.post(address, {"answer": "accept", "how_agreed": "signed letter of 4 May", "seen": seen})
    partner.refresh_from_db()
    assert (partner.state, partner.how_agreed) == (PartnerState.ACCEPTED, "signed letter of 4 May")


def test_a_call_is_delivered_and_then_answered(desk: Client, page: PledgePage) -> None:
    address = reverse("campaign_call", args=[page.pledge_id])
    listing = desk.get(reverse("wagtailsnippets_campaign_pledge:list")).content.decode()
    assert address in listing
    assert desk.post(address, {"day": "2026-10-14", "to": ""}).status_code == 422
    desk.post(address, {"day": "2026-10-14", "to": "The minister"})
    desk.post(address, {"day": "2026-10-20", f"words_{page.pk}": "Yes."})
    page.refresh_from_db()
    assert page.answer == "Yes."
    assert Pledge.objects.get().state == PledgeState.ANSWERED


def test_the_state_of_a_pledge_is_not_typed_over(desk: Client, page: PledgePage) -> None:
    address = reverse("wagtailsnippets_campaign_pledge:edit", args=[page.pledge_id])
    pledge = page.pledge
    data = {
        "code": pledge.code,
        "form": pledge.form,
        "kind": pledge.kind,
        "organisation": pledge.organisation_id,
        "state": "delivered",
        "goal": "777",
    }
    assert desk.post(address, data).status_code == 302
    pledge.refresh_from_db()
    assert (pledge.goal, pledge.state) == (777, PledgeState.OPEN)


def test_the_code_of_a_pledge_is_not_changed_once_it_may_be_printed_and_shared(
    desk: Client, page: PledgePage
) -> None:
    address = reverse("wagtailsnippets_campaign_pledge:edit", args=[page.pledge_id])
    pledge = page.pledge
    names = ("form", "kind", "state", "goal")
    data = {name: getattr(pledge, name) for name in names}
    data |= {"code": "another", "organisation": pledge.organisation_id}
    assert desk.post(address, data).status_code == 302
    assert Pledge.objects.get().code == pledge.code
    page.delete()
    assert desk.post(address, data).status_code == 302
    assert Pledge.objects.get().code == "another"
