"""A file of typed sheets that was imported."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

USER: dict[str, Any] = {
    "to": settings.AUTH_USER_MODEL,
    "on_delete": models.SET_NULL,
    "null": True,
    "related_name": "+",
}


class ImportBatch(models.Model):
    """Which file, by whom, with what result; its signatures say `import-<number>` in `via`.

    The file itself is not kept: its hash tells whether it comes again.
    """

    file_name = models.CharField(_("file"), max_length=120)
    sha256 = models.CharField(_("hash of the file"), max_length=64, editable=False)
    by = models.ForeignKey(verbose_name=_("imported by"), **USER)
    created_at = models.DateTimeField(_("imported"))
    rows = models.PositiveIntegerField(_("rows"), default=0)
    imported = models.PositiveIntegerField(_("signatures imported"), default=0)
    refused = models.PositiveIntegerField(_("rows refused"), default=0)
    undone_at = models.DateTimeField(_("undone"), null=True, blank=True)
    undone_by = models.ForeignKey(verbose_name=_("undone by"), **USER)

    class Meta:
        """A file stands once; after an undo it may come again."""

        verbose_name = _("import of sheets")
        verbose_name_plural = _("imports of sheets")
        ordering = ("-created_at", "-pk")
        constraints = (
            models.UniqueConstraint(
                fields=["sha256"],
                condition=Q(undone_at__isnull=True),
                name="import_batch_file_once",
            ),
        )

    def __str__(self) -> str:
        """Name the batch by number and file."""
        return f"{self.pk} {self.file_name}"

    @property
    def mark(self) -> str:
        """What its signatures say in `via`."""
        return f"import-{self.pk}"
