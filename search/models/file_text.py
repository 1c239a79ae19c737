"""What stands in a file, read once in the background."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class FileState(models.TextChoices):
    """What became of the reading."""

    WAITING = "waiting", _("waiting")
    READ = "read", _("read")
    EMPTY = "empty", _("no text in it")
    FAILED = "failed", _("could not be read")


class FileText(models.Model):
    """The text of one document, and of which of its versions."""

    document = models.OneToOneField(
        "wagtaildocs.Document", on_delete=models.CASCADE, related_name="search_text"
    )
    # As Wagtail has it: SHA-1 of the bytes.
    file_hash = models.CharField(max_length=40, blank=True)
    state = models.CharField(max_length=8, choices=FileState, default=FileState.WAITING)
    text = models.TextField(blank=True)
    pages = models.PositiveIntegerField(null=True)

    def __str__(self) -> str:
        """Name the document by its number."""
        return f"{self.document_id} ({self.get_state_display()})"
