"""How the columns of a source are read, remembered for its next file."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from ..enums_import import ImportKind


class ImportMapping(models.Model):
    """The columns of one source. Its next file is read the same way without asking."""

    name = models.CharField(_("name"), max_length=160, unique=True)
    kind = models.CharField(_("what its rows are"), max_length=12, choices=ImportKind)
    columns = models.JSONField(_("columns"), default=dict)
    constants = models.JSONField(_("for rows that say nothing"), default=dict)
    words = models.JSONField(_("what its words mean"), default=dict)
    source_url = models.URLField(_("address of the source"), blank=True)
    licence = models.CharField(_("licence"), max_length=80, blank=True)
    changed_at = models.DateTimeField(auto_now=True)

    class Meta:
        """Alphabetical."""

        verbose_name = _("remembered columns")
        verbose_name_plural = _("remembered columns")
        ordering = ("name",)

    def __str__(self) -> str:
        """Return its name."""
        return self.name
