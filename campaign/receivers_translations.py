"""Reacts to signals: translations follow their original."""

from typing import Any

from django.db import transaction
from django.dispatch import receiver
from wagtail.signals import page_published, page_unpublished

from .actions.follow_original import follow_original, take_down_orphans
from .models import StoryPage


@receiver(page_published, sender=StoryPage)
def follow(instance: StoryPage, **_options: Any) -> None:
    """Tell what is behind, and let no translation show what its original no longer shows."""
    follow_original(instance)
    # Once more when it is certain: an original may have been taken down at the same moment.
    transaction.on_commit(lambda: take_down_orphans(instance.translation_key), robust=True)


@receiver(page_unpublished, sender=StoryPage)
def take_down(instance: StoryPage, **_options: Any) -> None:
    """Keep no translation public when its original is not."""
    key = instance.translation_key
    take_down_orphans(key)
    # A translation may have been published at the same moment.
    transaction.on_commit(lambda: take_down_orphans(key), robust=True)
