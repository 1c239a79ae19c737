"""Translations for tests, as wagtail-localize keeps them."""

from wagtail.models import Locale, Page
from wagtail_localize.models import Translation, TranslationSource
from wagtail_localize.operations import translate_object


def keep_translation(source: Page, locale: Locale, *, enabled: bool = True) -> Translation:
    """Return the translation of `source` into `locale`, its page being there already."""
    kept, _created = TranslationSource.get_or_create_from_instance(source)
    translation, _created = Translation.objects.update_or_create(
        source=kept, target_locale=locale, defaults={"enabled": enabled}
    )
    return translation


def begin_translation(source: Page, locale: Locale) -> Page:
    """Send `source` to translation and return the draft that keeps it."""
    translate_object(source, [locale])
    page: Page = source.get_translation(locale).specific
    return page
