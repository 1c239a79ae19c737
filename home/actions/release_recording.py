"""Making a recording public, and taking it back."""

from django.db import transaction

from ..models import Recording
from ..retries import retried_task
from ..sounds import copy_into, delete_files, folder_of, is_in_place, names_of
from ..stale import Subject, note_changes


def release_recording(recording: Recording) -> None:
    """Give a recording addresses that the public can open; safe to call twice.

    The files move once the transaction is committed. Should that fail, the task that is queued
    with the transaction puts it right.
    """
    _set_released(recording, True)


def withdraw_recording(recording: Recording) -> None:
    """Take a recording from the public, under addresses that nobody knows."""
    _set_released(recording, False)


@transaction.atomic
def _set_released(recording: Recording, released: bool) -> None:
    locked = Recording.objects.select_for_update().get(pk=recording.pk)
    recording.released = released
    if locked.released == released and is_in_place(locked):
        return
    Recording.objects.filter(pk=locked.pk).update(released=released)
    note_changes(Subject("home.Recording", locked.pk))
    place_recording.enqueue(locked.pk)
    transaction.on_commit(lambda: put_in_place(locked.pk), robust=True)


@retried_task
def place_recording(pk: int) -> None:
    """Put the copies of a recording where they belong."""
    put_in_place(pk)


def put_in_place(pk: int) -> None:
    """Move the copies of a recording into the folder that suits its state; in place: nothing."""
    recording = Recording.objects.filter(pk=pk).first()
    if recording is None or is_in_place(recording):
        return
    opus, mp3 = (copy_into(name, folder_of(recording)) for name in names_of(recording))
    unchanged = Recording.objects.filter(
        pk=pk, released=recording.released, opus=recording.opus, mp3=recording.mp3
    )
    moved = unchanged.update(opus=opus, mp3=mp3)
    note_changes(Subject("home.Recording", pk))
    delete_files(names_of(recording) if moved else [opus, mp3])
