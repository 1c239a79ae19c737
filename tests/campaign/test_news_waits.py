"""What waits for what in the outbox: news for confirmations, and nobody for a full mailbox."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.core.mail import EmailMessage
from django.utils import timezone

from campaign.actions import deliver_news as deliver
from campaign.actions.deliver_news import deliver_news
from campaign.actions.send_news import pause_news, start_news
from campaign.models import SignerNews
from home.actions.send_mail import HELD_BACK, send_due
from home.enums import MailState
from home.models import OutboxMail
from tests.factories.news import started_news
from tests.factories.staff import editor

pytestmark = pytest.mark.django_db
READERS = 6


@pytest.fixture
def news(db: None, settings: Any, monkeypatch: pytest.MonkeyPatch) -> SignerNews:
    """News that six signers wait for, which is queued one mail at a time."""
    settings.EMAIL_BACKEND = "home.mail.OutboxBackend"
    monkeypatch.setattr(deliver, "BATCH", 1)
    return started_news(READERS)


def test_one_full_mailbox_does_not_keep_the_news_from_all(news: SignerNews) -> None:
    deliver_news()
    OutboxMail.objects.update(attempts=3, not_before=timezone.now() + timedelta(hours=2))
    deliver_news()
    send_due()
    assert deliver_news() == 1


def test_a_confirmation_goes_out_before_the_news(news: SignerNews, mailoutbox: Any) -> None:
    deliver_news()
    EmailMessage("Please confirm", "Text", to=["ama@example.org"]).send()
    assert send_due(limit=1) == 1
    assert [mail.subject for mail in mailoutbox] == ["Please confirm"]


def test_a_mail_that_failed_before_a_pause_waits_with_it(news: SignerNews, mailoutbox: Any) -> None:
    user = editor()
    deliver_news()
    tried = OutboxMail.objects.get()
    OutboxMail.objects.update(attempts=2)
    pause_news(user, news)
    send_due()
    tried.refresh_from_db()
    assert (mailoutbox, tried.state, tried.attempts) == ([], MailState.QUEUED, 2)
    start_news(user, news)
    with time_machine.travel(timezone.now() + HELD_BACK):
        for _round in range(READERS):
            deliver_news()
            send_due()
    receivers = [address for mail in mailoutbox for address in mail.to]
    assert len(receivers) == len(set(receivers)) == READERS
