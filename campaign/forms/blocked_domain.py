"""The form of the editors' own list of mail services."""

from django import forms
from django.utils.translation import gettext_lazy as _


class BlockedDomainForm(forms.Form):
    """A domain, and why."""

    domain = forms.CharField(
        label=_("Mail service"),
        help_text=_("What stands behind the @, for example example.org. Hosts below it count too."),
        max_length=250,
        widget=forms.TextInput(attrs={"autocapitalize": "none", "spellcheck": "false"}),
    )
    note = forms.CharField(
        label=_("Why"),
        help_text=_("For your colleagues. Name nobody."),
        max_length=200,
        required=False,
    )
