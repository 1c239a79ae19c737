"""What becomes of the texts of somebody who deletes her account."""

from typing import Any

from wagtail.models import Revision

from home.actions.lay_tombstone import lay_tombstone
from home.actions.remove_text import remove_text
from home.enums_consent import RemovalCause
from home.stale import note_page

from ..models import ConsentedPage, Pledge, PledgePage, StoryPage, UpdatePage

# Where somebody may have given her own name.
NAMES = ("byline", "written_by", "translated_by")


def leave_texts(user: Any, *, remove: bool) -> None:
    """Remove her texts, or leave them to her organisation without a link to her. Again: nothing.

    What was never published is removed in any case: nobody could answer the editors' questions.
    A pledge on which others stand stays: it is theirs, too.

    Args:
        user: who deletes her account, still with her name.
        remove: whether the published ones go as well.
    """
    _leave_translations(user, remove=remove)
    for model in (StoryPage, UpdatePage):
        _leave(model, user, remove=remove)
    for pledge in Pledge.objects.filter(pages__owner=user).distinct():
        pages = list(PledgePage.objects.filter(pledge=pledge))
        was_public = any(page.first_published_at for page in pages)
        if (remove or not was_public) and not _others_stand_on(pledge):
            _remove_pledge(pledge, pages, user)
        else:
            for page in pages:
                _unlink(page, user)


def _leave(model: type[ConsentedPage], user: Any, *, remove: bool) -> None:
    """Remove or leave her stories, or her updates."""
    hers = model.objects.filter(owner=user, removed_at=None)
    for key in set(hers.values_list("translation_key", flat=True)):
        versions = model.objects.filter(translation_key=key)
        if remove or not versions.filter(first_published_at__isnull=False).exists():
            remove_text(key, RemovalCause.PERSON)
        for page in versions:
            _unlink(page, user)


def _leave_translations(user: Any, *, remove: bool) -> None:
    """Delete her translations of what others have told, or leave the public ones without her."""
    for page in StoryPage.objects.filter(owner=user, translated_from__isnull=False):
        if page.removed_at is None and (remove or not page.first_published_at):
            _remove_page(page, user)
        else:
            _unlink(page, user)


def _others_stand_on(pledge: Pledge) -> bool:
    """Tell whether anybody else signed, supports, joined or collects for a pledge."""
    rows = (pledge.signatures, pledge.endorsements, pledge.partners, pledge.sheets)
    return any(one.exists() for one in rows)


def _remove_pledge(pledge: Pledge, pages: list[Any], user: Any) -> None:
    """Delete a pledge that is hers alone; its addresses say that it is gone."""
    for page in pages:
        _remove_page(page, user)
    pledge.delete()


def _remove_page(page: Any, user: Any) -> None:
    """Delete a page; the address of a public one says that it is gone."""
    lay_tombstone(page, RemovalCause.PERSON)
    _end_review(page, user)
    page.delete()


def _unlink(page: Any, user: Any) -> None:
    """Leave a page to the organisation: nobody owns it, and her own name is not on it."""
    _end_review(page, user)
    hers = [name for name in NAMES if _is_hers(getattr(page, name, ""), user)]
    values: dict[str, Any] = dict.fromkeys(hers, "")
    if page.owner_id == user.pk:
        values["owner"] = None
    type(page).objects.filter(pk=page.pk).update(**values)
    note_page(page)
    for revision in Revision.page_revisions.filter(object_id=str(page.pk)):
        _unlink_revision(revision, user)


def _unlink_revision(revision: Revision, user: Any) -> None:
    """Take her out of an earlier version."""
    content = dict(revision.content)
    content |= {name: "" for name in NAMES if _is_hers(content.get(name), user)}
    if content.get("owner") == user.pk:
        content["owner"] = None
    if content != revision.content:
        revision.content = content
        revision.save(update_fields=["content"])


def _end_review(page: Any, user: Any) -> None:
    """Take a page out of the editors' queue."""
    state = page.current_workflow_state
    if state is not None:
        state.cancel(user=user)


def _is_hers(shown: Any, user: Any) -> bool:
    """Tell whether a name that is shown is the one of her account."""
    return bool(user.name) and str(shown or "").strip().casefold() == user.name.strip().casefold()
