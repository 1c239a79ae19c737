"""Drawing share cards: in the background when a page is published, and by a command."""

from collections.abc import Iterator
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction
from wagtail.models import Page

from home.registry import card_pages
from home.retries import retried_task

from ..documents.cards import card_data, card_digest, card_png
from ..models import CampaignPage, PledgePage, ShareCard, StoryPage

# What the words of a card are read from beside the page.
RECORDS = ("organisation", "pledge", "publication")
OWN_PAGES = (CampaignPage, PledgePage, StoryPage)


def has_card(page: Any) -> bool:
    """Whether a page is of a type that has a card, of this app or of a lower one."""
    return isinstance(page, (*OWN_PAGES, *card_pages))


@retried_task
def draw_card(page_pk: int) -> None:
    """Draw the card of a page; one that is no longer public needs none."""
    for page in _public_pages(pk=page_pk):
        make_card(page)


def make_card(page: Any) -> bool:
    """Draw the card of a public page unless it shows these words already; return whether it did.

    A page that was taken down or closed to the public while its card was drawn gets none.
    """
    data = card_data(page)
    digest = card_digest(data)
    old = ShareCard.objects.filter(page_id=page.pk).first()
    if old is not None and old.digest == digest and default_storage.exists(old.file.name):
        return False
    card = ShareCard(page_id=page.pk, digest=digest)
    card.file.save("card.png", ContentFile(card_png(data)), save=False)
    drawn = card.file.name
    with transaction.atomic():
        # Whoever takes the page down waits here until the card is there to be dropped.
        Page.objects.select_for_update(no_key=True).filter(pk=page.pk).first()
        public = bool(Page.objects.live().public().filter(pk=page.pk).exists())
        gone = old.file.name if old else ""
        if public:
            ShareCard.objects.update_or_create(
                page_id=page.pk, defaults={"digest": digest, "file": drawn}
            )
        if not public or gone not in ("", drawn):
            unused = gone if public else drawn
            transaction.on_commit(lambda: default_storage.delete(unused), robust=True)
    return public


def drop_card(page_pk: int) -> None:
    """Delete the card of a page that is no longer public, and its file."""
    for card in ShareCard.objects.filter(page_id=page_pk):
        card.delete()


def pages_with_cards() -> Iterator[Any]:
    """Go through every public page that has a card or should have one."""
    return _public_pages()


def make_missing_cards() -> int:
    """Draw the cards that are missing or show old words; return how many."""
    return sum(make_card(page) for page in pages_with_cards())


def tidy_cards() -> int:
    """Draw the cards that are missing and drop those of pages that are not public; return how many.

    A page that was closed to the public, or stands under one, was not unpublished.
    """
    public = Page.objects.live().public().values("pk")
    closed = ShareCard.objects.exclude(page__in=public).values_list("page_id", flat=True)
    for page_pk in list(closed):
        drop_card(page_pk)
    return make_missing_cards() + len(closed)


def _public_pages(**asked: Any) -> Iterator[Any]:
    for model in (*OWN_PAGES, *card_pages):
        pages: Any = model.objects.live().public().filter(**asked).select_related("locale")
        related = [name for name in RECORDS if hasattr(model, name)]
        yield from pages.select_related(*related).order_by("pk")
