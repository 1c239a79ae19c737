"""The count follows within ten seconds, whatever the worker is busy with."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, Thread
from typing import Any

import pytest
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend
from django.utils import timezone

from campaign.models import Pledge
from home.mail import outbox_row
from home.registry import daily_jobs, recurring_jobs
from home.worker import Worker
from tests.factories.campaign import PledgeFactory, SignatureFactory

pytestmark = pytest.mark.django_db(transaction=True)
PROMISED = 10.0
sending, answered = Event(), Event()


class SlowBackend(BaseEmailBackend):
    """A mail server that does not answer before it is told to."""

    def send_messages(self, messages: Any) -> int:
        """Wait."""
        sending.set()
        answered.wait(60)
        return len(messages)


@contextmanager
def running(worker: Worker) -> Iterator[None]:
    """Let a worker run in a thread, and end it."""
    thread = Thread(target=worker.run)
    thread.start()
    try:
        yield
    finally:
        worker.stop()
        answered.set()
        thread.join(60)
        assert not thread.is_alive()


def test_a_slow_mail_server_does_not_hold_up_the_count(settings: Any, monkeypatch: Any) -> None:
    monkeypatch.setattr(recurring_jobs, "_entries", {})
    monkeypatch.setattr(daily_jobs, "_entries", {})
    settings.OUTBOX_DELIVERY_BACKEND = f"{__name__}.SlowBackend"
    outbox_row(EmailMessage("Hello", "Text", to=["ana@example.org"])).save()
    pledge = PledgeFactory.create(counted_at=timezone.now())
    sending.clear()
    answered.clear()
    with running(Worker()):
        assert sending.wait(30)
        SignatureFactory(pledge=pledge, confirmed=True)
        began = time.monotonic()
        while not Pledge.objects.filter(pk=pledge.pk, signature_count=1).exists():
            assert time.monotonic() - began < PROMISED, "not counted in time"
            time.sleep(0.1)
        assert not answered.is_set()
