"""The form field of a recording."""

import tempfile
from pathlib import Path
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from ..audio import MAX_BYTES, TOO_BIG, check_recording

ACCEPTED = "audio/*,.amr,.3gp,.opus,.ogg,.mp3,.m4a"


class RecordingField(forms.FileField):
    """A recording from a member's phone; gives the upload, with `seconds` as it says itself."""

    widget = forms.FileInput
    default_error_messages = {
        "empty": _("The recording did not arrive whole. Try again."),
        "missing": _("Choose a recording."),
        "required": _("Choose a recording."),
    }

    def to_python(self, data: Any) -> Any:
        """Check the recording; ValidationError in plain words when it cannot be used."""
        upload: Any = super().to_python(data)
        if upload is None:
            return None
        if upload.size > MAX_BYTES:
            raise ValidationError(TOO_BIG, code="weight")
        with tempfile.NamedTemporaryFile() as scratch:
            for part in upload.chunks():
                scratch.write(part)
            scratch.flush()
            upload.seconds = max(1, round(check_recording(Path(scratch.name))))
        upload.seek(0)
        return upload

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        """Let a phone offer its own recorder."""
        return {**super().widget_attrs(widget), "accept": ACCEPTED}
