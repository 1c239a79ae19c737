"""Withdrawing and reminding at once: the lock and the compared columns decide.

Each test has a twin that shows the race when the guard is off. PostgreSQL alone: SQLite lets one
writer in at a time.
"""

import os
from threading import Barrier
from typing import Any

import pytest
from django.utils import timezone

from campaign.actions import change_choices as changing
from campaign.actions import remind as reminding
from campaign.actions import withdraw as withdrawing
from campaign.actions.change_choices import change_visibility
from campaign.actions.confirm import confirm
from campaign.actions.remind import remind
from campaign.actions.withdraw import withdraw
from campaign.enums import SignatureState, Visibility
from campaign.models import ConsentEvent, Pledge, Signature
from home.actions.errors import Conflict
from home.models import OutboxMail
from tests.factories.campaign import SignatureFactory, pledge_page
from tests.factories.tree import site_tree
from tests.races import SECONDS, at_once, compare_first, elsewhere, meeting, then, without_locks

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(
        not os.environ.get("DATABASE_URL", "").startswith("postgres"), reason="needs PostgreSQL"
    ),
]


@pytest.fixture
def pledge(settings: Any) -> Pledge:
    """A pledge that can be signed."""
    settings.EMAIL_BACKEND = "home.mail.OutboxBackend"
    return pledge_page(site_tree("en")["en"]).pledge


@pytest.fixture
def signed(pledge: Pledge) -> Signature:
    """A signature that counts."""
    return SignatureFactory.create(pledge=pledge, confirmed=True)


@pytest.fixture
def waiting(pledge: Pledge) -> Signature:
    """A signature whose first reminder is due."""
    when = timezone.now() - reminding.AFTER[0]
    return SignatureFactory.create(pledge=pledge, created_at=when, last_mail_at=when, mails_sent=1)


def test_ten_withdrawals_at_once_are_one(signed: Signature) -> None:
    assert sum(at_once(10, lambda _: withdraw(signed))) == 1
    assert OutboxMail.objects.count() == 1
    assert list(ConsentEvent.objects.values_list("act", flat=True)) == ["signed", "withdrawn"]


def test_without_the_lock_she_would_be_told_more_than_once(
    signed: Signature, monkeypatch: Any
) -> None:
    without_locks(monkeypatch)
    meet = meeting(10, SECONDS)
    monkeypatch.setattr(withdrawing, "note_signed", then(withdrawing.note_signed, meet))
    monkeypatch.setattr(withdrawing, "drop_mails_of", lambda _signature: None)
    assert sum(at_once(10, lambda _: withdraw(signed))) > 1
    assert OutboxMail.objects.count() > 1


def test_confirming_and_withdrawing_at_once_ends_withdrawn(pledge: Pledge) -> None:
    for _ in range(5):
        waiting = SignatureFactory.create(pledge=pledge)
        at_once(2, lambda place, one=waiting: (withdraw if place else confirm)(one))  # type: ignore[misc]
        waiting.refresh_from_db()
        assert (waiting.state, waiting.name) == (SignatureState.WITHDRAWN, "")


def test_without_comparing_the_state_a_withdrawn_signature_would_be_confirmed(
    pledge: Pledge, monkeypatch: Any
) -> None:
    waiting = SignatureFactory.create(pledge=pledge, scored_at=timezone.now())
    steps = iter([lambda: elsewhere(lambda: withdraw(waiting))])
    compare_first(monkeypatch, Signature, lambda: next(steps, bool)())
    assert confirm(waiting)
    waiting.refresh_from_db()
    assert (waiting.state, waiting.name) == (SignatureState.CONFIRMED, "")


def test_a_change_that_comes_second_brings_nothing_back(signed: Signature) -> None:
    def act(place: int) -> None:
        if place:
            withdraw(signed)
            return
        try:
            change_visibility(signed, Visibility.FULL_NAME)
        except Conflict:
            return

    at_once(2, act)
    signed.refresh_from_db()
    assert (signed.state, signed.visibility) == (SignatureState.WITHDRAWN, Visibility.NOTHING)


def test_without_the_lock_it_would_bring_her_choice_back(
    signed: Signature, monkeypatch: Any
) -> None:
    without_locks(monkeypatch)
    note_signed = changing.note_signed

    def note_while_she_withdraws(rows: Any) -> None:
        elsewhere(lambda: withdraw(signed))
        note_signed(rows)

    monkeypatch.setattr(changing, "note_signed", note_while_she_withdraws)
    change_visibility(signed, Visibility.FULL_NAME)
    signed.refresh_from_db()
    assert (signed.state, signed.visibility) == (SignatureState.WITHDRAWN, Visibility.FULL_NAME)


def test_two_workers_remind_once(waiting: Signature) -> None:
    read = Barrier(2)

    def work(_: int) -> bool:
        seen = Signature.objects.get(pk=waiting.pk)
        read.wait()
        return remind(seen, timezone.now())

    assert sum(at_once(2, work)) == 1
    assert OutboxMail.objects.count() == 1


def test_without_comparing_they_would_remind_twice(waiting: Signature, monkeypatch: Any) -> None:
    compare_first(monkeypatch, Signature, meeting(2))
    seen = Signature.objects.get(pk=waiting.pk)
    assert sum(at_once(2, lambda _place: remind(seen, timezone.now()))) == 2
    assert OutboxMail.objects.count() == 2
