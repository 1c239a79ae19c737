"""Markets and child-care centres, as light records of the care map."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django_countries.fields import CountryField

from ..enums_import import PlaceKind


class CarePlace(models.Model):
    """A public place: a market, or a centre that cares for children. Never somebody's home."""

    kind = models.CharField(_("kind"), max_length=8, choices=PlaceKind)
    name = models.CharField(_("name"), max_length=200)
    country = CountryField(verbose_name=_("country"))
    town = models.CharField(_("town"), max_length=120, blank=True)
    # WGS 84, in degrees, to about a metre.
    latitude = models.DecimalField(
        _("latitude"), max_digits=8, decimal_places=5, null=True, blank=True
    )
    longitude = models.DecimalField(
        _("longitude"), max_digits=8, decimal_places=5, null=True, blank=True
    )
    source = models.CharField(_("source"), max_length=160, blank=True)
    licence = models.CharField(_("licence"), max_length=80, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        """By country and town; on earth."""

        verbose_name = _("place on the care map")
        verbose_name_plural = _("places on the care map")
        ordering = ("country", "town", "name", "pk")
        indexes = (models.Index(fields=["country", "kind", "town"], name="care_place_by_town"),)
        constraints = (
            models.CheckConstraint(
                condition=Q(latitude__isnull=True, longitude__isnull=True)
                | Q(latitude__range=(-90, 90), longitude__range=(-180, 180)),
                name="care_place_is_on_earth",
            ),
        )

    def __str__(self) -> str:
        """Name the place."""
        return self.name
