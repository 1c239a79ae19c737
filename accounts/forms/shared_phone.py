"""The tick that ends a sign-in after half an hour."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

NAME = "shared_phone"


class SharedPhoneForm(forms.Form):
    """A way of signing in that asks whether others use this phone, too; the last field."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Add the tick: libraries make the other fields of their forms just as late."""
        super().__init__(*args, **kwargs)
        self.fields[NAME] = forms.BooleanField(
            label=_("This phone is shared"),
            help_text=_("Then you are signed out after 30 minutes and nothing stays on it."),
            required=False,
        )

    @property
    def is_ticked(self) -> bool:
        """Whether she said so."""
        return bool(self.cleaned_data.get(NAME))
