"""Withdrawing and reminding at once: the lock and the compared columns decide.

Each test has a twin that shows the race when the guard is off. PostgreSQL alone: SQLite lets one
writer in at a time.
"""

import os
from threading import Barrier
from typing import Any

import pytest
from django.db.models import F
from django.utils import timezone

from campaign.actions import remind as reminding
from campaign.actions.change_choices import change_visibility
from campaign.actions.confirm import confirm
from campaign.actions.remind import remind
from campaign.actions.withdraw import withdraw
from campaign.enums import SignatureState, Visibility
from campaign.models import ConsentEvent, Pledge, Signature
from home.actions.errors import Conflict
from home.mail import errand_row
from home.models import OutboxMail
from tests.campaign.test_signing_races import at_once
from tests.factories.campaign import SignatureFactory, pledge_page
from tests.factories.tree import site_tree

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


def test_without_the_lock_she_would_be_told_more_than_once(signed: Signature) -> None:
    read = Barrier(10)

    def withdraw_carelessly(_: int) -> bool:
        seen = Signature.objects.get(pk=signed.pk)
        read.wait()
        if seen.state == SignatureState.WITHDRAWN:
            return False
        Signature.objects.filter(pk=seen.pk).update(state=SignatureState.WITHDRAWN)
        return True

    assert sum(at_once(10, withdraw_carelessly)) > 1


def test_confirming_and_withdrawing_at_once_ends_withdrawn(pledge: Pledge) -> None:
    for _ in range(5):
        waiting = SignatureFactory.create(pledge=pledge)
        at_once(2, lambda place, one=waiting: (withdraw if place else confirm)(one))  # type: ignore[misc]
        waiting.refresh_from_db()
        assert (waiting.state, waiting.name) == (SignatureState.WITHDRAWN, "")


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


def test_two_workers_remind_once(waiting: Signature) -> None:
    read = Barrier(2)

    def work(_: int) -> bool:
        seen = Signature.objects.get(pk=waiting.pk)
        read.wait()
        return remind(seen, timezone.now())

    assert sum(at_once(2, work)) == 1
    assert OutboxMail.objects.count() == 1


def test_without_comparing_they_would_remind_twice(waiting: Signature) -> None:
    read = Barrier(2)

    def remind_carelessly(_: int) -> None:
        seen = Signature.objects.get(pk=waiting.pk)
        read.wait()
        if seen.reminders_sent == 0:
            Signature.objects.filter(pk=seen.pk).update(reminders_sent=F("reminders_sent") + 1)
            errand_row(reminding.MAIL, {"signature": seen.pk}, seen.email, "").save()

    at_once(2, remind_carelessly)
    assert OutboxMail.objects.count() == 2
