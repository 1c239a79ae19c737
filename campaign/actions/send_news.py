"""Testing news, approving it, and stopping it again."""

from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import log

from home.actions.errors import Conflict, Invalid, require
from home.enums import MailState
from home.models import OutboxMail

from ..enums_news import STOPPABLE, WRITABLE, NewsState
from ..models import NewsDelivery, Signature, SignerNews
from ..news_mail import news_mail
from ..policies_news import may_send_news
from ..selectors.news import readers

# How much is taken back at once when it is stopped.
BATCH = 500


@transaction.atomic
def test_news(user: Any, news: SignerNews) -> int:
    """Mail the news to oneself in every language it is written in; return how many mails.

    Raises NotAllowed for others than editors, Invalid without an address, Conflict when it is
    being sent.
    """
    require(may_send_news(user, news.pledge))
    if not user.email:
        raise Invalid(_("Your account has no e-mail address to send a test to."))
    kept = _lock(news, *WRITABLE)
    written = list(kept.words.order_by("language"))
    for words in written:
        news_mail(words, stand_in(kept, user.email, user.name, words.language)).send()
    kept.state, kept.tested_at = NewsState.TESTED, timezone.now()
    kept.save(update_fields=["state", "tested_at"])
    log(instance=kept, action="campaign.news.test", user=user)
    return len(written)


test_news.__test__ = False  # type: ignore[attr-defined]


def stand_in(news: SignerNews, email: str, name: str, language: str) -> Signature:
    """Return a signature that is none, for previews and tests; its links lead to nobody's page."""
    return Signature(pk=0, pledge=news.pledge, name=name, email=email, language=language)


@transaction.atomic
def start_news(user: Any, news: SignerNews) -> None:
    """Let the worker send it, or go on after a pause.

    Raises NotAllowed for others than editors, Conflict when nobody tested these words.
    """
    require(may_send_news(user, news.pledge))
    kept = _lock(news, NewsState.TESTED, NewsState.PAUSED)
    if kept.state == NewsState.TESTED:
        kept.approved_by, kept.started_at = user, timezone.now()
        kept.audience = readers(kept).count()
    kept.state = NewsState.SENDING
    kept.save(update_fields=["state", "approved_by", "started_at", "audience"])
    log(instance=kept, action="campaign.news.start", user=user, data={"audience": kept.audience})


@transaction.atomic
def pause_news(user: Any, news: SignerNews) -> None:
    """Stop at once: what is queued and not yet on its way is taken back, to be queued again.

    Raises NotAllowed for others than editors, Conflict when it is not being sent.
    """
    require(may_send_news(user, news.pledge))
    _stop(user, _lock(news, NewsState.SENDING), NewsState.PAUSED)


@transaction.atomic
def cancel_news(user: Any, news: SignerNews) -> None:
    """Stop for good; who has it has it.

    Raises NotAllowed for others than editors, Conflict when it was sent.
    """
    require(may_send_news(user, news.pledge))
    _stop(user, _lock(news, *WRITABLE, *STOPPABLE), NewsState.CANCELLED)


def _lock(news: SignerNews, *states: str) -> SignerNews:
    kept = SignerNews.objects.select_for_update().select_related("pledge").get(pk=news.pk)
    if kept.state not in states:
        raise Conflict(_("This can't be done now. Load the page again to see where it stands."))
    return kept


def _stop(user: Any, news: SignerNews, state: NewsState) -> None:
    taken_back = _take_back(news)
    news.state, news.queued = state, news.queued - taken_back
    # From the beginning: whoever has it already is passed over.
    news.reached = 0
    news.save(update_fields=["state", "queued", "reached"])
    data = {"queued": news.queued}
    log(instance=news, action=f"campaign.news.{state}", user=user, data=data)


def _take_back(news: SignerNews) -> int:
    """Take mails out of the outbox that no worker has begun to send; return how many."""
    taken = 0
    waiting = {"mail__state": MailState.QUEUED, "mail__attempts": 0}
    while batch := list(
        NewsDelivery.objects.filter(news=news, **waiting).values_list("pk", "mail")[:BATCH]
    ):
        mails = OutboxMail.objects.filter(
            pk__in=[mail for _delivery, mail in batch], state=MailState.QUEUED, attempts=0
        )
        # Locked and compared again: a worker may have taken one in this moment.
        free = set(mails.select_for_update().values_list("pk", flat=True))
        gone = [delivery for delivery, mail in batch if mail in free]
        NewsDelivery.objects.filter(pk__in=gone).delete()
        OutboxMail.objects.filter(pk__in=free).delete()
        taken += len(gone)
        if not gone:
            break
    return taken
