"""Mails: queued with the caller's transaction, sent once, retried, then forgotten."""

from datetime import timedelta
from email.mime.image import MIMEImage
from smtplib import SMTPRecipientsRefused, SMTPServerDisconnected
from typing import Any

import pytest
import time_machine
from django.core import mail
from django.core.mail import EmailMessage, EmailMultiAlternatives, send_mail
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction
from django.utils import timezone

from home.actions.send_mail import BACKOFF, DeliveryUnavailableError, send_due
from home.emails import send_mail_template
from home.enums import MailState
from home.mail import outbox_row, restore
from home.models import OutboxMail
from tests.races import ON_POSTGRESQL, at_once, compare_first, meeting, without_locks

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def real_backends(settings: Any) -> None:
    """Undo Django's own replacement of the backend for tests."""
    settings.EMAIL_BACKEND = "home.mail.OutboxBackend"
    settings.BASE_URL = "https://cradle.example"


class BrokenBackend(BaseEmailBackend):
    """Fails as `error` says."""

    error: Exception = SMTPServerDisconnected("gone")

    def send_messages(self, email_messages: Any) -> int:
        raise self.error


class UnreachableBackend(BaseEmailBackend):
    """A server that does not answer."""

    def open(self) -> bool:
        raise TimeoutError("no answer from 192.0.2.1")


def use(settings: Any, backend: type[BaseEmailBackend]) -> None:
    """Make the worker deliver through `backend`."""
    settings.OUTBOX_DELIVERY_BACKEND = f"{backend.__module__}.{backend.__qualname__}"


def queue(**fields: Any) -> OutboxMail:
    """Queue a mail and return its row."""
    EmailMessage(**{"subject": "Hello", "body": "Text", "to": ["ana@example.org"]} | fields).send()
    return OutboxMail.objects.latest("pk")


def test_a_mail_is_queued_and_not_sent_at_once() -> None:
    send_mail("Hello", "Text", None, ["ana@example.org"])
    row = OutboxMail.objects.get()
    assert (row.to, row.subject, row.state) == (["ana@example.org"], "Hello", MailState.QUEUED)
    assert mail.outbox == []


def test_a_mail_of_a_failed_request_is_never_sent() -> None:
    def failing_request() -> None:
        queue()
        raise RuntimeError

    with pytest.raises(RuntimeError), transaction.atomic():
        failing_request()
    assert not OutboxMail.objects.exists()


def test_a_mail_to_nobody_is_not_queued() -> None:
    EmailMessage("Hello", "Text", to=[]).send()
    assert not OutboxMail.objects.exists()


def test_everything_in_a_mail_survives_the_outbox() -> None:
    original = EmailMultiAlternatives(
        "Hello",
        "नमस्ते",
        "Cradle <hello@cradle.example>",
        to=["ana@example.org"],
        cc=["cc@example.org"],
        bcc=["bcc@example.org"],
        reply_to=["reply@example.org"],
        headers={"List-Unsubscribe": "<https://cradle.example/news/>"},
    )
    original.attach_alternative("<p>नमस्ते</p>", "text/html")
    original.attach("sheet.csv", "a;b", "text/csv")
    original.attach("photo.jpg", b"\xff\xd8\xff", "image/jpeg")
    original.attach(MIMEImage(b"\x89PNG", "png"))
    row = outbox_row(original)
    row.save()
    row.refresh_from_db()
    mail_again = restore(row)
    assert mail_again.recipients() == ["ana@example.org", "cc@example.org", "bcc@example.org"]
    assert mail_again.reply_to == ["reply@example.org"]
    assert mail_again.extra_headers["List-Unsubscribe"] == "<https://cradle.example/news/>"
    parts = [
        (part.get_content_type(), part.get_payload(decode=True))
        for part in mail_again.message().walk()
        if not part.is_multipart()
    ]
    assert parts == [
        ("text/plain", "नमस्ते".encode()),
        ("text/html", "<p>नमस्ते</p>".encode()),
        ("text/csv", b"a;b"),
        ("image/jpeg", b"\xff\xd8\xff"),
        ("image/png", b"\x89PNG"),
    ]


def test_each_try_carries_the_same_message_id() -> None:
    row = queue()
    first, second = (restore(OutboxMail.objects.get(pk=row.pk)).message() for _ in range(2))
    assert first["Message-ID"] == second["Message-ID"]
    assert first["Message-ID"].endswith("@cradle.example>")


def test_a_waiting_mail_goes_out_once_and_its_content_is_dropped() -> None:
    row = queue()
    assert send_due() == 1
    assert send_due() == 0
    assert [sent.subject for sent in mail.outbox] == ["Hello"]
    row.refresh_from_db()
    assert (row.state, row.message) == (MailState.SENT, None)
    assert row.sent_at is not None
    with pytest.raises(ValueError, match="no content"):
        restore(row)


def test_mails_go_out_oldest_first_and_no_more_than_asked_for() -> None:
    for subject in ("first", "second", "third"):
        queue(subject=subject)
    assert send_due(limit=2) == 2
    assert [sent.subject for sent in mail.outbox] == ["first", "second"]


def test_a_worker_that_is_told_to_stop_sends_no_further_mail() -> None:
    queue()
    assert send_due(should_stop=lambda: True) == 0


def test_a_mail_that_another_worker_is_sending_is_left_alone() -> None:
    row = queue()
    OutboxMail.objects.filter(pk=row.pk).update(not_before=timezone.now() + timedelta(minutes=3))
    assert send_due() == 0


