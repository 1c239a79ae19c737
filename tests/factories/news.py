"""News to signers whose sending has begun.

news = started_news(readers=6)
"""

from campaign.actions.send_news import start_news
from campaign.actions.send_news import test_news as try_news
from campaign.actions.write_news import write_news
from campaign.models import SignerNews
from home.models import OutboxMail
from tests.factories.campaign import PledgeFactory, SignatureFactory
from tests.factories.staff import editor


def started_news(readers: int) -> SignerNews:
    """Return news that so many signers wait for; the mail of its trial is gone."""
    pledge = PledgeFactory.create()
    SignatureFactory.create_batch(readers, pledge=pledge, confirmed=True, wants_news=True)
    user = editor()
    kept = write_news(user, pledge, {"en": ("Good news", "The city agreed.")})
    try_news(user, kept)
    start_news(user, kept)
    OutboxMail.objects.all().delete()
    kept.refresh_from_db()
    return kept
