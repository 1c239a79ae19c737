"""The image: cleaned when it is uploaded, private until it is released."""

from typing import Any
from uuid import uuid4

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.images.models import AbstractImage, AbstractRendition, Image

from ..images import clean_upload


class SiteImage(AbstractImage):
    """A picture without camera data, at most 2400 px wide, under a random name.

    The one model whose `save()` does work, so that no door is left open: admin chooser,
    multiple upload, member form and import all pass here.
    """

    released = models.BooleanField(
        _("released"),
        default=False,
        help_text=_("Only released pictures get an address that the public can open."),
    )
    credit = models.CharField(
        _("credit"),
        max_length=255,
        blank=True,
        help_text=_("Who made the picture, as it is shown beside it."),
    )

    removed_data = models.JSONField(
        null=True,
        editable=False,
        help_text=_("Kinds of camera data that were taken out of the file; never what they said."),
    )
    faces_blurred = models.BooleanField(
        default=False,
        editable=False,
        help_text=_("A reviewer has made every face in it unrecognisable."),
    )
    copies = models.JSONField(
        default=list,
        editable=False,
        help_text=_("Format, size and name of each copy that pages show; see home.renditions."),
    )

    admin_form_fields = (*Image.admin_form_fields, "credit")

    class Meta(AbstractImage.Meta):
        """Names for the admin."""

        verbose_name = _("picture")
        verbose_name_plural = _("pictures")
        permissions = (("choose_siteimage", "Can choose picture"),)

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Replace a fresh upload by its cleaned copy, then save; its old copies show it no more."""
        if self.file and not self.file._committed:
            clean_upload(self)
            self.copies = []
        super().save(*args, **kwargs)

    def drawn_by(self) -> tuple[int, int, bool, str]:
        """Return all that the `photo` tag shows of it."""
        return self.width, self.height, self.released, repr(self.copies)

    def get_upload_to(self, filename: str) -> str:
        """Keep originals where no address leads, whatever name the camera gave."""
        return f"originals/{uuid4().hex}.{filename.rsplit('.', 1)[-1].lower()}"


class SiteRendition(AbstractRendition):
    """A smaller copy; public once its picture is released, else only for those who may see it."""

    image = models.ForeignKey(SiteImage, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        """One copy per picture and format."""

        unique_together = (("image", "filter_spec", "focal_point_key"),)

    def get_upload_to(self, filename: str) -> str:
        """Put copies of unreleased pictures where the public address space does not reach."""
        folder = "images" if self.image.released else "pending"
        return f"{folder}/{uuid4().hex}.{filename.rsplit('.', 1)[-1].lower()}"
