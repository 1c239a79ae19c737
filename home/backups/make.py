"""Making a backup, and letting go of old ones."""

import tempfile
from pathlib import Path

from django.db import connection
from django.db.migrations.recorder import MigrationRecorder
from django.utils import timezone
from django.utils.crypto import salted_hmac

from ..removal_ledger import ledger_text
from . import databases
from .archive import MANIFEST, REMOVED, Manifest, Writer

PREFIX, SUFFIX = "cradle-", ".tar"


def make_backup(folder: Path) -> tuple[Path, int]:
    """Write database and uploads to an archive in `folder`; return it and how many uploads it has.

    It gets its name when it is complete. The database goes first: a file that comes later is one
    too many, while one that is missing would be a picture without a file.

    Raises home.backups.errors.BackupError, OSError when the disk is full.
    """
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    now = timezone.now()
    target = folder / f"{PREFIX}{now:%Y%m%d-%H%M%S}{SUFFIX}"
    partial = target.with_suffix(".partial")
    try:
        partial.touch(mode=0o600)
        with tempfile.TemporaryDirectory(dir=folder, prefix=".dump-") as scratch:
            dump = Path(scratch) / databases.database_name()
            manifest = Manifest(
                made_at=now.isoformat(),
                database=connection.vendor,
                key=key_fingerprint(),
                migrations=latest_migrations(),
            )
            manifest.counts = databases.dump(dump)
            with partial.open("wb") as file:
                writer = Writer(file)
                writer.add_bytes(MANIFEST, manifest.as_json())
                writer.add_path(dump.name, dump)
                writer.add_bytes(REMOVED, ledger_text().encode())
                files = writer.add_uploads()
                writer.close()
        partial.rename(target)
    finally:
        partial.unlink(missing_ok=True)
    return target, files


def forget_old(folder: Path, keep: int) -> list[Path]:
    """Delete all but the newest backups of a folder; return those that went."""
    kept = sorted(folder.glob(f"{PREFIX}*{SUFFIX}"))
    gone = kept[:-keep] if keep else []
    for path in gone:
        path.unlink()
    return gone


def key_fingerprint() -> str:
    """Return by what a restore knows that SECRET_KEY is the same; it does not tell the key."""
    return str(salted_hmac("home.backups", "fingerprint", algorithm="sha256").hexdigest()[:16])


def latest_migrations() -> dict[str, str]:
    """Return the last applied migration of each app."""
    applied = MigrationRecorder(connection).applied_migrations()
    return {
        app: max(name for one, name in applied if one == app) for app in {a for a, _ in applied}
    }
