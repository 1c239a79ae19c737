"""Stories that lack a translation, and who has claimed one."""

from datetime import datetime, timedelta
from typing import Any

from django.db.models import (
    CharField,
    DateTimeField,
    Exists,
    ExpressionWrapper,
    F,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
)
from django.db.models.functions import Cast, Coalesce
from django.utils import timezone
from wagtail.models import WorkflowState

from home.querysets import NEWEST_FIRST
from home.selectors.review import approved_revisions

from ..models import StoryPage

# Who claims a translation and falls silent does not hold it for ever.
HELD_FOR = timedelta(days=14)

_IN_REVIEW = (WorkflowState.STATUS_IN_PROGRESS,)
# A page that was made live without a version counts as version 0.
_VERSION = Coalesce(F("live_revision_id"), 0)


def originals() -> QuerySet[StoryPage]:
    """Return the public stories that a person has approved and that may be translated."""
    approved = Q(live_revision__isnull=True) | Q(live_revision__in=approved_revisions())
    family = StoryPage.objects.filter(translation_key=OuterRef("translation_key"))
    pages: QuerySet[StoryPage] = StoryPage.objects.live().public().filter(approved)
    pages = pages.filter(translated_from=None, removed_at=None, withheld=False)
    # An alias is shown and removed with the page that it repeats.
    pages = pages.filter(alias_of=None)
    return pages.exclude(Exists(family.filter(pk__lt=OuterRef("pk"))))


def to_translate(language: str) -> QuerySet[StoryPage]:
    """Return the originals that anybody may begin to translate, or bring up to date, newest first.

    Not those whose place is held: by a public translation that says what the original says, by one
    in review, or by a translator who has been at work in the last days.
    """
    slot = StoryPage.objects.filter(
        translation_key=OuterRef("translation_key"), locale__language_code=language
    )
    pages = originals().annotate(version=_VERSION)
    pages = pages.filter(~Exists(slot) | Exists(_free(slot)))
    pages = pages.select_related("organisation", "locale").defer("text", "transcript")
    return pages.order_by(NEWEST_FIRST, "-pk")


def is_open(original: StoryPage, language: str) -> bool:
    """Whether anybody may begin to translate this story now, or bring it up to date."""
    return to_translate(language).filter(pk=original.pk).exists()


def _free(slot: QuerySet[StoryPage]) -> QuerySet[StoryPage]:
    """Return the translations that nobody works on; `slot` belongs to an outer query."""
    cutoff = timezone.now() - HELD_FOR
    silent = Q(owner=None) | Q(owner__is_active=False)
    left = silent | Q(latest_revision_created_at__lt=cutoff)
    behind = ~Q(translated_from=OuterRef("version"))
    changed_long_ago = silent | Q(latest_revision_created_at__lt=cutoff, since__lt=cutoff)
    in_review = WorkflowState.objects.filter(
        object_id=Cast(OuterRef("pk"), CharField()), status__in=_IN_REVIEW
    )
    slot = slot.filter(translated_from__isnull=False, removed_at=None, withheld=False)
    slot = slot.annotate(
        since=ExpressionWrapper(OuterRef("last_published_at"), output_field=DateTimeField())
    )
    free = (Q(live=False) & left) | (Q(live=True) & behind & changed_long_ago)
    return slot.filter(free).exclude(Exists(in_review))


def translations_of(user: Any) -> QuerySet[StoryPage]:
    """Return the translations that `user` has claimed, each with the version of its original."""
    original = StoryPage.objects.filter(
        translation_key=OuterRef("translation_key"), translated_from=None
    ).order_by("pk")
    pages = StoryPage.objects.filter(
        owner_id=user.pk, translated_from__isnull=False, removed_at=None
    ).annotate(newest_version=Subquery(original.annotate(v=_VERSION).values("v")[:1]))
    return pages.select_related("organisation", "locale", "owner")


def translations_for(page: StoryPage) -> QuerySet[StoryPage]:
    """Return the other languages in which an original is told, or will be."""
    family = StoryPage.objects.filter(translation_key=page.translation_key, removed_at=None)
    held = Q(live=True) | Q(owner__isnull=False)
    return family.filter(held).exclude(pk=page.pk).select_related("locale").order_by("pk")


def held_until(page: StoryPage) -> datetime | None:
    """Return until when nobody else may take over a translation that is not public."""
    begun = page.latest_revision_created_at
    return None if page.live or begun is None else begun + HELD_FOR
