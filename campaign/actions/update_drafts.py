"""Writing an update: its words, its photo and the agreements to both, saved together."""

from typing import Any

from django.db import transaction

from home.actions.errors import require
from home.actions.record_consent import Agreement, record_consent, replace_consent
from home.enums_consent import ConsentPart
from home.models import ConsentRecord
from network.models import Organisation

from ..models import Pledge, UpdatePage
from ..policies import may_post_about, may_write_text
from .story_photos import agree_to_photo, forget_taken, put_photo, take_photo_out
from .texts import keep_draft, lock_draft, place_page, short_id

WORDS = ("text", "text_language")


@transaction.atomic
def create_update(
    user: Any, organisation: Organisation, about: Pledge | None, answers: dict[str, Any]
) -> UpdatePage:
    """Create a draft in the name of `organisation`.

    Args:
        user: the author.
        organisation: who speaks.
        about: the pledge on whose page it is shown; None for the organisation's alone.
        answers: cleaned data of `UpdateForm` with its agreements: `agreement` to the words, and
            `photo_agreement`; `upload` when the photo arrived in pieces.

    Raises NotAllowed when she does not write for this organisation, or the pledge is another's;
    Invalid when she has sent too many photos today.
    """
    require(may_write_text(user, organisation))
    require(may_post_about(organisation, about))
    # No words in the address: they would stay there when they are changed.
    slug = f"update-{short_id(10)}"
    page = UpdatePage(organisation=organisation, about=about, slug=slug)
    _fill(page, answers)
    page = place_page(page, user)
    if answers.get("image") is not None:
        put_photo(page, user, _photo(answers))
        keep_draft(page, user)
    _agree(page, user, answers["agreement"])
    return page


@transaction.atomic
def save_update(pk: int, user: Any, answers: dict[str, Any]) -> UpdatePage:
    """Save a draft, or a public update as a draft beside it, with the agreements asked for anew.

    Args:
        pk: of the update.
        user: who writes.
        answers: as for `create_update`; `remove_photo` to take the photo away. A new photo takes
            the place of the one before.

    Raises NotAllowed for strangers, Conflict while it is in review, Invalid when she has sent too
    many photos today.
    """
    page: UpdatePage = lock_draft(pk, user)
    _fill(page, answers)
    before = page.photos.first()
    fresh = answers.get("image") is not None
    taken = None
    if before is not None and (fresh or answers.get("remove_photo")):
        taken = take_photo_out(page, before.image_id)
    elif before is not None:
        before.alt_text = answers["alt_text"]
        page.photos.add(before)
        _replace(page, user, part=ConsentPart.PHOTO, image=before.image_id)
        agree_to_photo(page, user, answers["photo_agreement"], before.image)
    if fresh:
        put_photo(page, user, _photo(answers))
    keep_draft(page, user)
    _replace(page, user, part=ConsentPart.WORDS)
    _agree(page, user, answers["agreement"])
    if taken is not None:
        forget_taken(page, user, taken)
    return page


def _photo(answers: dict[str, Any]) -> dict[str, Any]:
    """Return what belongs to the photo."""
    return answers | {"agreement": answers["photo_agreement"]}


def _agree(page: UpdatePage, user: Any, agreement: Agreement) -> None:
    record_consent(user, agreement, text_key=page.translation_key)


def _replace(page: UpdatePage, user: Any, **which: Any) -> None:
    """Set aside what was agreed to before; who took her agreement back stays so."""
    standing = ConsentRecord.objects.standing().of(page).filter(withdrawn_at=None, **which)
    for record in standing:
        replace_consent(record, user)


def _fill(page: UpdatePage, answers: dict[str, Any]) -> None:
    """Put cleaned words into the page."""
    for name in WORDS:
        setattr(page, name, answers.get(name) or "")
    page.risks = list(answers.get("risks") or [])
    page.take_title()
    page.draft_title = page.title
