"""The command that writes docs/personal-data.md."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from django.utils import translation

from home.personal_data_page import as_markdown


class Command(BaseCommand):
    """Writes the registry of personal data down for people."""

    help = (
        "Writes docs/personal-data.md from what the apps register about personal data. "
        "Example: python manage.py write_personal_data"
    )

    def handle(self, *args: Any, **options: Any) -> None:
        """Write the page."""
        page = settings.BASE_DIR / "docs" / "personal-data.md"
        with translation.override("en"):
            page.write_text(as_markdown(), encoding="utf-8")
        self.stdout.write(f"Wrote {page.relative_to(settings.BASE_DIR)}.")
