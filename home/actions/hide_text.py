"""Keeping a text from the public, in part or as a whole, and showing it again as it was.

What is hidden as a whole is unpublished: whatever the public reads asks for live pages. Callers
lock the text first, so that two reports, a report and an answer, come one after the other.
"""

from datetime import timedelta
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log
from wagtail.models import Page, ReferenceIndex
from wagtail.search import index
from wagtail.signals import page_published

from ..enums_concern import HiddenLevel
from ..enums_consent import RemovalCause
from ..models import HiddenText, Recording, SiteImage, Tombstone
from ..models.hidden_text import nothing_to_put_back
from ..selectors.concerns import pages_of
from ..stale import note_page
from .errors import NotAllowed
from .lay_tombstone import lay_tombstone
from .publishing import check_publishing
from .release_image import release_image, withdraw_image
from .release_recording import release_recording, withdraw_recording

HIDDEN_FOR = timedelta(hours=24)


def lock_text(text_key: UUID) -> HiddenText:
    """Lock all pages of a text; return what is hidden of it. Inside a transaction."""
    list(Page.objects.select_for_update().filter(translation_key=text_key).order_by("pk"))
    return HiddenText.objects.get_or_create(text_key=text_key)[0]


def hide(hidden: HiddenText, level: HiddenLevel, reason: str = "") -> None:
    """Hide a locked text: photos, voice and place, or everything; safe to call again.

    Args:
        hidden: from `lock_text`.
        level: how much, more than until now.
        reason: for what is taken down.
    """
    pages = [page.specific for page in pages_of(hidden.text_key)]
    for image in _public_images(pages):
        hidden.put_back["images"].append(image.pk)
        withdraw_image(image)
    for recording in _public_recordings(pages):
        hidden.put_back.setdefault("recordings", []).append(recording.pk)
        withdraw_recording(recording)
    if level != HiddenLevel.PART:
        live = [page for page in pages if page.live]
        hidden.put_back["pages"] += [[page.pk, page.live_revision_id] for page in live]
        for page in live:
            Page.objects.get(pk=page.pk).specific.unpublish(log_action=False)
        cause = RemovalCause.EDITOR if level == HiddenLevel.DOWN else RemovalCause.LOOKED_AT
        for page in pages:
            lay_tombstone(page, cause, reason)
    _withhold(pages, level != HiddenLevel.DOWN)
    hidden.level, hidden.reason = level, reason
    hidden.hidden_at = timezone.now()
    hidden.until = None if level == HiddenLevel.DOWN else hidden.hidden_at + HIDDEN_FOR
    hidden.save()


def show(hidden: HiddenText, user: Any = None) -> None:
    """Show a locked text again, just as it was; what may not be public any more stays away."""
    put_back, hidden.put_back = hidden.put_back, nothing_to_put_back()
    hidden.level, hidden.reason, hidden.until = HiddenLevel.SHOWN, "", None
    hidden.shown_at = timezone.now()
    hidden.save()
    ours = Tombstone.objects.filter(text_key=hidden.text_key)
    ours.exclude(cause=RemovalCause.PERSON).delete()
    _withhold([page.specific for page in pages_of(hidden.text_key)], False)
    for pk, revision in put_back["pages"]:
        _publish_again(pk, revision, user)
    pages = pages_of(hidden.text_key)
    if any(page.live for page in pages):
        for image in SiteImage.objects.filter(pk__in=put_back["images"], released=False):
            release_image(image)
        heard = put_back.get("recordings", [])
        for recording in Recording.objects.filter(pk__in=heard, released=False):
            release_recording(recording)
    for page in pages:
        index.insert_or_update_object(page.specific)


def _public_images(pages: list[Any]) -> list[SiteImage]:
    """Return the pictures of pages that the public can open now."""
    ids: set[int] = set()
    for page in pages:
        for reference in ReferenceIndex.get_references_for_object(page):
            if reference.to_content_type.model_class() is SiteImage:
                ids.add(int(reference.to_object_id))
        ids |= getattr(page, "further_image_ids", set)()
    return list(SiteImage.objects.filter(pk__in=ids, released=True).order_by("pk"))


def _public_recordings(pages: list[Any]) -> list[Recording]:
    """Return the voices of pages that the public can hear now."""
    ids = {getattr(page, "recording_id", None) for page in pages if page.live}
    return list(Recording.objects.filter(pk__in=ids - {None}, released=True).order_by("pk"))


def _withhold(pages: list[Any], withheld: bool) -> None:
    """Note on the pages whether photos, voice and place are hidden; the search knows it, too."""
    for page in pages:
        if hasattr(page, "withheld"):
            type(page).objects.filter(pk=page.pk).update(withheld=withheld)
            note_page(page)
            index.insert_or_update_object(type(page).objects.get(pk=page.pk))


def _publish_again(pk: int, revision: int | None, user: Any) -> None:
    """Make a page live with the version that was live, unless somebody no longer agrees."""
    page = Page.objects.filter(pk=pk, live=False).first()
    page = page and page.specific
    if page is None or getattr(page, "removed_at", None):
        return
    if page.alias_of_id and not page.alias_of.live:
        return
    try:
        with transaction.atomic():
            if hasattr(page, "withheld") and not page.alias_of_id:
                check_publishing(page, None)
    except NotAllowed as refusal:
        data = {"reason": str(refusal)}
        log(instance=page, action="cradle.publish.refused", user=user, data=data)
        return
    latest = page.latest_revision_id
    Page.objects.filter(pk=pk).update(
        live=True, live_revision=revision, has_unpublished_changes=latest not in (None, revision)
    )
    page = type(page).objects.get(pk=pk)
    page_published.send(sender=type(page), instance=page, revision=page.live_revision)
