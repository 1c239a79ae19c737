"""Making the copies of a picture: in the background, never while somebody waits for a page."""

from collections.abc import Iterable

from django.db import transaction

from ..models import SiteImage
from ..renditions import (
    Copy,
    copies_of,
    delete_copies,
    duplicate_copies,
    fresh_stem,
    pack,
    write_copies,
)
from ..retries import retried_task
from ..stale import Subject, note_changes


@retried_task
def make_renditions(image_pk: int) -> None:
    """Make the copies of a picture; one that is deleted meanwhile needs none."""
    image = SiteImage.objects.filter(pk=image_pk).first()
    if image is not None:
        make_copies(image)


def make_copies(image: SiteImage, anew: bool = False) -> bool:
    """Make the copies of `image` that are missing or in the wrong place.

    Args:
        image: the picture.
        anew: make them even when they are there.

    Returns:
        Whether anything was made.
    """
    row = SiteImage.objects.get(pk=image.pk)
    old = copies_of(row)
    if copies_are_in_place(row) and not anew:
        return False
    if old and not anew:
        made = duplicate_copies(old, fresh_stem(row))
    else:
        with row.open_file() as original:
            made = write_copies(original, fresh_stem(row), focus_of(row))
    note_copies(row, made, old)
    image.copies = pack(made)
    return True


def copies_are_in_place(image: SiteImage) -> bool:
    """Tell whether the copies are made and lie in the folder that suits the picture's state."""
    copies = copies_of(image)
    return bool(copies) and all(copy.is_public == image.released for copy in copies)


def focus_of(image: SiteImage) -> tuple[float, float]:
    """Return the point of the picture that matters, as shares of its width and height."""
    point = image.get_focal_point()
    if point is None:
        return 0.5, 0.4
    return point.centroid.x / image.width, point.centroid.y / image.height


def note_copies(row: SiteImage, made: list[Copy], old: Iterable[Copy]) -> None:
    """Write the new copies into the row, unless the picture changed while they were made.

    Raises RuntimeError when it did: the task is tried again.
    """
    current = SiteImage.objects.filter(pk=row.pk, file=row.file.name, released=row.released)
    if not current.update(copies=pack(made)):
        delete_copies(made)
        raise RuntimeError(f"Picture {row.pk} changed while its copies were made.")
    note_changes(Subject("home.SiteImage", row.pk))
    gone = list(old)
    transaction.on_commit(lambda: delete_copies(gone), robust=True)
