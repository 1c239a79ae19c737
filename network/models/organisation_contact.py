"""How an organisation is reached, and by whom."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from ..enums_register import ContactKind, Visibility
from .organisation import Organisation


class OrganisationContact(models.Model):
    """One address or number, with its own visibility; phone numbers are kept as E.164."""

    organisation = models.ForeignKey(
        Organisation, on_delete=models.CASCADE, related_name="contacts"
    )
    kind = models.CharField(_("kind"), max_length=10, choices=ContactKind)
    value = models.CharField(_("address or number"), max_length=254)
    visibility = models.CharField(
        _("who sees it"), max_length=10, choices=Visibility, default=Visibility.STEWARDS
    )

    class Meta:
        """One of each kind."""

        verbose_name = _("contact")
        verbose_name_plural = _("contacts")
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(
                fields=["organisation", "kind"], name="organisation_contact_once"
            ),
        )

    def __str__(self) -> str:
        """Name the kind; the value is for those who may see it."""
        return self.get_kind_display()
