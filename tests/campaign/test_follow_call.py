"""A call closes, is delivered and is answered; everybody reads when, to whom and what."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from campaign.actions.follow_call import close_calls, deliver, record_answer
from campaign.enums import PledgeState
from campaign.models import Pledge, PledgePage
from home.actions.errors import Conflict, Invalid, NotAllowed
from tests.factories.campaign import AlliancePledgeFactory, PledgeFactory
from tests.factories.staff import editor, officer

pytestmark = pytest.mark.django_db

DAY = date(2026, 10, 14)
HANDED = {"day": DAY, "to": "The minister's office"}
WORDS = "We put money for 40 centres into the budget."


@pytest.fixture
def staff() -> Any:
    return editor()


def states(pledge: Pledge) -> list[str]:
    return [event.state for event in pledge.events.all()]


def test_a_delivered_and_answered_call_tells_its_history(
    page: PledgePage, staff: Any, client: Client
) -> None:
    deliver(page.pledge_id, staff, **HANDED)
    record_answer(page.pledge_id, staff, day=date(2026, 11, 2), words={page.pk: WORDS})
    pledge = Pledge.objects.get()
    assert (pledge.state, pledge.delivered_on, pledge.delivered_to) == (
        PledgeState.ANSWERED,
        DAY,
        HANDED["to"],
    )
    assert states(pledge) == [PledgeState.DELIVERED, PledgeState.ANSWERED]
    html = client.get(page.url).content.decode()
    assert WORDS in html
    assert "October 14, 2026" in html
    assert "no longer takes signatures" in html


def test_writing_down_the_same_delivery_again_changes_nothing(page: PledgePage, staff: Any) -> None:
    for _number in range(2):
        deliver(page.pledge_id, staff, **HANDED)
    assert states(page.pledge) == [PledgeState.DELIVERED]
    with pytest.raises(Conflict):
        deliver(page.pledge_id, staff, day=DAY, to="somebody else")


def test_only_editors_follow_a_call(page: PledgePage) -> None:
    someone = officer()
    with pytest.raises(NotAllowed):
        deliver(page.pledge_id, someone, **HANDED)
    with pytest.raises(NotAllowed):
        record_answer(page.pledge_id, someone, day=DAY, words={page.pk: WORDS})


def test_a_delivery_needs_a_receiver_and_a_day_that_has_come(page: PledgePage, staff: Any) -> None:
    with pytest.raises(Invalid):
        deliver(page.pledge_id, staff, day=DAY, to="")
    tomorrow = timezone.localdate() + timedelta(days=1)
    with pytest.raises(Invalid):
        deliver(page.pledge_id, staff, day=tomorrow, to="x")
    with pytest.raises(Invalid):
        deliver(AlliancePledgeFactory.create().pk, staff, **HANDED)


def test_an_answer_follows_the_delivery_and_has_words(page: PledgePage, staff: Any) -> None:
    with pytest.raises(Conflict):
        record_answer(page.pledge_id, staff, day=DAY, words={page.pk: WORDS})
    deliver(page.pledge_id, staff, **HANDED)
    with pytest.raises(Invalid):
        record_answer(page.pledge_id, staff, day=DAY, words={page.pk: ""})
    with pytest.raises(Invalid):
        record_answer(page.pledge_id, staff, day=date(2026, 1, 1), words={page.pk: WORDS})


def test_the_words_of_an_answer_can_be_corrected_but_not_its_day(
    page: PledgePage, staff: Any
) -> None:
    page.save_revision()
    deliver(page.pledge_id, staff, **HANDED)
    for words in (WORDS, "Corrected."):
        record_answer(page.pledge_id, staff, day=DAY, words={page.pk: words})
    page.refresh_from_db()
    assert page.answer == "Corrected."
    assert page.get_latest_revision_as_object().answer == "Corrected."
    assert states(page.pledge) == [PledgeState.DELIVERED, PledgeState.ANSWERED]
    with pytest.raises(Conflict):
        record_answer(page.pledge_id, staff, day=date(2026, 11, 1), words={page.pk: WORDS})


def test_a_call_closes_by_itself_the_day_after_its_last() -> None:
    today = timezone.localdate()
    ended = PledgeFactory.create(closes_on=today - timedelta(days=1))
    lasting = PledgeFactory.create(closes_on=today)
    assert ended.current_state == PledgeState.CLOSED
    assert close_calls() == 1
    assert close_calls() == 0
    ended.refresh_from_db()
    lasting.refresh_from_db()
    assert (ended.state, lasting.state) == (PledgeState.CLOSED, PledgeState.OPEN)
    assert states(ended) == [PledgeState.CLOSED]
