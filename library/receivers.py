"""Reacts to signals: lists follow what is saved, files of an embargo stay closed."""

from typing import Any

from django.db import transaction
from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver

from .actions.list_publications import list_pages
from .models import Publication, PublicationFile, PublicationPage


@receiver(post_save)
def list_under_languages(
    instance: Any, raw: bool = False, update_fields: Any = None, **_options: Any
) -> None:
    """List all pages of a publication anew when one appears or goes, or its facts change."""
    if raw or (update_fields is not None and "live" not in update_fields):
        return
    if isinstance(instance, PublicationPage):
        _list_later(instance.publication_id)
    elif isinstance(instance, Publication):
        _list_later(instance.pk)


@receiver(post_save, sender=PublicationFile)
@receiver(post_delete, sender=PublicationFile)
def list_with_file(instance: PublicationFile, **_options: Any) -> None:
    """List the pages of a publication under the language of a file that comes or goes."""
    _list_later(instance.publication_id)


def _list_later(publication_id: int) -> None:
    """Do it once the change is certain."""
    transaction.on_commit(lambda: list_pages(publication_id), robust=True)
