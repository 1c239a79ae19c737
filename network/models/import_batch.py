"""An import: which file, from which source, by whom, and what came of it."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ..enums_import import BatchState, ImportKind

USER: dict[str, Any] = {
    "to": settings.AUTH_USER_MODEL,
    "on_delete": models.SET_NULL,
    "null": True,
    "related_name": "+",
}


class ImportBatch(models.Model):
    """One file. Its rows tell what each line was, and what it was before."""

    kind = models.CharField(_("what its rows are"), max_length=12, choices=ImportKind)
    file_name = models.CharField(_("file"), max_length=120)
    source = models.CharField(
        _("source"),
        max_length=160,
        help_text=_("Who publishes these data. The same name at the next import finds its rows."),
    )
    source_url = models.URLField(_("address of the source"), blank=True)
    licence = models.CharField(
        _("licence"), max_length=80, blank=True, help_text=_("CC BY 4.0, for example.")
    )
    reading = models.JSONField(_("how its columns are read"), default=dict)
    ignored = models.JSONField(_("columns that are left out"), default=list)
    state = models.CharField(_("state"), max_length=8, choices=BatchState, default=BatchState.NEW)
    failure = models.CharField(_("why it failed"), max_length=300, blank=True)
    total = models.PositiveIntegerField(_("rows"), default=0)
    done = models.PositiveIntegerField(_("rows done"), default=0)
    created_by = models.ForeignKey(verbose_name=_("sent by"), **USER)
    created_at = models.DateTimeField(_("sent"))
    started_at = models.DateTimeField(_("begun"), null=True, blank=True)
    finished_at = models.DateTimeField(_("finished"), null=True, blank=True)
    undone_at = models.DateTimeField(_("undone"), null=True, blank=True)
    undone_by = models.ForeignKey(verbose_name=_("undone by"), **USER)

    class Meta:
        """Newest first; a failed one says why."""

        verbose_name = _("import of a register")
        verbose_name_plural = _("imports of registers")
        ordering = ("-created_at", "-pk")
        constraints = (
            models.CheckConstraint(
                condition=Q(state=BatchState.FAILED) ^ Q(failure=""),
                name="register_import_failed_has_reason",
            ),
        )

    def __str__(self) -> str:
        """Name the batch by number and file."""
        return f"{self.pk} {self.file_name}"

    @property
    def is_busy(self) -> bool:
        """Whether the worker has something to do for it."""
        return self.state in (BatchState.PLANNING, BatchState.RUNNING, BatchState.UNDOING)


class ImportFile(models.Model):
    """The bytes of a file, kept until its import is confirmed."""

    batch = models.OneToOneField(ImportBatch, on_delete=models.CASCADE, related_name="file")
    content = models.BinaryField(_("content"))

    def __str__(self) -> str:
        """Name the import."""
        return f"{self.batch_id}"
