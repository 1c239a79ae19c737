"""The delivery pack with names: made in the background, kept for two days, in volumes."""

from datetime import datetime, timedelta
from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ..enums_packs import PackFailure, PackState
from .pledge import Pledge

# Long enough to hand it over, short enough that nobody keeps it here.
KEEP_PACKS = timedelta(hours=48)


def new_volume_name() -> str:
    """Return a name in the private store that nothing has yet."""
    return f"packs/{uuid4().hex}.pdf"


class DeliveryPack(models.Model):
    """The pack of one pledge in one language. Asking again makes the same row anew."""

    pledge = models.ForeignKey(Pledge, on_delete=models.CASCADE, related_name="packs")
    language = models.CharField(_("language"), max_length=12, choices=settings.LANGUAGES)
    state = models.CharField(_("state"), max_length=8, choices=PackState, default=PackState.MAKING)
    failure = models.CharField(_("why it failed"), max_length=12, choices=PackFailure, blank=True)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("asked for by"),
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
    )
    asked_at = models.DateTimeField(_("asked for"))
    # Later than `asked_at` when it is made again without somebody who withdrew.
    begun_at = models.DateTimeField(_("begun"))

    class Meta:
        """One of each pledge and language, so that two who ask at once begin one."""

        verbose_name = _("delivery pack")
        verbose_name_plural = _("delivery packs")
        ordering = ("-asked_at", "-pk")
        constraints = (
            models.UniqueConstraint(fields=["pledge", "language"], name="delivery_pack_once"),
            models.CheckConstraint(
                condition=Q(state=PackState.FAILED) ^ Q(failure=""),
                name="delivery_pack_failed_has_reason",
            ),
        )

    def __str__(self) -> str:
        """Name the pledge and the language."""
        return f"{self.pledge} ({self.language})"

    @property
    def expires_at(self) -> datetime:
        """Return when it is deleted."""
        return self.asked_at + KEEP_PACKS


class PackVolume(models.Model):
    """One file of a pack, with so many names that drawing it needs little memory.

    `digest` is of the names as they were drawn; before that it is empty.
    """

    pack = models.ForeignKey(DeliveryPack, on_delete=models.CASCADE, related_name="volumes")
    number = models.PositiveSmallIntegerField(_("volume"))
    signatures = models.JSONField(_("numbers of the signatures"), default=list)
    names = models.PositiveIntegerField(_("names"), default=0)
    digest = models.CharField(max_length=64, blank=True, editable=False)
    file = models.FileField(_("file"), upload_to="packs", editable=False)
    made_at = models.DateTimeField(_("made"), null=True)

    class Meta:
        """Each number once."""

        verbose_name = _("volume of a delivery pack")
        verbose_name_plural = _("volumes of delivery packs")
        ordering = ("pack", "number")
        constraints = (models.UniqueConstraint(fields=["pack", "number"], name="pack_volume_once"),)

    def __str__(self) -> str:
        """Name the pack and the number."""
        return f"{self.pack_id} / {self.number}"
