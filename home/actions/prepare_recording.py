"""Writing a recording anew: in the background, never while somebody waits for a page."""

import shutil
import tempfile
from pathlib import Path

from django.core.exceptions import ValidationError
from django.db import transaction

from ..audio import write_copies
from ..enums import RecordingState
from ..models import Recording
from ..retries import retried_task
from ..sounds import delete_files, folder_of, keep_file
from ..stale import Subject, note_changes


@retried_task
def prepare_recording(pk: int) -> None:
    """Write the copies of a recording and delete what arrived; safe to call again."""
    recording = Recording.objects.filter(pk=pk, state=RecordingState.WAITING).first()
    if recording is None:
        return
    with tempfile.TemporaryDirectory() as scratch:
        copies = [Path(scratch) / name for name in ("copy.opus", "copy.mp3")]
        try:
            seconds = write_copies(_on_this_machine(recording, Path(scratch)), *copies)
        except ValidationError:
            _end(recording, [], state=RecordingState.FAILED)
            return
        opus, mp3 = (keep_file(path, folder_of(recording)) for path in copies)
    values = {"opus": opus, "mp3": mp3, "seconds": max(1, round(seconds))}
    _end(recording, [opus, mp3], state=RecordingState.READY, **values)


def _on_this_machine(recording: Recording, folder: Path) -> Path:
    """Return a copy of the recording for the program that reads it, which knows files alone."""
    path = folder / "original"
    with recording.original.open() as arrived, path.open("wb") as copy:
        shutil.copyfileobj(arrived, copy)
    return path


def _end(recording: Recording, made: list[str], **values: object) -> None:
    """Note what came of it and delete the original, unless another worker was quicker."""
    original = recording.original.name
    with transaction.atomic():
        waiting = Recording.objects.filter(pk=recording.pk, state=RecordingState.WAITING)
        done = waiting.update(original="", **values)
        gone = [original] if done else made
        note_changes(Subject("home.Recording", recording.pk))
        transaction.on_commit(lambda: delete_files(gone), robust=True)
