"""How far a translation is, and who has worked on it."""

from datetime import datetime
from typing import Any, NamedTuple

from django.db.models import Count, Exists, Max, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from wagtail.models import Page, PageLogEntry
from wagtail_localize.models import StringSegment, StringTranslation, Translation, TranslationSource
from wagtail_localize.segments import StringSegmentValue
from wagtail_localize.segments.extract import extract_segments

MACHINE = StringTranslation.TRANSLATION_TYPE_MACHINE


class Progress(NamedTuple):
    """How many texts there are, how many are translated, and how many of those by a machine."""

    total: int
    done: int
    machine: int

    @property
    def is_whole(self) -> bool:
        """Whether nothing is missing."""
        return self.done >= self.total


def current_strings(translation: Translation) -> QuerySet[StringTranslation]:
    """Return the translated texts that the original still has."""
    used = StringSegment.objects.filter(
        source=translation.source_id, string=OuterRef("translation_of"), context=OuterRef("context")
    )
    strings: QuerySet[StringTranslation] = StringTranslation.objects.filter(
        Exists(used), locale=translation.target_locale_id
    )
    return strings


def with_progress(translations: QuerySet[Translation]) -> QuerySet[Translation]:
    """Annotate `total`, `done` and `machine`, whatever their number, in the same query."""
    said = StringTranslation.objects.filter(
        translation_of=OuterRef("string"),
        context=OuterRef("context"),
        locale=OuterRef(OuterRef("target_locale")),
        has_error=False,
    )
    segments = StringSegment.objects.filter(source=OuterRef("source")).order_by().values("source")

    def counted(which: Q) -> Any:
        rows = segments.annotate(number=Count("pk", filter=which)).values("number")
        return Coalesce(Subquery(rows), 0)

    return translations.annotate(
        total=counted(Q()),
        done=counted(Q(Exists(said))),
        machine=counted(Q(Exists(said.filter(translation_type=MACHINE)))),
    )


def progress_of(translation: Translation) -> Progress:
    """Return how far one translation is."""
    found = with_progress(Translation.objects.filter(pk=translation.pk)).get()
    return Progress(found.total, found.done, found.machine)


def translators_of(translation: Translation) -> set[int]:
    """Return who wrote what would be published; four eyes are not hers."""
    strings = current_strings(translation).exclude(last_translated_by=None)
    return set(strings.values_list("last_translated_by", flat=True))


def last_sign_of(holder: Any) -> datetime:
    """Return when who has taken a translation took it, or last wrote a text of it."""
    hers = current_strings(holder.translation).filter(last_translated_by=holder.taken_by_id)
    written: datetime | None = hers.aggregate(last=Max("updated_at"))["last"]
    taken: datetime = holder.taken_at
    return max(taken, written) if written else taken


def kept_in(page: Any) -> Translation | None:
    """Return the translation from which `page` takes its words; None when it has its own."""
    found: Translation | None = (
        Translation.objects.filter(
            source__object_id=page.translation_key, target_locale=page.locale_id, enabled=True
        )
        .exclude(source__locale=page.locale_id)
        .select_related("source", "source__locale", "target_locale")
        .first()
    )
    return found


def source_page(translation: Translation) -> Page | None:
    """Return the page that is translated; None when it is gone or no page."""
    source = translation.source
    found: Page | None = Page.objects.filter(
        translation_key=source.object_id, locale=source.locale_id
    ).first()
    return found


def target_page(translation: Translation) -> Page | None:
    """Return the page that holds the translation; None while there is none."""
    found: Page | None = Page.objects.filter(
        translation_key=translation.source.object_id, locale=translation.target_locale_id
    ).first()
    return found


def unread_places(source: TranslationSource, locale: Any) -> dict[int, str]:
    """Return {place: text of the original} where a machine's translation waits for a reader."""
    unread = StringTranslation.objects.filter(
        translation_of=OuterRef("string"),
        context=OuterRef("context"),
        locale=locale,
        translation_type=MACHINE,
    )
    segments = StringSegment.objects.filter(Exists(unread), source=source)
    return dict(segments.values_list("order", "string__data"))


def says_the_same(translation: Translation, page: Any) -> bool:
    """Tell whether a version of a page has the words of its translation as they are now."""
    now = translation.source.get_ephemeral_translated_instance(
        translation.target_locale, fallback=True
    )
    return _texts_of(page) == _texts_of(now)


def _texts_of(page: Any) -> list[tuple[str, str]]:
    """Return (place, text) of a page but for its address, which follows other rules."""
    return [
        (one.path, one.string.data)
        for one in extract_segments(page)
        if isinstance(one, StringSegmentValue) and one.path != "slug"
    ]


def was_public(page: Any, revision: Any) -> bool:
    """Tell whether a version of a page has been public before."""
    published = PageLogEntry.objects.filter(page=page.pk, action__startswith="wagtail.publish")
    return bool(published.filter(revision=revision).exists())
