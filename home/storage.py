"""Where files lie: released copies in public, everything else where no address leads."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.files.base import File
from django.core.files.storage import FileSystemStorage, Storage, storages
from django.urls import reverse
from django.utils.deconstruct import deconstructible
from django.utils.encoding import filepath_to_uri

PUBLIC_FOLDERS = ("images/", "sounds/")


class WholeFileStorage(FileSystemStorage):
    """A folder in which no half of a file stays behind when there is no room for the rest."""

    def _save(self, name: str, content: Any) -> str:
        path = Path(self.path(name))
        was_there = path.exists()
        try:
            return str(super()._save(name, content))  # type: ignore[misc]
        except OSError:
            if not was_there:
                path.unlink(missing_ok=True)
            raise


@deconstructible(path="home.storage.ReleasableStorage")
class ReleasableStorage(Storage):
    """Sends each name to a public or a private store by its first folder.

    Only names under these folders are public; originals, what is not released and documents
    are private and reach people through views that check who asks.
    """

    def __init__(self) -> None:
        """Open both stores where the settings say."""
        self.public: Storage
        self.private: Storage
        if shared := settings.MEDIA_STORES:
            self.public, self.private = (
                storages.create_storage(shared[name]) for name in ("public", "private")
            )
        else:
            self.public = WholeFileStorage(location=settings.MEDIA_ROOT)
            self.private = WholeFileStorage(location=settings.PRIVATE_MEDIA_ROOT)

    def _store(self, name: str) -> Storage:
        return self.public if name.startswith(PUBLIC_FOLDERS) else self.private

    def _open(self, name: str, mode: str = "rb") -> File:
        return self._store(name).open(name, mode)

    def _save(self, name: str, content: Any) -> str:
        return str(self._store(name)._save(name, content))  # type: ignore[attr-defined]

    def delete(self, name: str) -> None:
        """Delete a file; a missing one is no error."""
        self._store(name).delete(name)

    def exists(self, name: str) -> bool:
        """Tell whether a file is there."""
        return self._store(name).exists(name)

    def size(self, name: str) -> int:
        """Return the size in bytes."""
        return self._store(name).size(name)

    def path(self, name: str) -> str:
        """Return the path on this machine."""
        return self._store(name).path(name)

    def get_modified_time(self, name: str) -> Any:
        """Return when the file was last changed."""
        return self._store(name).get_modified_time(name)

    def url(self, name: str | None) -> str:
        """Return the public address, or that of the view that checks who asks."""
        if name and name.startswith(PUBLIC_FOLDERS):
            return settings.MEDIA_URL + filepath_to_uri(name)
        return reverse("private_file", args=[name or ""])
