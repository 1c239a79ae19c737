"""Which translations show an earlier version of their original."""

from django.db.models import Exists, F, OuterRef
from wagtail_localize.models import Translation


def is_behind() -> Exists:
    """Return whether words of the original have changed since the translation was published.

    `last_updated_at` moves only when a text has changed: see `home.patches.localize`.
    """
    return Exists(
        Translation.objects.filter(
            enabled=True,
            source__object_id=OuterRef("translation_key"),
            target_locale=OuterRef("locale"),
            source__last_updated_at__gt=OuterRef("last_published_at"),
        ).exclude(source__locale=F("target_locale"))
    )
