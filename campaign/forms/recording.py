"""The form of a recording, with what the speaker agreed to."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from home.enums_consent import ConsentCapacity, IdentityLevel
from home.forms.recording import RecordingField

from .consent import CHILDREN, ChildrenMixin


class RecordingForm(ChildrenMixin):
    """One recording and its consent; refused as a whole when an answer is missing."""

    recording = RecordingField(
        label=_("Recording"),
        help_text=_("Up to 10 minutes and 2 MB. Any phone's recorder will do."),
    )
    agreed = forms.BooleanField(
        label=_("Who speaks agrees that her voice is heard on this website."),
        help_text=_("A voice can be recognised, even without a name."),
        error_messages={"required": _("Tick this box once she agrees.")},
    )

    field_order = ("recording", *CHILDREN, "agreed")

    def agreement(self, **more: Any) -> Any:
        """Add that a voice is not anonymous."""
        return super().agreement(
            capacity=ConsentCapacity.SELF, identity=IdentityLevel.PSEUDONYM, **more
        )
