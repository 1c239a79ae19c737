"""The photos of a story: each with its words and its consent."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from home.actions.count_upload import count_upload
from home.actions.errors import Conflict, Invalid
from home.actions.record_consent import record_consent, replace_consent
from home.enums_consent import ConsentPart
from home.models import ConsentRecord, SiteImage

from ..models import StoryPage
from .texts import keep_draft, lock_draft


@transaction.atomic
def attach_photo(pk: int, user: Any, answers: dict[str, Any]) -> StoryPage:
    """Add a photo to a draft. It stays private until the story is approved.

    Args:
        pk: of the story.
        user: who adds it.
        answers: `image`, `alt_text` and `agreement` of `StoryPhotoForm`; `upload` when the photo
            arrived in pieces, which were counted when it was announced.

    Raises NotAllowed for strangers, Conflict in review, Invalid when there are six already
    or she has sent too many today.
    """
    page: StoryPage = lock_draft(pk, user)
    put_photo(page, user, answers)
    keep_draft(page, user)
    return page


def put_photo(page: Any, user: Any, answers: dict[str, Any]) -> SiteImage:
    """Put a photo into a locked draft of a story or update, with its agreement; return it.

    Raises Invalid when the text has as many as it may, or she has sent too many today.
    """
    if page.photos.count() >= page.max_photos:
        raise Invalid(page.too_many_photos % {"limit": page.max_photos}, field="image")
    upload = answers.get("upload")
    if upload is None:
        count_upload(user, answers["image"].size)
    else:
        upload.delete()
    image = SiteImage.objects.create(
        title=answers["alt_text"][:255], file=answers["image"], uploaded_by_user=user
    )
    agree_to_photo(page, user, answers["agreement"], image)
    page.photos.add(page.photo_model()(image=image, alt_text=answers["alt_text"]))
    return image


def agree_to_photo(page: Any, user: Any, agreement: Any, image: SiteImage) -> None:
    """Keep what the people in a photo agreed to."""
    record_consent(
        user, agreement, text_key=page.translation_key, part=ConsentPart.PHOTO, image=image
    )


@transaction.atomic
def remove_photo(pk: int, user: Any, image_id: int) -> StoryPage:
    """Take a photo out of a draft.

    Raises NotAllowed for strangers, Conflict in review or when the photo is not there.
    """
    page: StoryPage = lock_draft(pk, user)
    taken = take_photo_out(page, image_id)
    keep_draft(page, user)
    forget_taken(page, user, taken)
    return page


def take_photo_out(page: Any, image_id: int) -> int:
    """Take a photo out of a locked draft; return its id. Raises Conflict when it is not there."""
    found = [photo for photo in page.photos.all() if photo.image_id == image_id]
    if not found:
        raise Conflict(_("This photo is not part of the story."))
    page.photos.remove(*found)
    return image_id


def forget_taken(page: Any, user: Any, image_id: int) -> None:
    """Forget a photo that was taken out of a saved draft, unless the public still sees it."""
    if page.live:
        return
    for record in ConsentRecord.objects.standing().of(page).filter(image=image_id):
        replace_consent(record, user)
    forget_photo(image_id, page.photo_model())


def forget_photo(image_id: int, photos: Any) -> None:
    """Delete a photo that no text of `photos` shows; what is not needed is not kept."""
    if not photos.objects.filter(image_id=image_id).exists():
        image = SiteImage.objects.filter(pk=image_id, released=False).first()
        if image is not None:
            image.delete()
