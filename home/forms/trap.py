"""A field that people do not see; programs fill it in."""

from django import forms


class TrapForm(forms.Form):
    """A form with the trap. What is in it is never refused: whoever sent it learns nothing."""

    website = forms.Field(
        required=False, widget=forms.TextInput(attrs={"tabindex": "-1", "autocomplete": "off"})
    )

    @property
    def is_trapped(self) -> bool:
        """Whether the field was filled."""
        return bool(self.data.get("website"))
