"""The way back: an archive becomes database and uploads, and what was removed since goes again."""

import tempfile
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.core.cache import caches
from django.core.files import File
from django.core.management import call_command
from django.db import connection
from django.db.migrations.loader import MigrationLoader

from ..actions.personal_data import erase_again
from ..actions.remove_text import remove_text
from ..enums import MailState
from ..enums_consent import RemovalCause
from ..models import OutboxMail
from ..removal_ledger import erasures, merge_ledger, removals
from . import databases
from .archive import REMOVED, STORES, Manifest, names_in, store_of, unpack
from .errors import BackupError
from .make import key_fingerprint


@dataclass
class Restored:
    """What a restore did."""

    manifest: Manifest
    files: int = 0
    texts: int = 0
    rows: int = 0
    mails: int = 0


def restore_backup(
    archive: Path, *, replace: bool = False, ledger: Path | None = None, send_waiting: bool = False
) -> Restored:
    """Make an archive the database and the uploads of this place.

    Nothing is touched before the whole archive was read and every file compared with its checksum.

    Args:
        archive: made by `make_backup`.
        replace: whether what is here may be thrown away.
        ledger: a list of removals that is newer than the archive, besides the one of this place.
        send_waiting: whether mails go out that waited when the backup was made.

    Raises BackupError when this place is not empty, the archive is damaged, was made with another
    key, from another kind of database, or by a later version.
    """
    if not replace and not place_is_empty():
        raise BackupError("This place is not empty. To throw away what is here, say --replace.")
    with tempfile.TemporaryDirectory(dir=archive.resolve().parent, prefix=".restore-") as scratch:
        folder = Path(scratch)
        manifest = unpack(archive, folder)
        _compare(manifest)
        done = Restored(manifest)
        databases.load(folder / databases.database_name())
        # The code that follows knows the tables of this version alone.
        call_command("migrate", interactive=False, verbosity=0)
        done.files = _put_uploads(folder)
        merge_ledger((folder / REMOVED).read_text(encoding="utf-8"))
    if ledger is not None:
        merge_ledger(ledger.read_text(encoding="utf-8"))
    _forget_what_was_meant_for_then(done, send_waiting)
    done.rows = sum(
        erase_again(rows) for rows in erasures(datetime.fromisoformat(manifest.made_at))
    )
    done.texts = sum(remove_text(key, RemovalCause(cause)) for key, cause in list(removals()))
    return done


def place_is_empty() -> bool:
    """Tell whether there is neither a table nor an uploaded file."""
    return databases.is_empty() and not any(
        True for name in STORES for _file in names_in(store_of(name))
    )


def _compare(manifest: Manifest) -> None:
    """Raise BackupError when the archive cannot be of use here."""
    if manifest.database != connection.vendor:
        raise BackupError(
            f"The backup is of {manifest.database}; DATABASE_URL names {connection.vendor}."
        )
    if manifest.key != key_fingerprint():
        raise BackupError(
            "The backup was made with another SECRET_KEY: with this one every mailbox could sign"
            " again. Set the one that belongs to it."
        )
    known = MigrationLoader(None).graph.nodes
    apps = {app for app, _name in known}
    later = sorted(
        f"{app}.{name}"
        for app, name in manifest.migrations.items()
        if app in apps and (app, name) not in known
    )
    if later:
        raise BackupError(
            f"The backup is of a later version: {', '.join(later)} is not known here."
        )


def _put_uploads(folder: Path) -> int:
    """Replace the uploads by those of the archive; return how many there are."""
    total = 0
    for name in STORES:
        store = store_of(name)
        for old in list(names_in(store)):
            store.delete(old)
        base = folder / name
        for path in sorted(base.rglob("*")) if base.exists() else ():
            if path.is_file():
                with path.open("rb") as file:
                    store.save(str(path.relative_to(base)), File(file))
                total += 1
    return total


def _forget_what_was_meant_for_then(done: Restored, send_waiting: bool) -> None:
    """End every session, empty the caches, and hold the mails that have long been sent.

    A session that somebody has ended since, on a phone that was lost perhaps, must not live again.
    """
    UserSession.objects.all().delete()
    Session.objects.all().delete()
    for cache in caches.all():
        cache.clear()
    if not send_waiting:
        waiting = OutboxMail.objects.filter(state=MailState.QUEUED)
        done.mails = waiting.update(state=MailState.DROPPED)
