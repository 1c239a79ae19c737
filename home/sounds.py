"""Where the copies of recordings lie: released ones in public, all others in private."""

from pathlib import Path, PurePosixPath
from uuid import uuid4

from django.core.files.base import File
from django.core.files.storage import default_storage

from .models import Recording
from .stale import note_file

PUBLIC_FOLDER = "sounds"
PENDING_FOLDER = "pending-sounds"


def folder_of(recording: Recording) -> str:
    """Return the folder that suits the recording's state."""
    return PUBLIC_FOLDER if recording.released else PENDING_FOLDER


def names_of(recording: Recording) -> list[str]:
    """Return the names of the copies that are there."""
    return [name for name in (recording.opus, recording.mp3) if name]


def is_in_place(recording: Recording) -> bool:
    """Whether every copy lies in the folder that suits the recording's state."""
    return all(name.startswith(f"{folder_of(recording)}/") for name in names_of(recording))


def keep_file(path: Path, folder: str) -> str:
    """Put a file into `folder` under a random name; return that."""
    with path.open("rb") as content:
        return default_storage.save(f"{folder}/{uuid4().hex}{path.suffix}", File(content))


def copy_into(name: str, folder: str) -> str:
    """Copy a stored file into `folder` under a random name; return that."""
    with default_storage.open(name) as content:
        return default_storage.save(f"{folder}/{uuid4().hex}{PurePosixPath(name).suffix}", content)


def delete_files(names: list[str]) -> None:
    """Delete stored files; what is missing is no error."""
    for name in names:
        default_storage.delete(name)
        note_file(name)
