"""The card with today's numbers on the first page of the admin."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from campaign.actions.tally import tally
from campaign.enums import SignatureState
from campaign.models import SignatureTally
from campaign.selectors.today import today
from campaign.views.editors.today import line
from tests.campaign.staff_client import admin_client
from tests.factories.campaign import PledgeFactory, SignatureFactory
from tests.factories.staff import editor, moderator, officer

pytestmark = pytest.mark.django_db


@pytest.fixture
def busy_day(db: None) -> None:
    """Three signed today, one of them counts; one was withdrawn, one is held, one reminded."""
    now = timezone.now()
    pledge = PledgeFactory.create()
    SignatureFactory.create(pledge=pledge, confirmed=True, scored_at=now)
    SignatureFactory.create(pledge=pledge, held=True, scored_at=now)
    old = {"created_at": now - timedelta(days=2), "scored_at": now}
    SignatureFactory.create(pledge=pledge, reminders_sent=1, last_mail_at=now, **old)
    SignatureFactory.create(
        pledge=pledge, state=SignatureState.WITHDRAWN, changed_at=now, withdrawn_at=now, **old
    )
    SignatureFactory.create(
        pledge=pledge, held=True, state=SignatureState.INVALIDATED, scored_at=now
    )
    tally()


def test_it_counts_what_happened_today(busy_day: None) -> None:
    now = today()
    assert (now.signed, now.confirmed, now.held, now.withdrawn, now.reminded) == (3, 1, 1, 1, 1)
    assert len(now.days) == 30
    assert now.total == 1


def test_everybody_of_a_big_day_is_counted(busy_day: None) -> None:
    SignatureFactory.create(pk=1_000_000, confirmed=True)
    assert today().signed == 4


@pytest.mark.parametrize("who", [editor, officer])
def test_editors_and_officers_see_the_numbers_on_their_first_page(who: Any, busy_day: None) -> None:
    page = admin_client(who()).get("/admin/").content.decode()
    assert "Signatures today" in page
    card = page[page.index('id="signatures-today') :]
    assert re.search(r'<polyline points="[\d., ]+"', card)
    assert " style=" not in card[: card.index("</svg>")]


def test_others_do_not(busy_day: None) -> None:
    page = admin_client(moderator("en")).get("/admin/").content.decode()
    assert "Signatures today" not in page


def test_a_quiet_month_is_a_flat_line() -> None:
    assert today().total == 0
    points = line([0] * 30)["points"].split()
    assert len(points) == 30
    assert {point.split(",")[1] for point in points} == {"40.0"}
    assert "None in the last 30 days" in admin_client(editor()).get("/admin/").content.decode()


def test_the_numbers_cost_the_same_however_many_signed(busy_day: None) -> None:
    with CaptureQueriesContext(connection) as few:
        today()
    pledge = PledgeFactory.create()
    SignatureFactory.create_batch(30, pledge=pledge, confirmed=True)
    tally()
    with CaptureQueriesContext(connection) as many:
        assert today().signed == 33
    assert len(few) == len(many) == 5
    assert SignatureTally.objects.exists()
