"""Where a record came from, and what each source said of it."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from .care_place import CarePlace
from .import_batch import ImportBatch
from .organisation import Organisation


class SourceRecord(models.Model):
    """One record of a source. By its number there the next import finds it again.

    `said` is {fact: value} of the last import, `said_in` {fact: number of the import that said it}:
    the provenance of each fact.
    """

    source = models.CharField(_("source"), max_length=160)
    key = models.CharField(_("number in the source"), max_length=300)
    organisation = models.ForeignKey(
        Organisation, on_delete=models.CASCADE, null=True, related_name="source_records"
    )
    place = models.ForeignKey(
        CarePlace, on_delete=models.CASCADE, null=True, related_name="source_records"
    )
    url = models.CharField(_("address in the source"), max_length=200, blank=True)
    said = models.JSONField(_("what it said"), default=dict)
    said_in = models.JSONField(_("in which import"), default=dict)
    batch = models.ForeignKey(
        ImportBatch, on_delete=models.SET_NULL, null=True, related_name="source_records"
    )

    class Meta:
        """Each number of a source once; about an organisation or a place."""

        verbose_name = _("record of a source")
        verbose_name_plural = _("records of sources")
        ordering = ("source", "key")
        constraints = (
            models.UniqueConstraint(fields=["source", "key"], name="source_record_once"),
            models.CheckConstraint(
                condition=Q(organisation__isnull=True) ^ Q(place__isnull=True),
                name="source_record_is_about_one",
            ),
        )

    def __str__(self) -> str:
        """Name source and number."""
        return f"{self.source}: {self.key}"


class KnownApart(models.Model):
    """An editor said: this record of a source is not this organisation."""

    source = models.CharField(_("source"), max_length=160)
    key = models.CharField(_("number in the source"), max_length=300)
    organisation = models.ForeignKey(
        Organisation, on_delete=models.CASCADE, related_name="known_apart"
    )

    class Meta:
        """Said once."""

        constraints = (
            models.UniqueConstraint(
                fields=["source", "key", "organisation"], name="known_apart_once"
            ),
        )

    def __str__(self) -> str:
        """Name the pair."""
        return f"{self.source}: {self.key} / {self.organisation_id}"
