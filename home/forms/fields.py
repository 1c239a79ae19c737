"""Form fields of our own."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.base import File
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..images import LOGO_BOX, MAX_BYTES, MEMBER_PIXELS, CleanPicture, clean_picture

ACCEPTED = "image/jpeg,image/png,image/webp,image/avif"


def check_weight(file: File, max_bytes: int = MAX_BYTES) -> None:
    """Refuse a file larger than `max_bytes` with words that name both sizes."""
    if file.size > max_bytes:
        message = _("This photo is too large: %(size)s MB. The limit is %(limit)s MB.")
        sizes = {"size": -(-file.size // 1_048_576), "limit": max_bytes // 1_048_576}
        raise ValidationError(message % sizes, code="weight")


class PhotoField(forms.FileField):
    """A photo from a member's phone; gives a `CleanPicture`, ready for `SiteImage(file=...)`."""

    widget = forms.FileInput
    default_error_messages = {
        "empty": gettext_lazy("The photo did not arrive whole. Try again."),
        "missing": gettext_lazy("Choose a photo."),
        "required": gettext_lazy("Choose a photo."),
    }

    def __init__(
        self, *, max_pixels: int = MEMBER_PIXELS, max_bytes: int = MAX_BYTES, **options: Any
    ) -> None:
        """Set the limits: pixels after decoding, bytes as sent."""
        self.max_pixels = max_pixels
        self.max_bytes = max_bytes
        super().__init__(**options)

    def to_python(self, data: Any) -> CleanPicture | None:
        """Check and clean the photo; ValidationError in plain words when it cannot be used."""
        upload = super().to_python(data)
        if upload is None:
            return None
        check_weight(upload, self.max_bytes)
        return self.clean_picture(upload)

    def clean_picture(self, upload: File) -> CleanPicture:
        """Return the photo as it is kept."""
        return clean_picture(upload, self.max_pixels)

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        """Name the kinds that we take, so that iPhones turn their HEIC photos into JPEG."""
        return {**super().widget_attrs(widget), "accept": ACCEPTED}


class LogoField(PhotoField):
    """The logo of an organisation: kept no larger than it is shown."""

    def clean_picture(self, upload: File) -> CleanPicture:
        """Return the logo as it is kept."""
        return clean_picture(upload, self.max_pixels, LOGO_BOX)
