"""Workers that send news at once: the lock and the constraint decide.

The twin shows the race when both are off. PostgreSQL alone: SQLite lets one writer in at a time.
"""

import os
from threading import Barrier
from typing import Any

import pytest
from django.db import connection

from campaign.actions import deliver_news
from campaign.actions.deliver_news import deliver_some
from campaign.models import NewsDelivery, SignerNews
from home.models import OutboxMail
from tests.factories.news import started_news
from tests.races import at_once

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(
        not os.environ.get("DATABASE_URL", "").startswith("postgres"), reason="needs PostgreSQL"
    ),
]
WORKERS = 6
READERS = 12


@pytest.fixture
def news(settings: Any) -> SignerNews:
    """News that twelve signers wait for."""
    settings.EMAIL_BACKEND = "home.mail.OutboxBackend"
    return started_news(READERS)


def receivers() -> list[str]:
    return [mail.to[0] for mail in OutboxMail.objects.all()]


def test_six_workers_at_once_send_it_once_to_each(
    news: SignerNews, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(deliver_news, "BATCH", 2)
    monkeypatch.setattr(deliver_news, "_outbox_is_full", lambda: False)
    for _round in range(2):
        at_once(WORKERS, lambda _place: deliver_some(news.pk))
    assert len(receivers()) == len(set(receivers())) == READERS
    assert NewsDelivery.objects.count() == READERS


def test_without_lock_and_constraint_it_would_go_out_more_than_once(
    news: SignerNews, monkeypatch: pytest.MonkeyPatch
) -> None:
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE campaign_newsdelivery DROP CONSTRAINT news_delivery_once")
    read = Barrier(WORKERS)
    next_readers = deliver_news.next_readers

    def read_together(*asked: Any) -> list[Any]:
        found = list(next_readers(*asked))
        read.wait(timeout=20)
        return found

    monkeypatch.setattr(deliver_news, "next_readers", read_together)
    manager = SignerNews.objects.all().__class__
    monkeypatch.setattr(manager, "select_for_update", lambda rows: rows)
    at_once(WORKERS, lambda _place: deliver_some(news.pk))
    assert len(receivers()) > len(set(receivers()))
