"""A recording of a voice: private until it is released, the file that arrived deleted."""

from typing import Any
from uuid import uuid4

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from ..enums import RecordingState


def place_of_upload(_recording: Any, _filename: str) -> str:
    """Keep what arrived where no address leads, whatever the phone called it."""
    return f"originals/{uuid4().hex}"


class Recording(models.Model):
    """A voice in two formats that every phone plays.

    `original` is there until the worker has written the copies, and empty from then on.
    """

    state = models.CharField(
        _("state"), max_length=10, choices=RecordingState, default=RecordingState.WAITING
    )
    original = models.FileField(upload_to=place_of_upload, blank=True)
    opus = models.CharField(max_length=100, blank=True)
    mp3 = models.CharField(max_length=100, blank=True)
    seconds = models.PositiveSmallIntegerField(_("length in seconds"))
    released = models.BooleanField(_("released"), default=False)
    uploaded_by_user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("sent by"),
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
    )
    created_at = models.DateTimeField(_("sent"), auto_now_add=True)

    class Meta:
        """Names for the admin; copies are there exactly when it is ready."""

        verbose_name = _("recording")
        verbose_name_plural = _("recordings")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(state=RecordingState.READY, original="")
                & ~models.Q(opus="")
                & ~models.Q(mp3="")
                | ~models.Q(state=RecordingState.READY) & models.Q(opus="", mp3=""),
                name="recording_copies_when_ready",
            ),
        )

    def __str__(self) -> str:
        """Say what it is, without a name."""
        return f"{self._meta.verbose_name} {self.pk}"

    @property
    def is_ready(self) -> bool:
        """Whether it can be heard."""
        return self.state == RecordingState.READY
