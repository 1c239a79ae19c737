"""The form in which somebody types her code."""

from django import forms
from django.utils.translation import gettext_lazy as _


class WithdrawConsentForm(forms.Form):
    """The code, as it was written down."""

    use_required_attribute = False

    code = forms.CharField(
        label=_("Your code"),
        max_length=100,
        help_text=_("Ten letters and digits, on the slip that you were given."),
        error_messages={"required": _("Enter your code.")},
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}
        ),
    )
