"""Files on their way from a phone, piece by piece, and how much somebody has sent today."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from ..images import MAX_BYTES


class Upload(models.Model):
    """A file that arrives in pieces; what has arrived stays when the line is lost.

    In the database, so that the next piece may reach another machine. Made into a photo or
    forgotten within a day.
    """

    key = models.UUIDField(unique=True, default=uuid.uuid4)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE)
    size = models.PositiveIntegerField()
    received = models.PositiveIntegerField(default=0)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        """No file is larger than a photo may be, and none grows beyond what was announced."""

        constraints = (
            models.CheckConstraint(
                condition=Q(size__gte=1, size__lte=MAX_BYTES), name="upload_size_of_a_photo"
            ),
            models.CheckConstraint(
                condition=Q(received__lte=F("size")), name="upload_no_more_than_announced"
            ),
        )

    def __str__(self) -> str:
        """Say how much has arrived."""
        return f"{self.received} / {self.size}"


class UploadPart(models.Model):
    """One piece of a file, which begins at `start`."""

    upload = models.ForeignKey(Upload, on_delete=models.CASCADE, related_name="parts")
    start = models.PositiveIntegerField()
    body = models.BinaryField()

    class Meta:
        """A piece that is sent twice is kept once."""

        ordering = ("start",)
        constraints = (
            models.UniqueConstraint(fields=["upload", "start"], name="upload_part_once"),
        )

    def __str__(self) -> str:
        """Say where the piece begins."""
        return f"{self.upload_id}: {self.start}"


class UploadDay(models.Model):
    """How many photos somebody sent on a day, and how large they were together."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE)
    day = models.DateField()
    photos = models.PositiveIntegerField(default=0)
    size = models.PositiveIntegerField(default=0)

    class Meta:
        """One count per person and day."""

        constraints = (
            models.UniqueConstraint(fields=["user", "day"], name="upload_day_once_per_person"),
        )

    def __str__(self) -> str:
        """Say how much it was."""
        return f"{self.day}: {self.photos}"
