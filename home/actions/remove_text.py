"""Removing a text for good, with all its translations, photos and earlier versions.

What remains is a row without words, its addresses as 410, and a log that it happened.
"""

from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override
from wagtail.contrib.redirects.models import Redirect
from wagtail.log_actions import log
from wagtail.models import Page, PageLogEntry, ReferenceIndex, TaskState
from wagtail.search import index

from ..enums import TrustChange
from ..enums_consent import RemovalCause
from ..models import (
    Concern,
    ConsentRecord,
    HiddenText,
    Recording,
    ReviewTaskState,
    SiteImage,
    Tombstone,
    WorkingTranslation,
)
from ..removal_ledger import note_removal
from ..tombstones import path_hash, path_of
from .trust import end_trust

# Of every page; a class adds its own in `removed_fields`.
_WORDS = ("seo_title", "search_description", "summary")


@transaction.atomic
def remove_text(text_key: UUID, cause: RemovalCause, user: Any = None) -> int:
    """Remove a text in all its languages; return how many pages that were. Again: nothing.

    Args:
        text_key: `translation_key` of the text.
        cause: what its addresses say.
        user: who removes it; None when somebody did with her code.
    """
    locked = Page.objects.select_for_update().filter(translation_key=text_key).order_by("pk")
    pages = [page.specific for page in locked]
    removed = [page for page in pages if hasattr(page, "removed_fields") and not page.removed_at]
    for page in removed:
        _remove(page, cause, user)
    if removed:
        if cause == RemovalCause.EDITOR:
            end_trust(removed[0].owner_id, TrustChange.TAKEN_DOWN, user)
        ConsentRecord.objects.filter(text_key=text_key).update(subject="", town="")
        HiddenText.objects.filter(text_key=text_key).delete()
        Concern.objects.filter(text_key=text_key).update(path="", words="", contact="", answer="")
        transaction.on_commit(lambda: note_removal(text_key, cause))
    return len(removed)


def _remove(page: Any, cause: RemovalCause, user: Any) -> None:
    """Take one page from the public, then empty it."""
    if page.first_published_at and (path := path_of(page)):
        said = {"text_key": page.translation_key, "cause": cause, "reason": ""}
        Tombstone.objects.update_or_create(path_hash=path_hash(path), defaults=said)
    state = page.current_workflow_state
    if state is not None:
        state.cancel(user=user)
    WorkingTranslation.objects.filter(page=page.pk).delete()
    images, recordings = _images_of(page), recordings_of(page)
    with override(page.locale.language_code):
        title = _("Removed text")
    _empty(page, title)
    if page.live:
        page.unpublish(user=user, log_action=False)
    ReferenceIndex.create_or_update_for_object(page)
    for image in images:
        _forget_image(image)
    for recording in recordings:
        recording.delete()
    _forget_history(page, title)
    index.remove_object(page)
    log(instance=page, action="cradle.text.remove", user=user, data={"cause": str(cause)})


def _empty(page: Any, title: str) -> None:
    """Leave a row without words under an address without words."""
    slug = f"removed-{page.pk}"
    type(page).photos.rel.related_model.objects.filter(page=page.pk).delete()
    Redirect.objects.filter(redirect_page=page.pk).delete()
    values: dict[str, Any] = dict.fromkeys((*_WORDS, *page.removed_fields), "")
    if hasattr(page, "recording_id"):
        values["recording"] = None
    type(page).objects.filter(pk=page.pk).update(
        **values,
        title=title,
        draft_title=title,
        slug=slug,
        url_path=f"{page.url_path.rstrip('/').rsplit('/', 1)[0]}/{slug}/",
        social_image=None,
        has_unpublished_changes=False,
        removed_at=timezone.now(),
    )
    page.refresh_from_db()


def _images_of(page: Any) -> list[SiteImage]:
    """Return the pictures that any version of the page has shown."""
    ids = {photo.image_id for photo in page.photos.all()} | {page.social_image_id}
    for content in page.revisions.values_list("content", flat=True):
        ids |= {photo.get("image") for photo in content.get("photos") or []}
    asked = ConsentRecord.objects.filter(text_key=page.translation_key, image__isnull=False)
    ids |= set(asked.values_list("image_id", flat=True))
    return list(SiteImage.objects.filter(pk__in=ids - {None}))


def recordings_of(page: Any) -> list[Recording]:
    """Return the recordings that any version of the page has let be heard."""
    ids = {getattr(page, "recording_id", None)}
    ids |= {
        content.get("recording") for content in page.revisions.values_list("content", flat=True)
    }
    return list(Recording.objects.filter(pk__in=ids - {None}))


def _forget_image(image: SiteImage) -> None:
    """Delete a picture that nothing else shows; else it is for who shows it to take it away."""
    if not ReferenceIndex.get_references_to(image).exists():
        image.delete()


def _forget_history(page: Any, title: str) -> None:
    """Take the words out of earlier versions, of the log and of what reviewers wrote."""
    emptied: dict[str, Any] = dict.fromkeys((*_WORDS, *page.removed_fields), "")
    emptied |= {"title": title, "draft_title": title, "slug": page.slug, "url_path": page.url_path}
    emptied |= {"photos": [], "wagtail_admin_comments": []}
    emptied |= {"social_image": None, "recording": None}
    for revision in page.revisions.all():
        revision.content = revision.content | emptied
        revision.object_str = title
        revision.save(update_fields=["content", "object_str"])
    PageLogEntry.objects.filter(page=page.pk).update(label=title, data={})
    rounds = Q(workflow_state__object_id=str(page.pk))
    TaskState.objects.filter(rounds).update(comment="")
    ReviewTaskState.objects.filter(rounds).update(appeal_words="")
