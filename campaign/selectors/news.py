"""Who gets a piece of news."""

from django.db.models import Exists, OuterRef, QuerySet

from ..models import NewsDelivery, Signature, SignerNews


def readers(news: SignerNews) -> QuerySet[Signature]:
    """Return the signatures that count, want news and have an address."""
    counted = Signature.objects.counted().filter(pledge=news.pledge_id, wants_news=True)
    return counted.exclude(email="")


def next_readers(news: SignerNews, number: int) -> QuerySet[Signature]:
    """Return the next of them who have not got it, in the order of their numbers."""
    has_it = NewsDelivery.objects.filter(news=news, signature=OuterRef("pk"))
    left = readers(news).filter(~Exists(has_it), pk__gt=news.reached)
    return left.only("email", "language").order_by("pk")[:number]
