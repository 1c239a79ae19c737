"""Who last said that a group of facts is right, and who checked it."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ..enums_register import FactGroup, SaidBy
from .organisation import Organisation


class FactCheck(models.Model):
    """Confirmed: somebody who knows says that it is still so. Verified: an editor has checked."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="checks")
    group = models.CharField(_("facts"), max_length=10, choices=FactGroup)
    confirmed_on = models.DateField(_("confirmed on"), null=True, blank=True)
    confirmed_as = models.CharField(_("confirmed"), max_length=10, choices=SaidBy, blank=True)
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    verified_on = models.DateField(_("checked on"), null=True, blank=True)
    verified_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    how = models.CharField(_("how it was checked"), max_length=200, blank=True)

    class Meta:
        """One row a group; who verifies says how."""

        verbose_name = _("check of facts")
        verbose_name_plural = _("checks of facts")
        constraints = (
            models.UniqueConstraint(fields=["organisation", "group"], name="fact_check_once"),
            models.CheckConstraint(
                condition=Q(verified_on__isnull=True) | ~Q(how=""), name="fact_check_says_how"
            ),
        )

    def __str__(self) -> str:
        """Name the group."""
        return self.get_group_display()
