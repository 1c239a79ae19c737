"""Signers are forgotten when their pledge is over, also when nobody delivers or reports it."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
import time_machine
from wagtail.models import ModelLogEntry

from campaign.actions.anonymise import anonymise_finished
from campaign.actions.finished_pledges import end_signing, erase_uncounted
from campaign.actions.follow_call import close_calls
from campaign.actions.switch import use_switch
from campaign.actions.tally import tally
from campaign.enums import PledgeState
from campaign.models import Pledge, PledgeEvent, Signature
from campaign.viewsets.pledges import PledgeViewSet
from home.registry import daily_jobs
from tests.factories.campaign import AlliancePledgeFactory, PledgeFactory, SignatureFactory
from tests.factories.staff import editor

pytestmark = pytest.mark.django_db

TODAY = date(2028, 9, 15)
SIX_MONTHS_AGO = date(2028, 3, 15)
SIGNED = datetime(2027, 1, 10, 12, tzinfo=UTC)


def on(day: date) -> Any:
    return time_machine.travel(datetime(day.year, day.month, day.day, 12, tzinfo=UTC), tick=False)


def signed(pledge: Pledge, when: datetime = SIGNED, **fields: Any) -> Signature:
    """Return a signature that counts; the pledge is as old as it."""
    Pledge.objects.filter(pk=pledge.pk).update(created_at=when)
    moments = {"created_at": when, "confirmed_at": when, "changed_at": when}
    return SignatureFactory.create(**{"pledge": pledge, "confirmed": True, **moments, **fields})


def promise(state: PledgeState, told_on: date, **fields: Any) -> Pledge:
    """Return a promise that came into its state on a day."""
    pledge = AlliancePledgeFactory.create(state=state, **fields)
    PledgeEvent.objects.create(pledge=pledge, state=state, day=told_on)
    return pledge


def forgotten(pledge: Pledge) -> bool:
    """Run the job on the day; tell whether it forgot who signed."""
    signature = signed(pledge)
    with on(TODAY):
        anonymise_finished()
    signature.refresh_from_db()
    assert signature.state == "confirmed"
    return not signature.name


@pytest.mark.parametrize(
    ("closed_on", "gone"), [(SIX_MONTHS_AGO, True), (SIX_MONTHS_AGO + timedelta(days=1), False)]
)
def test_who_signed_a_call_that_nobody_delivers_is_forgotten_six_months_after_its_last_day(
    closed_on: date, gone: bool
) -> None:
    pledge = PledgeFactory.create(closes_on=closed_on)
    with on(TODAY):
        close_calls()
    assert forgotten(pledge) is gone


@pytest.mark.parametrize("state", [PledgeState.KEPT, PledgeState.WITHDRAWN])
@pytest.mark.parametrize(
    ("told_on", "gone"), [(SIX_MONTHS_AGO, True), (SIX_MONTHS_AGO + timedelta(days=1), False)]
)
def test_who_signed_a_promise_is_forgotten_six_months_after_it_was_kept_or_withdrawn(
    state: PledgeState, told_on: date, gone: bool
) -> None:
    assert forgotten(promise(state, told_on, due_on=date(2030, 1, 31))) is gone


@pytest.mark.parametrize(
    ("due_on", "told_on", "gone"),
    [
        (SIX_MONTHS_AGO, date(2027, 6, 1), True),
        (date(2027, 6, 1), SIX_MONTHS_AGO, True),
        (date(2030, 1, 31), date(2027, 6, 1), False),
        (date(2027, 6, 1), TODAY, False),
    ],
)
def test_a_promise_kept_in_part_is_over_when_its_day_and_its_last_report_have_passed(
    due_on: date, told_on: date, gone: bool
) -> None:
    assert forgotten(promise(PledgeState.PART, told_on, due_on=due_on)) is gone


@pytest.mark.parametrize("closes_on", [None, date(2030, 1, 31)])
def test_nobody_is_forgotten_while_a_call_can_be_signed(closes_on: date | None) -> None:
    assert not forgotten(PledgeFactory.create(closes_on=closes_on))


@pytest.mark.parametrize("state", [PledgeState.PROGRESS, PledgeState.OVERDUE])
def test_nobody_is_forgotten_while_a_promise_can_be_signed(state: PledgeState) -> None:
    assert not forgotten(promise(state, date(2027, 2, 1), due_on=date(2027, 1, 31)))


def test_a_call_that_will_open_is_not_over() -> None:
    assert not forgotten(PledgeFactory.create(opens_on=TODAY + timedelta(days=9)))


def silent_since(pledge: Pledge, day: date) -> bool:
    """Let the last signature be of a day, count, and end what is silent; tell whether it ended."""
    signed(pledge, datetime(day.year, day.month, day.day, 12, tzinfo=UTC))
    with on(TODAY):
        tally()
        ended = end_signing()
        pledge.refresh_from_db()
        assert pledge.is_signable is not bool(ended)
    return bool(ended)


EIGHTEEN_MONTHS_AGO = date(2027, 3, 15)


@pytest.mark.parametrize("factory", [PledgeFactory, AlliancePledgeFactory])
@pytest.mark.parametrize(
    ("day", "ends"),
    [(EIGHTEEN_MONTHS_AGO, True), (EIGHTEEN_MONTHS_AGO + timedelta(days=1), False)],
)
def test_what_nobody_signs_for_eighteen_months_takes_no_more_signatures(
    factory: Any, day: date, ends: bool
) -> None:
    assert silent_since(factory.create(due_on=date(2027, 1, 31)), day) is ends


def test_nobody_is_known_for_more_than_two_years_after_the_last_signature() -> None:
    pledges = [PledgeFactory.create(), AlliancePledgeFactory.create(due_on=date(2027, 1, 31))]
    for pledge in pledges:
        signed(pledge, datetime(2027, 3, 15, 12, tzinfo=UTC))
    with on(TODAY):
        tally()
        assert end_signing() == 2
        close_calls()
        assert anonymise_finished() == 0
    with on(date(2029, 3, 15)):
        assert anonymise_finished() == 2
    assert set(Signature.objects.values_list("name", flat=True)) == {""}
    assert ModelLogEntry.objects.filter(action="campaign.end_signing").count() == 2


@pytest.mark.parametrize(("state", "kept"), [("confirmed", True), ("withdrawn", False)])
def test_the_signing_of_a_pledge_whose_signers_are_forgotten_is_not_opened_again(
    state: str, kept: bool
) -> None:
    pledge = AlliancePledgeFactory.create(state=PledgeState.OVERDUE, closes_on=SIX_MONTHS_AGO)
    signed(pledge, state=state, anonymised_at=SIGNED)
    form = PledgeViewSet().get_edit_handler().get_form_class()(instance=pledge, for_user=editor())
    assert form.fields["closes_on"].disabled is kept


def test_a_promise_takes_signatures_until_its_day_however_few_sign() -> None:
    assert not silent_since(AlliancePledgeFactory.create(due_on=TODAY), EIGHTEEN_MONTHS_AGO)


def test_a_call_that_opens_today_is_not_silent() -> None:
    pledge = PledgeFactory.create(opens_on=TODAY)
    assert not silent_since(pledge, EIGHTEEN_MONTHS_AGO)


def test_while_counting_is_paused_nothing_is_called_silent() -> None:
    use_switch(editor(), "counting", stop=True)
    assert not silent_since(PledgeFactory.create(), EIGHTEEN_MONTHS_AGO)


@pytest.mark.parametrize(("state", "left"), [(PledgeState.KEPT, 0), (PledgeState.PROGRESS, 1)])
def test_a_line_that_was_never_counted_is_erased_when_its_pledge_is_over(
    state: PledgeState, left: int
) -> None:
    pledge = promise(state, SIX_MONTHS_AGO)
    SignatureFactory.create(pledge=pledge, channel="paper", evidence="checked", email="")
    with on(TODAY):
        assert erase_uncounted() == 1 - left
    assert Signature.objects.count() == left


def test_all_of_it_runs_every_day() -> None:
    assert {end_signing, anonymise_finished, erase_uncounted} <= set(daily_jobs)
