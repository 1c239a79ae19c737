"""Making parts of a photo unrecognisable while it is under review; what was there is destroyed."""

from collections.abc import Sequence
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import log
from wagtail.models import Page

from ..blurring import Part, blur_picture
from ..models import SiteImage
from ..policies import NOT_IN_REVIEW, may_hold
from ..renditions import copies_of
from ..retries import retried_task
from ..selectors.photos import photos_under_review
from ..selectors.review import open_round
from .errors import ActionError, Conflict, Invalid, NotAllowed, require

NOT_HERE = _("This photo is not part of the text that you review.")
CHANGED = _("The photo was changed in the meantime. Look at it again.")
NO_PART = _("Mark at least one part of the photo.")


def blur_photo(
    pk: int,
    user: Any,
    image_id: int,
    parts: Sequence[Part],
    *,
    seen: str,
    faces_blurred: bool = False,
) -> None:
    """Blur `parts` of a photo for good: in its file, in every copy, in all earlier versions.

    Args:
        pk: of the page under review.
        user: its reviewer.
        image_id: of the photo.
        parts: what is made unrecognisable.
        seen: name of the file that she has looked at.
        faces_blurred: whether no face in the photo can be recognised afterwards.

    Raises:
        NotAllowed: she does not review this page, or it does not show this photo.
        Conflict: the page is not in review, or the photo was changed after she had opened it.
        Invalid: no part is marked.
    """
    page = Page.objects.get(pk=pk).specific
    try:
        with transaction.atomic():
            _blur(page, user, image_id, parts, seen, faces_blurred)
    except ActionError as refusal:
        data = {"act": "blur", "reason": str(refusal)}
        log(instance=page, action="cradle.review.refused", user=user, data=data)
        raise


def _blur(
    page: Any, user: Any, image_id: int, parts: Sequence[Part], seen: str, faces_blurred: bool
) -> None:
    """Do it under the locks of the page, which every act of review takes first, and the photo."""
    Page.objects.select_for_update().get(pk=page.pk)
    state = open_round(page)
    if state is None:
        raise Conflict(NOT_IN_REVIEW.reason)
    require(may_hold(user, page, state))
    if image_id not in {photo.image_id for photo in photos_under_review(page)}:
        raise NotAllowed(NOT_HERE)
    if not parts:
        raise Invalid(NO_PART)
    image = _lock_image(image_id)
    if image.file.name != seen:
        raise Conflict(CHANGED)
    gone = [image.file.name, *(copy.name for copy in copies_of(image))]
    _replace(image, parts, faces_blurred)
    # Wagtail's own copies delete their files with their rows.
    image.renditions.all().delete()
    # Should the server die now, the worker destroys what is left.
    destroy_files.enqueue(gone)
    transaction.on_commit(lambda: _destroy(image, gone), robust=True)
    data = {"image": image_id, "parts": len(parts), "faces_blurred": faces_blurred}
    log(instance=page, action="cradle.photo.blur", user=user, data=data)


def _lock_image(pk: int) -> SiteImage:
    """Lock a photo, so that nobody blurs or releases it at the same time."""
    return SiteImage.objects.select_for_update().get(pk=pk)


def _replace(image: SiteImage, parts: Sequence[Part], faces_blurred: bool) -> None:
    """Put a blurred picture under a new name in the place of the file."""
    with image.open_file() as original:
        picture = blur_picture(original, parts)
    picture.removed = tuple(image.removed_data or ())
    picture.faces_blurred = image.faces_blurred or faces_blurred
    image.file = picture
    image.save()


@retried_task
def destroy_files(names: list[str]) -> None:
    """Delete files of pictures; one that is gone already is no error."""
    _destroy(SiteImage(), names)


def _destroy(image: SiteImage, names: list[str]) -> None:
    storage = image._meta.get_field("file").storage
    for name in names:
        storage.delete(name)
