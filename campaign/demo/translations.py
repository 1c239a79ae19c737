"""Tells the translation editor which demo pages are translations of each other.

The texts were written in four languages at once; the translation editor then shows every segment
as translated, and a change of the English page as work to do.
"""

from datetime import timedelta

from django.db.models import Min
from django.utils import timezone
from wagtail.models import Page
from wagtail_localize.models import (
    StringSegment,
    StringTranslation,
    Translation,
    TranslationSource,
)
from wagtail_localize.segments import StringSegmentValue
from wagtail_localize.segments.extract import extract_segments

from .source import LANGUAGES, Demo

SOURCE = "en"
BEHIND = ("page:about", "fr")


def _strings(page: Page) -> dict[tuple[str, int], StringSegmentValue]:
    """Return the strings of a page by place and order."""
    return {
        (segment.path, segment.order): segment
        for segment in extract_segments(page)
        if isinstance(segment, StringSegmentValue) and not segment.is_empty()
    }


def adopt_translation(source: TranslationSource, target: Page) -> Translation:
    """Record `target` as the finished translation of `source`'s page."""
    translation = Translation.objects.create(source=source, target_locale=target.locale)
    words = _strings(target)
    for segment in StringSegment.objects.filter(source=source).select_related("context", "string"):
        found = words.get((segment.context.path, segment.order))
        if found is not None:
            StringTranslation.objects.update_or_create(
                translation_of=segment.string,
                locale=target.locale,
                context=segment.context,
                defaults={
                    "data": found.string.data,
                    "translation_type": StringTranslation.TRANSLATION_TYPE_MANUAL,
                },
            )
    return translation


def adopt_translations(demo: Demo) -> None:
    """Record the editorial pages as translated from English."""
    now = timezone.now()
    for key in sorted({name for name, _code in demo.pages if name.startswith("page:")}):
        source, _made = TranslationSource.update_or_create_from_instance(
            demo.pages[(key, SOURCE)].specific
        )
        for language in LANGUAGES:
            if language != SOURCE:
                adopt_translation(source, demo.pages[(key, language)].specific)
        # Or every translation, being older than this row, would count as an earlier version.
        family = Page.objects.filter(translation_key=source.object_id)
        written = family.aggregate(first=Min("last_published_at"))["first"]
        TranslationSource.objects.filter(pk=source.pk).update(last_updated_at=written or now)
    leave_work(demo)


def leave_work(demo: Demo) -> None:
    """Leave something on the translation desk: one page has changed since it was translated."""
    behind = demo.pages[BEHIND]
    sources = TranslationSource.objects.filter(object_id=behind.translation_key)
    sources.update(last_updated_at=timezone.now() - timedelta(days=3))
    others = Page.objects.filter(translation_key=behind.translation_key).exclude(pk=behind.pk)
    others.update(last_published_at=timezone.now() - timedelta(days=1))
    summary = StringTranslation.objects.filter(
        context__object_id=behind.translation_key, context__path="summary", locale=behind.locale
    )
    summary.delete()
