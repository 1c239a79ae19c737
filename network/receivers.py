"""Reacts to signals of Django: whoever is saved is found by her new name."""

from typing import Any

from django.db.models.signals import post_save
from django.dispatch import receiver

from .actions.remember_names import remember_names
from .models import Organisation


@receiver(post_save, sender=Organisation)
def remember_saved_names(instance: Organisation, raw: bool = False, **_options: Any) -> None:
    """Keep the search entry of an organisation true, whoever saved it."""
    if not raw:
        remember_names([instance])
