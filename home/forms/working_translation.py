"""A rough translation for the people who review."""

from django import forms
from django.utils.translation import gettext_lazy as _


class WorkingTranslationForm(forms.Form):
    """Asks for the translation alone: its language is part of the address."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False)
    text = forms.CharField(
        label=_("Working translation"),
        help_text=_("Only reviewers read it. It is never published."),
        widget=forms.Textarea(attrs={"rows": 24}),
        max_length=40_000,
        required=False,
    )
