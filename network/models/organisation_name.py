"""Further names of an organisation: in other languages, short ones, former ones."""

from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from home.languages import LANGUAGE_TAG

from ..enums_register import NameKind
from .organisation import Organisation


class OrganisationName(models.Model):
    """A name beside the first one; people search by any of them."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="names")
    kind = models.CharField(_("kind"), max_length=10, choices=NameKind)
    language = models.CharField(
        _("language"), max_length=35, blank=True, validators=[RegexValidator(LANGUAGE_TAG)]
    )
    name = models.CharField(_("name"), max_length=200)

    class Meta:
        """Each name once."""

        verbose_name = _("further name")
        verbose_name_plural = _("further names")
        ordering = ("kind", "language", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=["organisation", "kind", "language", "name"], name="organisation_name_once"
            ),
        )

    def __str__(self) -> str:
        """Return the name."""
        return self.name
