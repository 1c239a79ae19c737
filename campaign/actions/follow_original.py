"""What becomes of translations when their original is published anew or taken down."""

from typing import Any
from uuid import UUID

from django.db import transaction
from wagtail.log_actions import log
from wagtail.models import PageLogEntry
from wagtail.search import index

from home.notices import send_about, tell_author
from home.selectors.staff import is_editor, reviewers_for
from home.stale import note_page

from ..models import StoryPage, StoryPhoto
from ..selectors.originals import FACTS, is_behind, original_of
from .tell_teller import tell_public

BEHIND = "cradle.translation.behind"


@transaction.atomic
def follow_original(page: StoryPage) -> None:
    """Bring facts and photos of public translations up to date; tell the author and who is behind.

    Args:
        page: an original that was published, or a translation that was.
    """
    original = original_of(page)
    if original is not None:
        if page.is_translated:
            tell_public(original, page)
        _tell_behind(page, original)
        return
    for translation in _family(page).live().filter(translated_from__isnull=False):
        _follow_facts(translation, page)
        _tell_behind(translation, page)


@transaction.atomic
def take_down_orphans(text_key: UUID) -> None:
    """Take down the translations of a story whose original is not public. Again: nothing."""
    family = StoryPage.objects.filter(translation_key=text_key).select_related("locale")
    pages = list(family.order_by("pk"))
    if not pages or (pages[0].live and not pages[0].is_translated):
        return
    for translation in pages:
        if not translation.live:
            continue
        translation.unpublish(log_action=False)
        log(instance=translation, action="cradle.translation.down")


def _family(page: StoryPage) -> Any:
    """Return the translations of an original."""
    later = StoryPage.objects.filter(translation_key=page.translation_key, pk__gt=page.pk)
    return later.select_related("locale").order_by("pk")


def _follow_facts(page: StoryPage, original: StoryPage) -> None:
    """Show no name and no photo that the original no longer shows, from now on."""
    values: dict[str, Any] = {name: getattr(original, name) for name in (*FACTS, "risks")}
    if not original.place:
        values["place"] = ""
    StoryPage.objects.filter(pk=page.pk).update(**values)
    note_page(page)
    images = [photo.image_id for photo in original.photos.all()]
    StoryPhoto.objects.filter(page=page.pk).exclude(image__in=images).delete()
    index.insert_or_update_object(StoryPage.objects.get(pk=page.pk))


def _tell_behind(page: StoryPage, original: StoryPage) -> None:
    """Tell translator and editors once for each version of the original."""
    if page.translated_from is None or not is_behind(page, original):
        return
    version = original.live_revision
    told = PageLogEntry.objects.filter(page=page.pk, action=BEHIND, revision=version)
    if told.exists():
        return
    log(instance=page, action=BEHIND, revision=version)
    tell_author(page, "translation_behind", None, original=original)
    people = reviewers_for(page.locale.language_code).exclude(pk=page.owner_id)
    for person in people:
        if is_editor(person):
            send_about("translation_behind", person, page, original=original, url="")
