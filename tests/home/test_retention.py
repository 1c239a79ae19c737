"""What the daily jobs forget, and when."""

from datetime import timedelta

import pytest
from django.core.mail import EmailMessage
from django.utils import timezone

from accounts.models import User
from home.actions.retention import (
    forget_form_keys,
    forget_last_mails,
    forget_mails,
    forget_messages,
)
from home.enums import MailState
from home.mail import outbox_row
from home.models import ContactMessage, FormKey, OutboxMail
from tests.factories.home import ContactMessageFactory

pytestmark = pytest.mark.django_db


def test_messages_are_forgotten_a_year_after_they_were_closed() -> None:
    ContactMessageFactory()
    for days in (364, 366):
        ContactMessageFactory(closed_at=timezone.now() - timedelta(days=days))
    assert forget_messages() == 1
    assert ContactMessage.objects.count() == 2


def test_form_keys_are_forgotten_after_a_week() -> None:
    user = User.objects.create_user("ana@example.org")
    for days in (6, 8):
        key = FormKey.objects.create(user=user, purpose="story")
        FormKey.objects.filter(pk=key.pk).update(created_at=timezone.now() - timedelta(days=days))
    assert forget_form_keys() == 1


def test_mails_are_forgotten_after_a_month_unless_they_still_wait() -> None:
    old = timezone.now() - timedelta(days=31)
    for state in MailState:
        row = outbox_row(EmailMessage("Hello", "Text", to=["ana@example.org"]))
        row.state, row.not_before = state, old
        row.save()
    assert forget_mails() == len(MailState) - 1
    assert OutboxMail.objects.get().state == MailState.QUEUED


def test_a_last_mail_that_cannot_go_out_is_dropped_within_a_day() -> None:
    fields = {"to": ["ana@example.org"], "message": {"forget": True}}
    OutboxMail.objects.create(**fields, created_at=timezone.now() - timedelta(hours=21))
    young = OutboxMail.objects.create(**fields)
    other = OutboxMail.objects.create(
        to=["ana@example.org"], message={}, created_at=timezone.now() - timedelta(days=3)
    )
    assert forget_last_mails() == 1
    kept = OutboxMail.objects.exclude(to=[])
    assert set(kept) == {young, other}
