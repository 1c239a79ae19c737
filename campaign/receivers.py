"""Reacts to signals: share cards follow what is published, files go with their rows."""

from typing import Any

from django.db import transaction
from django.db.models.signals import post_delete
from django.dispatch import receiver
from wagtail.signals import page_published, page_unpublished

from home.stale import note_file

from .actions.make_cards import draw_card, drop_card, has_card
from .models import PackVolume, ShareCard


@receiver(page_published)
def queue_card(instance: Any, **_options: Any) -> None:
    """Have the card of a page drawn in the background when it is published."""
    if has_card(instance):
        draw_card.enqueue(instance.pk)


@receiver(page_unpublished)
def drop_with_page(instance: Any, **_options: Any) -> None:
    """Delete the card of a page that is taken down."""
    if has_card(instance):
        drop_card(instance.pk)


@receiver(post_delete, sender=PackVolume)
@receiver(post_delete, sender=ShareCard)
def delete_file(instance: PackVolume | ShareCard, **_options: Any) -> None:
    """Delete the file together with its row, once that is certain."""
    name, storage = instance.file.name, instance.file.storage
    transaction.on_commit(lambda: storage.delete(name), robust=True)
    note_file(name)
