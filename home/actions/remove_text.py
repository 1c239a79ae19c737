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
from wagtail.models import Page, PageLogEntry, ReferenceIndex, Revision, TaskState
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
    WorkingTranslation,
)
from ..removal_ledger import note_removal
from ..stale import note_page
from .lay_tombstone import lay_tombstone
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
    list(locked)
    # Looks again: who held the lock before may have begun a translation.
    pages = [page.specific for page in locked.all()]
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
    lay_tombstone(page, cause)
    state = page.current_workflow_state
    if state is not None:
        state.cancel(user=user)
    WorkingTranslation.objects.filter(page=page.pk).delete()
    versions = list(page.revisions.all())
    images, recordings = _images_of(page, versions), _recordings_of(page, versions)
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
    _forget_history(page, versions, title)
    index.remove_object(page)
    log(instance=page, action="cradle.text.remove", user=user, data={"cause": str(cause)})


def _empty(page: Any, title: str) -> None:
    """Leave a row without words under an address without words."""
    slug = f"removed-{page.pk}"
    type(page).photos.rel.related_model.objects.filter(page=page.pk).delete()
    Redirect.objects.filter(redirect_page=page.pk).delete()
    values = _without_words(page)
    if not hasattr(page, "recording_id"):
        del values["recording"]
    note_page(page)
    type(page).objects.filter(pk=page.pk).update(
        **values,
        title=title,
        draft_title=title,
        slug=slug,
        url_path=f"{page.url_path.rstrip('/').rsplit('/', 1)[0]}/{slug}/",
        has_unpublished_changes=False,
        removed_at=timezone.now(),
    )
    page.refresh_from_db()


def _without_words(page: Any) -> dict[str, Any]:
    """Return the empty value of every field that tells or shows something."""
    emptied: dict[str, Any] = dict.fromkeys((*_WORDS, *page.removed_fields), "")
    return emptied | {"social_image": None, "recording": None}


def _images_of(page: Any, versions: list[Revision]) -> list[SiteImage]:
    """Return the pictures that any version of the page has shown."""
    ids = {photo.image_id for photo in page.photos.all()} | {page.social_image_id}
    for version in versions:
        ids |= {photo.get("image") for photo in version.content.get("photos") or []}
    asked = ConsentRecord.objects.filter(text_key=page.translation_key, image__isnull=False)
    ids |= set(asked.values_list("image_id", flat=True))
    return list(SiteImage.objects.filter(pk__in=ids - {None}))


def _recordings_of(page: Any, versions: list[Revision]) -> list[Recording]:
    """Return the recordings that any version of the page has let be heard."""
    ids = {getattr(page, "recording_id", None)}
    ids |= {version.content.get("recording") for version in versions}
    return list(Recording.objects.filter(pk__in=ids - {None}))


def _forget_image(image: SiteImage) -> None:
    """Delete a picture that nothing else shows; else it is for who shows it to take it away."""
    if not ReferenceIndex.get_references_to(image).exists():
        image.delete()


def _forget_history(page: Any, versions: list[Revision], title: str) -> None:
    """Take the words out of earlier versions, of the log and of what reviewers wrote."""
    emptied = _without_words(page)
    emptied |= {"title": title, "draft_title": title, "slug": page.slug, "url_path": page.url_path}
    emptied |= {"photos": [], "wagtail_admin_comments": []}
    for version in versions:
        version.content = version.content | emptied
        version.object_str = title
        version.save(update_fields=["content", "object_str"])
    PageLogEntry.objects.filter(page=page.pk).update(label=title, data={})
    rounds = Q(workflow_state__object_id=str(page.pk))
    TaskState.objects.filter(rounds).update(comment="")
    ReviewTaskState.objects.filter(rounds).update(
        appeal_words="", escalation_note="", officer_answer=""
    )
