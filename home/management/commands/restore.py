"""The command that restores a backup."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from home.backups.errors import BackupError
from home.backups.restore import restore_backup


class Command(BaseCommand):
    """Makes an archive the database and the uploads of this place."""

    help = (
        "Makes an archive of `manage.py backup` the database and the uploads of this place, brings "
        "its tables up to date, and removes again what people took back or had erased since. Stop "
        "application and worker first. "
        "Exit 0: done; 1: refused, with the reason; 2: wrong use. "
        "Example: manage.py restore /var/backups/cradle/cradle-20270301-023000.tar"
    )

    # The database may be empty yet.
    requires_system_checks: list[str] = []
    requires_migrations_checks = False

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the archive, and what may be thrown away."""
        parser.add_argument("archive", type=Path, help="the archive")
        parser.add_argument(
            "--replace", action="store_true", help="throw away what is in this place"
        )
        parser.add_argument(
            "--ledger",
            type=Path,
            help="a copy of removed-texts.jsonl that is newer than the archive",
        )
        parser.add_argument(
            "--send-waiting",
            action="store_true",
            help="send the mails that waited when the backup was made; most have been sent since",
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        """Restore, and say what was done."""
        try:
            done = restore_backup(
                options["archive"],
                replace=options["replace"],
                ledger=options["ledger"],
                send_waiting=options["send_waiting"],
            )
        except (BackupError, OSError) as error:
            raise CommandError(f"Not restored: {error}") from error
        rows = sum(done.manifest.counts.values())
        self.stdout.write(
            f"Restored {rows} rows and {done.files} files of {done.manifest.made_at}.\n"
            f"Removed again: {done.rows} rows, {done.texts} pages.\n"
            f"Not sent: {done.mails} mails that waited then. Everybody signs in anew."
        )
