"""The worker's part of sending news: a batch of deliveries and their mails at a time."""

from django.db import transaction
from django.utils import timezone

from home.enums import MailState
from home.mail import errand_row
from home.models import OutboxMail

from ..enums_news import NewsState
from ..models import NewsDelivery, SignerNews
from ..news_mail import MAIL, words_for
from ..selectors.news import next_readers

BATCH = 500


def deliver_news() -> int:
    """Queue the next mails of every piece of news that is being sent; return how many."""
    sending = SignerNews.objects.filter(state=NewsState.SENDING).order_by("started_at")
    return sum(deliver_some(number) for number in sending.values_list("pk", flat=True))


@transaction.atomic
def deliver_some(number: int) -> int:
    """Queue up to 500 mails of one piece of news; return how many.

    Mails and deliveries are committed together, under a lock on the news; a delivery exists once
    for each signature. So however often the worker runs or is killed, nobody gets it twice and
    nobody is left out. When nobody is left, the news is sent.
    """
    news = SignerNews.objects.select_for_update().get(pk=number)
    if news.state != NewsState.SENDING or _outbox_is_full():
        return 0
    batch = list(next_readers(news, BATCH))
    if not batch:
        news.state, news.finished_at = NewsState.SENT, timezone.now()
        news.save(update_fields=["state", "finished_at"])
        return 0
    written = list(news.words.all())
    mails = OutboxMail.objects.bulk_create(
        errand_row(
            MAIL,
            {"news": news.pk, "signature": signature.pk},
            signature.email,
            words.subject if (words := words_for(written, signature.language)) else "",
            bulk=True,
        )
        for signature in batch
    )
    NewsDelivery.objects.bulk_create(
        NewsDelivery(news=news, signature=signature, mail=mail)
        for signature, mail in zip(batch, mails, strict=True)
    )
    news.reached = batch[-1].pk
    news.queued += len(batch)
    news.save(update_fields=["reached", "queued"])
    return len(batch)


def _outbox_is_full() -> bool:
    """Whether more than a batch waits for its first try: a pause takes back only what waits here.

    A mail that is tried again does not count, or one full mailbox would keep the news from all.
    """
    waiting = OutboxMail.objects.filter(bulk=True, state=MailState.QUEUED, attempts=0)
    return waiting.order_by()[: BATCH + 1].count() > BATCH
