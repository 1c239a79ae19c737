"""The child-care service that a cooperative runs."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from home.vocabularies import choices, label

from .organisation import Organisation


class CareService(models.Model):
    """Where care happens, who runs it and who pays, held once for all languages."""

    organisation = models.OneToOneField(
        Organisation, on_delete=models.CASCADE, related_name="care_service"
    )
    setting = models.CharField(_("place"), max_length=20, choices=choices("care_setting"))
    provider = models.CharField(_("run by"), max_length=20, choices=choices("care_provider"))
    finance = models.CharField(_("paid by"), max_length=20, choices=choices("care_finance"))
    places = models.PositiveSmallIntegerField(_("places"), null=True, blank=True)

    class Meta:
        """Names for the admin."""

        verbose_name = _("child-care service")
        verbose_name_plural = _("child-care services")

    def __str__(self) -> str:
        """Return where the care happens."""
        return label("care_setting", self.setting)
