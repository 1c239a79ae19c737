"""Claiming the translation of a story into a language, and giving it back."""

from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import log
from wagtail.models import Locale, Page

from home.actions.errors import Conflict, Invalid, require
from home.selectors.review import last_round

from ..models import StoryPage, StoryPhoto
from ..policies_translation import may_translate_story
from ..selectors.originals import FACTS, WORDS, version_of
from ..selectors.texts import index_for, status
from ..selectors.translating import is_open
from .send_text import delete_draft
from .tell_teller import tell_begun
from .texts import lock_text, slug_for

TAKEN = _("Somebody else translates it, or it is translated already.")
IN_REVIEW = _("An editor is reading it. Take it back first.")


@transaction.atomic
def claim_translation(pk: int, user: Any, language: str) -> StoryPage:
    """Give the translation of a story to `user` alone; a second time changes nothing.

    What another translator has left alone for 14 days passes over without her unpublished words.

    Args:
        pk: of the original.
        user: who will translate.
        language: one of the interface.

    Raises NotAllowed for who may not, Invalid for a language in which the site has no stories,
    Conflict when the story is not public or somebody else translates it.
    """
    require(may_translate_story(user, language))
    index = index_for(StoryPage, language) if language in dict(settings.LANGUAGES) else None
    if index is None or index.locale.language_code != language:
        raise Invalid(_("Stories can't be translated into this language."))
    original = _lock_original(pk)
    here = StoryPage.objects.filter(translation_key=original.translation_key, locale=index.locale)
    page: StoryPage | None = here.first()
    if page is not None and page.is_translated and page.owner_id == user.pk:
        return page
    if not is_open(original, language):
        raise Conflict(TAKEN)
    page = _begin(original, index, user) if page is None else _take_over(page, original, user)
    tell_begun(original, page, user)
    log(instance=page, action="cradle.translation.claim", user=user, data={"language": language})
    return page


def _lock_original(pk: int) -> StoryPage:
    """Lock the story: two who claim it come one after the other."""
    Page.objects.select_for_update().filter(pk=pk).first()
    original: StoryPage | None = StoryPage.objects.filter(pk=pk).first()
    if original is None:
        raise Conflict(_("This story is not public any more."))
    return original


def _begin(original: StoryPage, index: Any, user: Any) -> StoryPage:
    """Make an empty page in the family of the original: no word of it stands in the draft."""
    page = StoryPage(
        translation_key=original.translation_key,
        locale=Locale.objects.get(pk=index.locale_id),
        text_language=index.locale.language_code,
        slug=slug_for(original.title, "story"),
        owner=user,
        live=False,
        has_unpublished_changes=True,
    )
    _empty(page, original)
    index.add_child(instance=page)
    page.save_revision(user=user, log_action=True, clean=False)
    return page


def _take_over(page: StoryPage, original: StoryPage, user: Any) -> StoryPage:
    """Pass a translation on; what is public stays the base, what never was is begun anew."""
    state = page.current_workflow_state
    if state is not None:
        state.cancel(user=user)
    page.owner = user
    if not page.live:
        _empty(page, original)
    page.save()
    page.save_revision(user=user, log_action=True, clean=False)
    return page


def _empty(page: StoryPage, original: StoryPage) -> None:
    """Leave the title of the original, its facts and its photos without words."""
    for name in WORDS:
        setattr(page, name, "")
    page.title = page.draft_title = original.title
    page.translated_by = ""
    page.translated_from = version_of(original)
    copy_facts(page, original)


def copy_facts(page: StoryPage, original: StoryPage) -> None:
    """Take over who speaks, who is shown and what is risky; words for photos are kept."""
    for name in (*FACTS, "risks", "social_image_id"):
        setattr(page, name, getattr(original, name))
    said = {photo.image_id: photo.alt_text for photo in page.photos.all()}
    page.photos = [
        StoryPhoto(
            image_id=photo.image_id,
            alt_text=said.get(photo.image_id, ""),
            sort_order=photo.sort_order,
        )
        for photo in original.photos.all()
    ]


@transaction.atomic
def release_translation(pk: int, user: Any) -> None:
    """Give a translation back; what was never sent is deleted, what is public stays public.

    Raises NotAllowed for everybody but its translator, Conflict while it is in review.
    """
    page = lock_text(pk, user)
    if status(page).may_take_back:
        raise Conflict(IN_REVIEW)
    if last_round(page) is None and not page.first_published_at:
        delete_draft(pk, user)
        return
    state = page.current_workflow_state
    if state is not None:
        state.cancel(user=user)
    StoryPage.objects.filter(pk=pk).update(owner=None)
    log(instance=page, action="cradle.translation.release", user=user)
