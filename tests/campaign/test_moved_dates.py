"""A promise that gets more time says so in public."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from campaign.actions.promises import move_due_date
from campaign.enums import PledgeState
from campaign.models import Pledge, PledgePage
from campaign.publishing import check_partners
from home.actions.errors import Conflict, Invalid, NotAllowed
from tests.campaign.staff_client import admin_client
from tests.factories.alliance import PartnerFactory
from tests.factories.campaign import AlliancePledgeFactory, pledge_page
from tests.factories.staff import editor, member
from tests.factories.tree import Branch

pytestmark = pytest.mark.django_db

LATER = date(2041, 5, 4)
WHY = {"reason": "The house is not built yet.", "language": "en"}


@pytest.fixture
def promise(tree: dict[str, Branch]) -> PledgePage:
    return pledge_page(tree["en"], AlliancePledgeFactory.create(due_on=date(2040, 1, 31)))


def test_everybody_reads_the_old_day_the_new_one_and_why(
    promise: PledgePage, client: Client
) -> None:
    desk = admin_client(editor())
    address = reverse("campaign_promise_move", args=[promise.pledge_id])
    data = {"day": "2041-05-04", "reason": "", "text_language": "en"}
    assert desk.post(address, data).status_code == 422
    assert desk.post(address, {**data, "reason": WHY["reason"]}).status_code == 302
    html = client.get(promise.url).content.decode()
    assert "The day was moved from January 31, 2040 to May 4, 2041." in html
    assert WHY["reason"] in html
    assert Pledge.objects.get().due_on == LATER


def test_a_day_is_moved_once_and_a_late_promise_is_in_progress_again(promise: PledgePage) -> None:
    Pledge.objects.update(due_on=timezone.localdate() - timedelta(days=3), state="overdue")
    for _twice in range(2):
        move_due_date(promise.pledge_id, LATER, editor(), **WHY)
    assert Pledge.objects.get().state == PledgeState.PROGRESS
    assert promise.pledge.events.count() == 1


def test_partners_stay_bound_when_the_day_is_moved_in_public(promise: PledgePage) -> None:
    PartnerFactory.create(pledge=promise.pledge, accepted=True)
    move_due_date(promise.pledge_id, LATER, editor(), **WHY)
    assert check_partners(PledgePage.objects.get(pk=promise.pk))


def test_a_day_is_moved_by_editors_with_a_reason_and_to_a_day_to_come(promise: PledgePage) -> None:
    pk = promise.pledge_id
    with pytest.raises(NotAllowed):
        move_due_date(pk, LATER, member(promise.organisation, "steward"), **WHY)
    with pytest.raises(Invalid):
        move_due_date(pk, LATER, editor(), reason="", language="en")
    with pytest.raises(Invalid):
        move_due_date(pk, date(2001, 1, 1), editor(), **WHY)
    Pledge.objects.update(state=PledgeState.KEPT)
    with pytest.raises(Conflict):
        move_due_date(pk, LATER, editor(), **WHY)


def test_the_day_of_a_public_promise_is_not_typed_over(promise: PledgePage) -> None:
    pledge = promise.pledge
    names = ("code", "form", "kind", "state", "goal")
    data: dict[str, Any] = {name: getattr(pledge, name) for name in names}
    data |= {"organisation": pledge.organisation_id, "due_on": "2041-05-04"}
    address = reverse("wagtailsnippets_campaign_pledge:edit", args=[pledge.pk])
    assert admin_client(editor()).post(address, data).status_code == 302
    assert Pledge.objects.get().due_on == date(2040, 1, 31)
