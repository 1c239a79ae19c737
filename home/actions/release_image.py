"""Making a picture public, and taking it back."""

from django.db import transaction

from ..models import SiteImage
from ..renditions import copies_of, duplicate_copies, fresh_stem
from ..stale import Subject, note_changes
from .make_copies import copies_are_in_place, make_renditions, note_copies


def release_image(image: SiteImage) -> None:
    """Make the copies of `image` public; safe to call twice.

    The files move once the transaction is committed. Should that fail, the task that is queued
    with the transaction puts it right.
    """
    _set_released(image, True)


def withdraw_image(image: SiteImage) -> None:
    """Take the copies of `image` from the public, under addresses that nobody knows."""
    _set_released(image, False)


def _set_released(image: SiteImage, released: bool) -> None:
    with transaction.atomic():
        locked = SiteImage.objects.select_for_update().get(pk=image.pk)
        image.released = released
        if locked.released == released and copies_are_in_place(locked):
            return
        SiteImage.objects.filter(pk=image.pk).update(released=released)
        note_changes(Subject("home.SiteImage", image.pk))
        # Wagtail's own copies, for the admin, lie in the wrong folder now; they are made again.
        image.renditions.all().delete()
        make_renditions.enqueue(image.pk)
        transaction.on_commit(lambda: _move(image), robust=True)


def _move(image: SiteImage) -> None:
    """Put existing copies where they belong, without making any."""
    row = SiteImage.objects.get(pk=image.pk)
    if row.copies and not copies_are_in_place(row):
        old = copies_of(row)
        note_copies(row, duplicate_copies(old, fresh_stem(row)), old)
    image.copies = SiteImage.objects.values_list("copies", flat=True).get(pk=image.pk)
