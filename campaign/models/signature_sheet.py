"""The signature sheet: a printed, numbered sheet of paper, from the printer to the count."""

from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django_countries.fields import CountryField

from ..enums import SheetState
from .consent_text import ConsentText
from .pledge import Pledge

LINES = 20


def photo_path(_sheet: models.Model, filename: str) -> str:
    """Keep photos of sheets in the private store, whatever name the camera gave."""
    return f"sheets/{uuid4().hex}.{filename.rsplit('.', 1)[-1].lower()}"


class SignatureSheet(models.Model):
    """Where a sheet is: printed, collected, typed, checked, counted.

    `number` is printed on it and tells the wording that its signers read; `serial` counts the
    sheets of a pledge. The photo shows names: it is private and never gets a public address.
    """

    pledge = models.ForeignKey(Pledge, on_delete=models.PROTECT, related_name="sheets")
    number = models.CharField(_("sheet number"), max_length=16, unique=True, editable=False)
    serial = models.PositiveIntegerField(editable=False)
    state = models.CharField(
        _("state"), max_length=10, choices=SheetState, default=SheetState.PRINTED
    )
    language = models.CharField(_("language"), max_length=12, choices=settings.LANGUAGES)
    consent_text = models.ForeignKey(
        ConsentText, verbose_name=_("consent text"), on_delete=models.PROTECT, related_name="+"
    )
    organisation = models.ForeignKey(
        "network.Organisation",
        verbose_name=_("organisation"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="sheets",
    )
    country = CountryField(verbose_name=_("country"), blank=True)
    place = models.CharField(_("place"), max_length=120, blank=True)
    collector = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("collector"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )
    collector_name = models.CharField(_("name of the collector"), max_length=120, blank=True)
    lines = models.PositiveSmallIntegerField(_("lines"), default=LINES)
    photo = models.FileField(_("photo of the sheet"), upload_to=photo_path, blank=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("made by"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )
    printed_at = models.DateTimeField(_("printed"))
    collected_on = models.DateField(_("collected on"), null=True, blank=True)
    # Whoever typed or corrected a line; none of them checks the sheet.
    typists = models.ManyToManyField(
        settings.AUTH_USER_MODEL, verbose_name=_("typed lines"), related_name="+", blank=True
    )
    typed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("typed by"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )
    typed_at = models.DateTimeField(_("typed"), null=True, blank=True)
    checked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("checked by"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )
    checked_at = models.DateTimeField(_("checked"), null=True, blank=True)
    counted_at = models.DateTimeField(_("counted"), null=True, blank=True)

    class Meta:
        """Newest first; each number once; what is counted was checked, what is checked typed."""

        verbose_name = _("signature sheet")
        verbose_name_plural = _("signature sheets")
        ordering = ("-printed_at", "-serial")
        constraints = (
            models.UniqueConstraint(fields=["pledge", "serial"], name="sheet_serial_once"),
            models.CheckConstraint(condition=Q(lines__gte=1, lines__lte=100), name="sheet_lines"),
            models.CheckConstraint(
                condition=~Q(
                    state__in=[SheetState.TYPED, SheetState.CHECKED, SheetState.COUNTED],
                )
                | Q(typed_at__isnull=False),
                name="sheet_typed_has_time",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=[SheetState.CHECKED, SheetState.COUNTED])
                | Q(checked_at__isnull=False),
                name="sheet_checked_has_time",
            ),
            models.CheckConstraint(
                condition=~Q(state=SheetState.COUNTED) | Q(counted_at__isnull=False),
                name="sheet_counted_has_time",
            ),
        )
        indexes = (models.Index(fields=["state", "printed_at"], name="sheet_by_state"),)

    def __str__(self) -> str:
        """Return the number that is printed on it."""
        return self.number
