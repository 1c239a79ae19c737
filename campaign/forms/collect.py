"""The form that is handed round: big, short, and empty for each person."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from home.forms.country import CountryField
from home.forms.text import AddressField, NameField

from ..constituencies import SIGNER_CONSTITUENCIES
from ..enums import Visibility
from ..models import ConsentText
from .sign import MAX_NAME_LENGTH, NO_NAME

# A phone that goes from hand to hand must not offer what others typed.
FORGETFUL = {"autocomplete": "off", "spellcheck": "false", "autocapitalize": "none"}


class CollectForm(forms.Form):
    """Name, country, address, group, what is public, consent. Only the address may be missing."""

    use_required_attribute = False

    name = NameField(
        label=_("Full name"),
        max_length=MAX_NAME_LENGTH,
        error_messages={
            "required": NO_NAME,
            "max_length": _("Enter a name of at most %(limit_value)d characters."),
        },
        widget=forms.TextInput(attrs={**FORGETFUL, "autocapitalize": "words", "dir": "auto"}),
    )
    country = CountryField(
        label=_("Country"),
        error_messages={
            "required": _("Choose your country"),
            "invalid_choice": _("Choose your country from the list"),
        },
    )
    country.widget.attrs["autocomplete"] = "off"
    email = AddressField(
        label=_("E-mail address"),
        help_text=_("Only if you have one. You can take your name back with it. Never shown."),
        required=False,
        widget=forms.EmailInput(attrs={**FORGETFUL, "inputmode": "email"}),
    )
    constituency = forms.ChoiceField(
        label=_("Which group do you belong to?"),
        help_text=_("Only if you want to say it."),
        choices=[("", _("I do not say")), *SIGNER_CONSTITUENCIES],
        required=False,
    )
    constituency.widget.attrs["autocomplete"] = "off"
    visibility = forms.ChoiceField(
        label=_("What may everybody see?"),
        choices=Visibility.choices,
        initial=Visibility.NOTHING,
        error_messages={
            "required": _("Choose what everybody may see"),
            "invalid_choice": _("Choose what everybody may see"),
        },
        widget=forms.RadioSelect(attrs={"autocomplete": "off"}),
    )
    consent = forms.BooleanField(
        error_messages={"required": _("Tick the box: without it we may not keep your signature")},
        widget=forms.CheckboxInput(attrs={"autocomplete": "off"}),
    )
    wording = forms.Field(required=False, widget=forms.HiddenInput)

    def __init__(
        self, consent_text: ConsentText, country: str, data: Mapping[str, Any] | None = None
    ) -> None:
        """Show and check the form.

        Args:
            consent_text: the wording beside the required box.
            country: of the organisation that collects.
            data: what was sent; None for an empty form.
        """
        initial = {"country": country, "wording": consent_text.version}
        super().__init__(data, initial=initial, label_suffix="")
        self.consent_text = consent_text
        self.fields["consent"].label = consent_text.text
