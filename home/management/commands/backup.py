"""The command that makes a backup."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from home.backups.errors import BackupError
from home.backups.make import forget_old, make_backup


class Command(BaseCommand):
    """Writes database and uploads to one archive, while the site goes on."""

    help = (
        "Writes database and uploads to one archive, while the site goes on. SECRET_KEY is not in "
        "it: keep it beside. Exit 0: done; 1: failed, with the reason; 2: wrong use. "
        "Example: manage.py backup --to /var/backups/cradle --keep 14"
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the folder, and how many to keep."""
        parser.add_argument("--to", type=Path, default=settings.BACKUP_DIR, help="the folder")
        parser.add_argument("--keep", type=int, default=0, help="how many to keep; 0 for all")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Make it, and say where it is."""
        try:
            path, files = make_backup(options["to"])
        except (BackupError, OSError) as error:
            raise CommandError(f"No backup was made: {error}") from error
        size = path.stat().st_size / 1_000_000
        self.stdout.write(f"{path}\n{size:.1f} MB, {files} uploaded files")
        for old in forget_old(options["to"], max(options["keep"], 0)):
            self.stdout.write(f"Deleted {old.name}")
