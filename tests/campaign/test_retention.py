"""Forgetting by itself: each kind of signature after its time, and nothing before."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.utils import timezone

from campaign.actions.anonymise import (
    anonymise_finished,
    anonymise_undecided,
    forget_moments,
    forget_networks,
)
from campaign.actions.expire import expire_signatures
from campaign.actions.recount import recount
from campaign.actions.score import score_new
from campaign.actions.switch import use_switch
from campaign.actions.tally import tally
from campaign.actions.withdraw import withdraw
from campaign.enums import PledgeState, SignatureState
from campaign.models import ConsentEvent, Pledge, PledgePage, Signature
from home.enums import MailState
from home.models import OutboxMail
from home.registry import daily_jobs
from tests.factories.campaign import SignatureFactory
from tests.factories.staff import editor

pytestmark = pytest.mark.django_db
TODAY = datetime(2026, 9, 15, 12, 30, tzinfo=UTC)


@pytest.fixture
def signed(page: PledgePage) -> Signature:
    """A signature that counts."""
    when = TODAY - timedelta(days=200)
    return SignatureFactory.create(
        pledge=page.pledge,
        confirmed=True,
        created_at=when,
        confirmed_at=when,
        changed_at=when,
        scored_at=when,
        name="Ama Secret",
        email="secret@example.org",
        message="secret",
        constituency="child-rights",
        via="secret",
        visibility="full",
        wants_news=True,
    )


def days_ago(days: float) -> datetime:
    return timezone.now() - timedelta(days=days)


def test_it_runs_every_day() -> None:
    jobs = set(daily_jobs)
    for job in (
        expire_signatures,
        anonymise_finished,
        anonymise_undecided,
        forget_networks,
        forget_moments,
    ):
        assert job in jobs


@pytest.mark.parametrize(("days", "left"), [(6.9, 1), (7.1, 0)])
def test_what_is_not_confirmed_within_seven_days_is_erased(
    page: PledgePage, days: float, left: int
) -> None:
    SignatureFactory.create(pledge=page.pledge, created_at=days_ago(days))
    score_new()
    assert expire_signatures() == 1 - left
    assert Signature.objects.count() == left
    assert ConsentEvent.objects.count() == left


def test_paper_that_waits_for_its_check_is_not_erased(page: PledgePage) -> None:
    SignatureFactory.create(
        pledge=page.pledge,
        created_at=days_ago(30),
        channel="paper",
        evidence="checked",
        email="",
        email_key=None,
    )
    assert expire_signatures() == 0


def deliver(day: date) -> None:
    Pledge.objects.update(state=PledgeState.DELIVERED, delivered_on=day)


def test_six_months_after_delivery_the_signers_are_forgotten_and_go_on_counting(
    signed: Signature,
) -> None:
    with time_machine.travel(TODAY, tick=False):
        deliver(date(2026, 3, 15))
        tally()
        assert anonymise_finished() == 1
        row = Signature.objects.values().get()
        assert "secret" not in str(row).lower()
        assert (row["email_key"], row["name_key"], row["visibility"]) == (None, "", "nothing")
        assert row["state"] == SignatureState.CONFIRMED
        assert row["anonymised_at"] == TODAY
        assert row["constituency"] == "child-rights"
        day = (TODAY - timedelta(days=200)).replace(hour=0, minute=0)
        assert row["created_at"] == row["confirmed_at"] == day
        assert recount() == []
        assert Pledge.objects.get().signature_count == 1
        assert anonymise_finished() == 0


@pytest.mark.parametrize("delivered_on", [date(2026, 3, 16), None])
def test_before_that_they_are_kept(signed: Signature, delivered_on: date | None) -> None:
    Pledge.objects.update(delivered_on=delivered_on)
    with time_machine.travel(TODAY, tick=False):
        assert anonymise_finished() == 0
    assert Signature.objects.get().name == "Ama Secret"


def held_since(signature: Signature, days: float, **fields: Any) -> None:
    when = days_ago(days)
    Signature.objects.filter(pk=signature.pk).update(
        held=True, held_reasons=["disposable"], changed_at=when, **fields
    )


def test_what_nobody_decided_on_for_ninety_days_is_forgotten(signed: Signature) -> None:
    held_since(signed, 90.1)
    assert anonymise_undecided() == 1
    row = Signature.objects.values().get()
    assert row["state"] == SignatureState.INVALIDATED
    assert "secret" not in str(row).lower()
    assert anonymise_undecided() == 0


def test_until_then_an_editor_may_decide(signed: Signature) -> None:
    held_since(signed, 89)
    assert anonymise_undecided() == 0


def test_what_was_released_is_kept(signed: Signature) -> None:
    Signature.objects.update(changed_at=days_ago(100))
    assert anonymise_undecided() == 0


def test_what_was_invalidated_is_forgotten_after_ninety_days(signed: Signature) -> None:
    Signature.objects.update(state=SignatureState.INVALIDATED, changed_at=days_ago(91))
    assert anonymise_undecided() == 1
    assert Signature.objects.get().name == ""


def test_the_network_is_forgotten_after_seven_days(page: PledgePage) -> None:
    for days in (5.9, 6.1):
        SignatureFactory.create(
            pledge=page.pledge, created_at=days_ago(days), network_hash="a" * 64
        )
    assert forget_networks() == 1
    assert Signature.objects.filter(network_hash=None).count() == 1
    assert forget_networks() == 0


def test_the_moment_of_a_withdrawal_is_forgotten_after_a_day(signed: Signature) -> None:
    withdraw(signed)
    assert forget_moments() == 0
    with time_machine.travel(timezone.now() + timedelta(days=1, minutes=1)):
        tally()
        assert forget_moments() == 1
    assert Signature.objects.get().changed_at is None


def test_who_withdraws_while_counting_is_paused_is_taken_off_the_count_however_long_it_lasts(
    signed: Signature,
) -> None:
    tally()
    assert Pledge.objects.get().signature_count == 1
    use_switch(editor(), "counting", stop=True)
    with time_machine.travel(timezone.now() + timedelta(hours=1)):
        withdraw(signed)
    with time_machine.travel(timezone.now() + timedelta(days=2)):
        tally()
        assert forget_moments() == 0
        use_switch(editor(), "counting", stop=False)
        tally()
        assert Pledge.objects.get().signature_count == 0
        assert recount() == []


def test_the_address_goes_from_the_outbox_with_the_signature(page: PledgePage) -> None:
    for days, state in ((8, SignatureState.PENDING), (100, SignatureState.CONFIRMED)):
        when = days_ago(days)
        one = SignatureFactory.create(
            pledge=page.pledge,
            state=state,
            confirmed_at=when,
            created_at=when,
            held=True,
            email=f"secret{days}@example.org",
        )
        OutboxMail.objects.create(to=[one.email], state=MailState.SENT)
        OutboxMail.objects.create(to=[one.email], message={"about": {"signature": one.pk}})
    OutboxMail.objects.create(to=["other@example.org"], state=MailState.SENT)
    assert expire_signatures() == 1
    assert anonymise_undecided() == 1
    told = OutboxMail.objects.order_by("pk").values_list("to", "state")
    assert list(told) == [([], "sent"), ([], "dropped")] * 2 + [(["other@example.org"], "sent")]
