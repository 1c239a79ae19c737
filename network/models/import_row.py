"""One row of an import: what it says, what it would change, and what it changed."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from ..enums_import import Outcome, RowDecision
from .care_place import CarePlace
from .import_batch import ImportBatch
from .organisation import Organisation


class ImportRow(models.Model):
    """A line of a file. `facts` is what it says in plain values, by the names of facts."""

    batch = models.ForeignKey(ImportBatch, on_delete=models.CASCADE, related_name="rows")
    line = models.PositiveIntegerField(_("line"))
    outcome = models.CharField(_("outcome"), max_length=8, choices=Outcome)
    key = models.CharField(_("number in the source"), max_length=300)
    slug = models.CharField(_("address in the register"), max_length=80, blank=True)
    url = models.CharField(_("address in the source"), max_length=200, blank=True)
    facts = models.JSONField(_("what it says"), default=dict)
    reasons = models.JSONField(_("what is wrong or left out"), default=list)
    organisation = models.ForeignKey(
        Organisation, on_delete=models.SET_NULL, null=True, related_name="import_rows"
    )
    place = models.ForeignKey(
        CarePlace, on_delete=models.SET_NULL, null=True, related_name="import_rows"
    )
    # Numbers of records in the register that it may be, and of lines before it in the file.
    candidates = models.JSONField(_("may be the same"), default=list)
    lines_alike = models.JSONField(_("lines that may be the same"), default=list)
    changes = models.JSONField(_("changes"), default=dict)
    differences = models.JSONField(_("differences"), default=dict)
    decision = models.CharField(_("decision"), max_length=5, choices=RowDecision, blank=True)
    # Names of facts that differ: of which an editor takes the file's, of which she keeps ours.
    taken = models.JSONField(_("taken from the file"), default=list)
    kept = models.JSONField(_("kept"), default=list)
    applied_at = models.DateTimeField(_("written"), null=True)
    made_it = models.BooleanField(_("made the record"), default=False)
    before = models.JSONField(_("before"), default=dict)
    after = models.JSONField(_("after"), default=dict)
    said_before = models.JSONField(_("what the source said before"), null=True)
    undone_at = models.DateTimeField(_("undone"), null=True)
    not_undone = models.CharField(_("why it was not undone"), max_length=200, blank=True)

    class Meta:
        """Each line once."""

        verbose_name = _("row of an import")
        verbose_name_plural = _("rows of imports")
        ordering = ("batch", "line")
        constraints = (
            models.UniqueConstraint(fields=["batch", "line"], name="import_row_line_once"),
        )
        indexes = (models.Index(fields=["batch", "outcome", "line"], name="import_row_by_outcome"),)

    def __str__(self) -> str:
        """Name the line."""
        return f"line {self.line}"

    @property
    def name(self) -> str:
        """The name that the row gives."""
        return str(self.facts.get("name", ""))
