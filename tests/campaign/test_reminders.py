"""Reminders: two at most, never too many mails, never to who should get none."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from campaign.actions.remind import MAIL, remind, send_reminders
from campaign.actions.withdraw import withdraw
from campaign.enums import HeldReason, SignatureState
from campaign.models import Pledge, PledgePage, Signature
from home.enums import MailState
from home.models import OutboxMail
from tests.factories.campaign import SignatureFactory
from tests.mails import written

pytestmark = pytest.mark.django_db


def sign_days_ago(page: PledgePage, days: float, **fields: Any) -> Signature:
    """Return a signature that waits since then and got its first mail."""
    when = timezone.now() - timedelta(days=days)
    fields = {"created_at": when, "last_mail_at": when, "mails_sent": 1, **fields}
    return SignatureFactory.create(pledge=page.pledge, **fields)


def test_who_does_not_confirm_is_reminded_after_two_and_after_five_days(page: PledgePage) -> None:
    start = timezone.now()
    sign_days_ago(page, 0)
    told = []
    for day in range(9):
        with time_machine.travel(start + timedelta(days=day, minutes=5), tick=False):
            told.append(send_reminders())
    assert told == [0, 0, 1, 0, 0, 1, 0, 0, 0]
    assert Signature.objects.get().mails_sent == 3


def test_the_reminder_has_the_button_and_her_page(page: PledgePage) -> None:
    sign_days_ago(page, 2)
    send_reminders()
    mail = written(OutboxMail.objects.get())
    assert mail.to == [Signature.objects.get().email]
    assert "does not count yet" in mail.subject
    assert f"/p/{page.pledge.code}/confirm/" in str(mail.body)
    assert f"/p/{page.pledge.code}/mine/" in str(mail.body)


def test_running_it_again_sends_nothing(page: PledgePage) -> None:
    sign_days_ago(page, 2)
    assert [send_reminders(), send_reminders()] == [1, 0]


def test_a_second_worker_that_read_the_same_row_sends_nothing(page: PledgePage) -> None:
    signature = sign_days_ago(page, 2)
    same = Signature.objects.get(pk=signature.pk)
    now = timezone.now()
    assert remind(signature, now)
    assert not remind(same, now)
    assert OutboxMail.objects.count() == 1


@pytest.mark.parametrize(
    "fields",
    [
        {"mails_sent": 5},
        {"last_mail_at": timezone.now() - timedelta(minutes=50)},
        {"held": True, "held_reasons": [HeldReason.HONEYPOT]},
        {"state": SignatureState.CONFIRMED, "confirmed_at": timezone.now()},
        {"state": SignatureState.INVALIDATED},
        {"state": SignatureState.EXPIRED},
        {"evidence": "checked", "email": "", "email_key": None},
        {"reminders_sent": 2},
    ],
)
def test_some_are_not_reminded(page: PledgePage, fields: dict[str, Any]) -> None:
    now: datetime = timezone.now()
    if "last_mail_at" in fields:
        fields = {"last_mail_at": now - timedelta(minutes=50)}
    sign_days_ago(page, 2.5, **fields)
    assert send_reminders() == 0
    assert not OutboxMail.objects.exists()


def test_a_held_signature_is_reminded_like_any_other(page: PledgePage) -> None:
    sign_days_ago(page, 2, held=True, held_reasons=[HeldReason.DISPOSABLE])
    assert send_reminders() == 1


def test_who_withdrew_is_not_reminded_even_when_the_mail_waits(page: PledgePage) -> None:
    signature = sign_days_ago(page, 2)
    send_reminders()
    withdraw(signature)
    waiting = OutboxMail.objects.filter(state=MailState.QUEUED)
    assert [mail.message.get("writer") for mail in waiting] == [None]
    assert send_reminders() == 0


def test_a_reminder_that_comes_too_late_is_not_written(page: PledgePage) -> None:
    from home.mail import restore

    sign_days_ago(page, 2)
    send_reminders()
    mail = OutboxMail.objects.get()
    assert mail.message["writer"] == MAIL
    Signature.objects.update(state=SignatureState.CONFIRMED, confirmed_at=timezone.now())
    assert restore(mail) is None


def test_nobody_is_reminded_of_a_pledge_that_is_over(page: PledgePage) -> None:
    sign_days_ago(page, 2)
    Pledge.objects.update(closes_on=date(2020, 1, 1))
    assert send_reminders() == 0


def test_nobody_is_reminded_of_a_pledge_that_is_not_public(page: PledgePage) -> None:
    sign_days_ago(page, 2)
    page.unpublish()
    assert send_reminders() == 0


def test_a_long_list_is_read_in_batches(page: PledgePage) -> None:
    for _ in range(4):
        sign_days_ago(page, 2)
    with CaptureQueriesContext(connection) as queries:
        assert send_reminders() == 4
    reads = [query for query in queries if query["sql"].startswith("SELECT")]
    assert len(reads) == 2
