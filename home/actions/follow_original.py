"""What happens to translations when their original is published or taken away."""

from typing import Any

from django.db import transaction
from wagtail.log_actions import log
from wagtail.models import Page
from wagtail_localize.models import Translation, TranslationSource


def note_new_words(page: Any) -> None:
    """Copy the published words of an original for its translators: what changed is work to do."""
    source = TranslationSource.objects.filter(
        object_id=page.translation_key, locale=page.locale_id
    ).first()
    if source is not None and source.translations.filter(enabled=True).exists():
        source.update_from_db()


@transaction.atomic
def take_translations_along(page: Any) -> None:
    """Take from the public what was translated from a page that is public no more."""
    kept = Translation.objects.filter(
        source__object_id=page.translation_key, source__locale=page.locale_id, enabled=True
    )
    locales = kept.exclude(target_locale=page.locale_id).values("target_locale")
    rows = Page.objects.filter(translation_key=page.translation_key, locale__in=locales, live=True)
    for one in rows.order_by("pk"):
        translated = one.specific
        translated.unpublish(log_action=False)
        log(instance=translated, action="cradle.translation.follow")
