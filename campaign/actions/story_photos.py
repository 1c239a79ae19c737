"""The photos of a story: each with its words and its consent."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from home.actions.count_upload import count_upload
from home.actions.errors import Conflict, Invalid
from home.actions.record_consent import record_consent, replace_consent
from home.enums_consent import ConsentPart
from home.models import ConsentRecord, SiteImage

from ..models import StoryPage, StoryPhoto
from ..models.story_page import MAX_STORY_PHOTOS
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
    if page.photos.count() >= MAX_STORY_PHOTOS:
        message = _("A story has at most %(limit)s photos. Take one away first.")
        raise Invalid(message % {"limit": MAX_STORY_PHOTOS}, field="image")
    upload = answers.get("upload")
    if upload is None:
        count_upload(user, answers["image"].size)
    else:
        upload.delete()
    image = SiteImage.objects.create(
        title=answers["alt_text"][:255], file=answers["image"], uploaded_by_user=user
    )
    record_consent(
        user,
        answers["agreement"],
        text_key=page.translation_key,
        part=ConsentPart.PHOTO,
        image=image,
    )
    page.photos.add(StoryPhoto(image=image, alt_text=answers["alt_text"]))
    keep_draft(page, user)
    return page


@transaction.atomic
def remove_photo(pk: int, user: Any, image_id: int) -> StoryPage:
    """Take a photo out of a draft.

    Raises NotAllowed for strangers, Conflict in review or when the photo is not there.
    """
    page: StoryPage = lock_draft(pk, user)
    found = [photo for photo in page.photos.all() if photo.image_id == image_id]
    if not found:
        raise Conflict(_("This photo is not part of the story."))
    page.photos.remove(*found)
    keep_draft(page, user)
    if not page.live:
        for record in ConsentRecord.objects.standing().of(page).filter(image=image_id):
            replace_consent(record, user)
        forget_photo(image_id)
    return page


def forget_photo(image_id: int) -> None:
    """Delete a photo that no story shows; what is not needed is not kept."""
    if not StoryPhoto.objects.filter(image_id=image_id).exists():
        image = SiteImage.objects.filter(pk=image_id, released=False).first()
        if image is not None:
            image.delete()
