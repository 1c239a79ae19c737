"""The upload form of pictures in the admin."""

from typing import Any

from django.db import transaction
from django.forms.fields import FileField
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm

from ..images import EDITOR_PIXELS, CleanPicture, clean_picture
from ..renditions import copies_of, delete_copies
from .fields import check_weight


class SafeImageField(WagtailImageField):
    """Wagtail's field with our cleaning: a broken file gets words instead of an error 500."""

    default_validators: list[Any] = []

    def to_python(self, data: Any) -> CleanPicture | None:
        """Check and clean the picture; ValidationError in plain words when it cannot be used."""
        upload = FileField.to_python(self, data)
        if upload is None:
            return None
        check_weight(upload)
        return clean_picture(upload, EDITOR_PIXELS)


class SafeImageForm(BaseImageForm):
    """Cleans what editors upload, and releases it: an editor answers for her own pictures."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Put our field in the place of Wagtail's; the form of a multiple upload has none."""
        super().__init__(*args, **kwargs)
        if "file" in self.fields:
            stock = self.fields["file"]
            self.fields["file"] = SafeImageField(
                label=stock.label, required=stock.required, widget=stock.widget
            )

    def save(self, commit: bool = True) -> Any:
        """Release a new picture. One that a member sent is released by its review alone."""
        if self.instance._state.adding:
            self.instance.released = True
        replaced = copies_of(self.instance) if "file" in self.changed_data else []
        image = super().save(commit=commit)
        transaction.on_commit(lambda: delete_copies(replaced), robust=True)
        return image