def test_a_mail_in_flight_when_its_worker_died_is_tried_again(settings: Any) -> None:
    class Killed(BaseException):
        """Stands for SIGKILL: no handler runs."""

    class DyingBackend(BrokenBackend):
        def send_messages(self, email_messages: Any) -> int:
            raise Killed

    globals()["DyingBackend"] = DyingBackend
    settings.OUTBOX_DELIVERY_BACKEND = f"{__name__}.DyingBackend"
    queue()
    with pytest.raises(Killed):
        send_due()
    settings.OUTBOX_DELIVERY_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    assert send_due() == 0
    with time_machine.travel(timezone.now() + timedelta(minutes=4)):
        assert send_due() == 1


def test_a_failed_mail_is_tried_again_after_longer_and_longer_waits(settings: Any) -> None:
    use(settings, BrokenBackend)
    with time_machine.travel("2026-05-01 12:00:00+00:00", tick=False) as clock:
        row = queue()
        for wait in BACKOFF:
            assert send_due() == 0
            row.refresh_from_db()
            assert row.state == MailState.QUEUED
            assert row.not_before == timezone.now() + timedelta(seconds=wait)
            clock.shift(timedelta(seconds=wait))
        send_due()
        row.refresh_from_db()
    assert row.state == MailState.FAILED
    assert timedelta(days=1.5) < timedelta(seconds=sum(BACKOFF)) < timedelta(days=2.5)


def test_an_address_that_does_not_exist_is_not_tried_again(
    settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    refusal = SMTPRecipientsRefused({"ana@example.org": (550, b"no such user")})
    monkeypatch.setattr(BrokenBackend, "error", refusal)
    use(settings, BrokenBackend)
    row = queue()
    send_due()
    row.refresh_from_db()
    assert row.state == MailState.FAILED
    assert row.last_error == "SMTPRecipientsRefused 550"


def test_a_mailbox_that_is_full_is_tried_again(
    settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    refusal = SMTPRecipientsRefused({"ana@example.org": (452, b"full")})
    monkeypatch.setattr(BrokenBackend, "error", refusal)
    use(settings, BrokenBackend)
    row = queue()
    send_due()
    row.refresh_from_db()
    assert row.state == MailState.QUEUED


def test_an_unreachable_server_costs_no_mail_one_of_its_tries(settings: Any) -> None:
    use(settings, UnreachableBackend)
    row = queue()
    with pytest.raises(DeliveryUnavailableError, match="TimeoutError"):
        send_due()
    row.refresh_from_db()
    assert (row.attempts, row.state) == (0, MailState.QUEUED)


def test_no_address_reaches_the_log(
    settings: Any, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    refusal = SMTPRecipientsRefused({"ana@example.org": (550, b"ana@example.org unknown")})
    monkeypatch.setattr(BrokenBackend, "error", refusal)
    use(settings, BrokenBackend)
    queue()
    send_due()
    assert "given up" in caplog.text
    assert "ana@" not in caplog.text


@pytest.mark.parametrize(("language", "direction"), [("es", "ltr"), ("ur", "rtl")])
def test_a_mail_is_written_in_the_recipients_language(
    language: str, direction: str, settings: Any, tmp_path: Any
) -> None:
    (tmp_path / "emails").mkdir()
    for end, source in {
        "subject.txt": "{{ who }}\n says hello\n",
        "txt": '{% extends "emails/base.txt" %}{% block content %}{{ who }}{% endblock %}',
        "html": '{% extends "emails/base.html" %}{% block content %}{{ who }}'
        '{% include "emails/base_button.html" with url=url text="Go" %}'
        "{% endblock %}",
    }.items():
        (tmp_path / "emails" / f"probe.{end}").write_text(source)
    settings.TEMPLATES = [
        {**settings.TEMPLATES[0], "DIRS": [tmp_path, *settings.TEMPLATES[0]["DIRS"]]}
    ]
    send_mail_template(
        "probe",
        "ana@example.org",
        language,
        {"who": "O'Brien <b>", "url": "https://x.example/?a=1&b=2"},
    )
    sent = restore(OutboxMail.objects.get())
    assert sent.subject == "O'Brien <b> says hello"
    assert "O'Brien <b>" in str(sent.body)
    assert f"https://cradle.example/{language}/" in str(sent.body)
    html = str(sent.alternatives[0][0])
    assert "O&#x27;Brien &lt;b&gt;" in html
    assert f'<html lang="{language}" dir="{direction}">' in html
    assert html.count("https://x.example/?a=1&amp;b=2") == 3
    assert sent.extra_headers["Content-Language"] == language


@pytest.mark.django_db(transaction=True)
def test_workers_that_send_at_the_same_time_send_each_mail_once() -> None:
    for number in range(24):
        queue(subject=str(number))
    at_once(4, lambda _worker: send_due())
    assert sorted(int(sent.subject) for sent in mail.outbox) == list(range(24))


@ON_POSTGRESQL
@pytest.mark.django_db(transaction=True)
def test_without_lock_and_comparing_each_worker_would_send_the_same_mail(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    queue()
    without_locks(monkeypatch)
    compare_first(monkeypatch, OutboxMail, meeting(4))
    at_once(4, lambda _worker: send_due(limit=1))
    assert len(mail.outbox) == 4
