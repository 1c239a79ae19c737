"""The photos of a text under review."""

from collections.abc import Iterable
from typing import Any

from ..enums_consent import FaceLevel
from ..models import SiteImage


def photos_under_review(page: Any) -> list[Any]:
    """Return the photos of the newest version of `page`, each once, in their order."""
    newest = page.get_latest_revision_as_object()
    photos = getattr(newest, "photos", None)
    return list(photos.all()) if photos is not None else []


def blurred_faces(records: Iterable[Any]) -> set[int]:
    """Return the ids of the photos in which no face can be recognised any more.

    Args:
        records: of agreements; only photos with a face that could be recognised are asked about.
    """
    shown = {one.image_id for one in records if one.face == FaceLevel.VISIBLE and one.image_id}
    if not shown:
        return set()
    blurred = SiteImage.objects.filter(pk__in=shown, faces_blurred=True)
    return set(blurred.values_list("pk", flat=True))
