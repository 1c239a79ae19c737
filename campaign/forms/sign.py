"""The sign form: one short page, no cookie, no key of the visitor's own."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from home.forms.country import CountryField
from home.forms.fixed import FixedFields
from home.forms.text import AddressField, NameField, ParagraphsField
from home.forms.trap import TrapForm
from home.typed_numbers import whole_number

from ..attribution import clean_via
from ..constituencies import SIGNER_CONSTITUENCIES
from ..email_keys import suggestion
from ..enums import Channel, Visibility
from ..models import ConsentText

MAX_NAME_LENGTH = 120
MAX_MESSAGE_LENGTH = 500
NO_NAME = _("Enter your name")


class SignForm(TrapForm):
    """Name, address, country, what is public, where she belongs, why, news, consent.

    Every rule is the server's: the page is cached, works without script and shows our own words.
    """

    use_required_attribute = False

    name = NameField(
        label=_("Full name"),
        max_length=MAX_NAME_LENGTH,
        error_messages={
            "required": NO_NAME,
            "max_length": _("Enter a name of at most %(limit_value)d characters."),
        },
        widget=forms.TextInput(
            attrs={"autocomplete": "name", "spellcheck": "false", "dir": "auto"}
        ),
    )
    email = AddressField(
        label=_("E-mail address"),
        help_text=_("We send you one mail with a button to confirm. It is never shown."),
        error_messages={"required": _("Enter your e-mail address")},
        widget=forms.EmailInput(
            attrs={
                "autocomplete": "email",
                "inputmode": "email",
                "spellcheck": "false",
                "autocapitalize": "none",
            }
        ),
    )
    country = CountryField(
        label=_("Country"),
        error_messages={
            "required": _("Choose your country"),
            "invalid_choice": _("Choose your country from the list"),
        },
    )
    country.widget.attrs["autocomplete"] = "country"
    visibility = forms.ChoiceField(
        label=_("What may everybody see?"),
        choices=Visibility.choices,
        initial=Visibility.NOTHING,
        error_messages={
            "required": _("Choose what everybody may see"),
            "invalid_choice": _("Choose what everybody may see"),
        },
        widget=forms.RadioSelect,
    )
    constituency = forms.ChoiceField(
        label=_("I belong to"),
        required=False,
        choices=[("", _("I would rather not say")), *SIGNER_CONSTITUENCIES],
        error_messages={"invalid_choice": _("Choose from the list, or leave it open")},
    )
    message = ParagraphsField(
        label=_("Why do you sign?"),
        required=False,
        max_length=MAX_MESSAGE_LENGTH,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
    )
    wants_news = forms.BooleanField(label=_("Send me news of this campaign"), required=False)
    consent = forms.BooleanField(
        error_messages={"required": _("Tick the box: without it we may not keep your signature")}
    )
    # These are never refused either. Milliseconds from opening the page to sending, told by script.
    elapsed_ms = forms.Field(required=False, widget=forms.HiddenInput)
    language = forms.Field(required=False, widget=forms.HiddenInput)
    wording = forms.Field(required=False, widget=forms.HiddenInput)
    # How and through what she came; anything unknown is the web, and no code.
    channel = forms.Field(required=False, widget=forms.HiddenInput)
    via = forms.Field(required=False, widget=forms.HiddenInput)
    # Of who corrects her address; see `campaign.slips`.
    slip = forms.Field(required=False, widget=forms.HiddenInput)

    def __init__(
        self,
        consent_text: ConsentText,
        data: Mapping[str, Any] | None = None,
        channel: str = "",
        via: str = "",
    ) -> None:
        """Show and check the form.

        Args:
            consent_text: the wording beside the required box.
            data: what was sent; None for an empty form.
            channel: where an empty form is shown: `Channel.EMBED` inside another website.
            via: the code of the address that she followed.
        """
        super().__init__(
            _as_suggested(data) if data and data.get("meant") else data,
            initial={
                "language": get_language(),
                "wording": consent_text.version,
                "channel": channel,
                "via": via,
            },
            label_suffix="",
        )
        self.consent_text = consent_text
        self.fields["consent"].label = consent_text.text
        if not self.data.get("slip"):
            del self.fields["slip"]

    def clean_channel(self) -> str:
        """Return the web or another website; paper and collectors have their own doors."""
        embedded = self.cleaned_data["channel"] == Channel.EMBED
        return str(Channel.EMBED if embedded else Channel.WEB)

    def clean_via(self) -> str:
        """Return the code through which she came, if it is one."""
        return clean_via(self.cleaned_data["via"])

    @property
    def meant(self) -> str:
        """The address that she probably meant, unless it is hers or she was asked about it already.

        Asked before anything is kept, and once: what she sends again is what she wants.
        """
        email = self.cleaned_data.get("email", "") if self.is_bound and self.is_valid() else ""
        return suggestion(email) if email != self.data.get("asked") else ""

    @property
    def elapsed(self) -> int | None:
        """Milliseconds that she took, when script told them."""
        return whole_number(str(self.data.get("elapsed_ms", "")), longest=9)


def _as_suggested(data: Mapping[str, Any]) -> dict[str, Any]:
    """Return what was sent, with the address that the button named."""
    sent = {name: data.get(name) for name in data}
    return {**sent, "email": suggestion(str(sent.get("asked", ""))) or sent.get("email", "")}


SignForm.base_fields = FixedFields(SignForm.base_fields, own=("consent",))
