"""The archive: one tar file of what was there, the database, the uploads and their checksums.

manifest.json    what this is: when, which database, which migrations, how many rows
database.*       see home.backups.databases
removed.jsonl    see home.removal_ledger
public/...       released pictures and recordings
private/...      everything else that was uploaded
checksums.json   SHA-256 of every file before it
"""

import hashlib
import io
import json
import tarfile
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import IO, Any

from django.core.files.storage import Storage, default_storage

from ..removal_ledger import FOLDER as LEDGERS
from ..removal_ledger import NAME as LEDGER
from .errors import BackupError

FORMAT = 1
MANIFEST, CHECKSUMS, REMOVED = "manifest.json", "checksums.json", "removed.jsonl"
STORES = ("public", "private")
PIECE = 1024 * 1024


@dataclass
class Manifest:
    """What an archive holds, and what it needs to be of use."""

    made_at: str
    database: str
    key: str
    migrations: dict[str, str]
    counts: dict[str, int] = field(default_factory=dict)
    format: int = FORMAT

    @classmethod
    def read(cls, text: bytes) -> "Manifest":
        """Return the manifest of an archive; raises BackupError for one of another kind."""
        try:
            told = json.loads(text)
            manifest = cls(**told)
        except (ValueError, TypeError) as error:
            raise BackupError("This is no backup of Cradle, or of a later version.") from error
        if manifest.format != FORMAT:
            raise BackupError(
                f"The backup has format {manifest.format}; this version reads {FORMAT}."
            )
        return manifest

    def as_json(self) -> bytes:
        """Return it as it is written."""
        return json.dumps(asdict(self), indent=1, sort_keys=True).encode()


class _Hashing:
    """A file that is hashed while somebody else reads it."""

    def __init__(self, file: Any) -> None:
        """Wrap `file`, from its beginning."""
        self.file, self.seen = file, hashlib.sha256()

    def read(self, size: int = -1) -> bytes:
        """Return the next bytes."""
        piece: bytes = self.file.read(size)
        self.seen.update(piece)
        return piece


class Writer:
    """Writes an archive from its beginning to its end."""

    def __init__(self, target: IO[bytes]) -> None:
        """Begin an archive in `target`."""
        self.tar = tarfile.TarFile(fileobj=target, mode="w", format=tarfile.PAX_FORMAT)
        self.sums: dict[str, str] = {}

    def add(self, name: str, file: Any, size: int) -> None:
        """Add a file of `size` bytes."""
        member = tarfile.TarInfo(name)
        member.size, member.mode = size, 0o600
        hashing = _Hashing(file)
        self.tar.addfile(member, hashing)
        self.sums[name] = hashing.seen.hexdigest()

    def add_bytes(self, name: str, content: bytes) -> None:
        """Add what is in memory."""
        self.add(name, io.BytesIO(content), len(content))

    def add_path(self, name: str, path: Path) -> None:
        """Add a file of this machine."""
        with path.open("rb") as file:
            self.add(name, file, path.stat().st_size)

    def add_uploads(self) -> int:
        """Add every uploaded file; return how many. One that goes meanwhile is left out."""
        total = 0
        for store_name in STORES:
            store = store_of(store_name)
            for name in names_in(store):
                try:
                    with store.open(name) as file:
                        self.add(f"{store_name}/{name}", file, file.size)
                except FileNotFoundError:
                    continue
                total += 1
        return total

    def close(self) -> None:
        """Add the checksums and end the archive."""
        self.add_bytes(CHECKSUMS, json.dumps(self.sums, indent=0).encode())
        self.tar.close()


def store_of(name: str) -> Storage:
    """Return the storage of released files, or of all others."""
    store: Storage = getattr(default_storage, name)
    return store


def names_in(store: Storage, folder: str = "") -> Iterator[str]:
    """Yield the names of all files of a storage, except the list of removals."""
    try:
        folders, files = store.listdir(folder)
    except FileNotFoundError:
        return
    for file in sorted(files):
        if file and f"{folder}{file}" != LEDGER and folder != LEDGERS:
            yield f"{folder}{file}"
    for each in sorted(folders):
        yield from names_in(store, f"{folder}{each}/")


def unpack(archive: Path, into: Path) -> Manifest:
    """Unpack an archive into an empty folder and compare every file with its checksum.

    Raises BackupError when it is none of ours, damaged or incomplete.
    """
    sums: dict[str, str] = {}
    try:
        with tarfile.open(archive, mode="r|") as tar:
            for member in tar:
                if not member.isfile() or ".." in Path(member.name).parts:
                    raise BackupError(f"The archive holds {member.name}, which is no file of ours.")
                target = into / member.name.lstrip("/")
                target.parent.mkdir(parents=True, exist_ok=True)
                sums[member.name] = _copy(tar.extractfile(member), target)
        told = json.loads((into / CHECKSUMS).read_bytes())
    except (tarfile.TarError, OSError, ValueError, EOFError) as error:
        raise BackupError(f"The archive cannot be read to its end: {error}") from error
    del sums[CHECKSUMS]
    if wrong := sorted(name for name in {*told, *sums} if told.get(name) != sums.get(name)):
        raise BackupError(f"{len(wrong)} files are not what they were, first {wrong[0]}.")
    return Manifest.read((into / MANIFEST).read_bytes())


def _copy(source: IO[bytes] | None, target: Path) -> str:
    """Write what is read to a file; return its hash."""
    assert source is not None  # noqa: S101 - the member is a regular file
    seen = hashlib.sha256()
    with target.open("wb") as file:
        while piece := source.read(PIECE):
            file.write(piece)
            seen.update(piece)
    return seen.hexdigest()
