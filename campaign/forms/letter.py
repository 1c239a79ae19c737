"""The letter that a reader adapts; nothing of it is kept."""

from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from home.forms.country import CountryField
from home.forms.text import ParagraphsField

from ..documents.letters import has_letters_for

if TYPE_CHECKING:
    from ..models import AsksPage

PDF, TEXT = "pdf", "txt"
LONGEST = 8000


class LetterForm(forms.Form):
    """The words of the letter, and as what she takes it with her."""

    use_required_attribute = False

    letter = ParagraphsField(
        label=_("The letter"),
        help_text=_("Change it until it is yours. We do not keep it."),
        max_length=LONGEST,
        error_messages={"required": _("Write the letter first")},
        widget=forms.Textarea(attrs={"rows": 16, "dir": "auto"}),
    )
    to = forms.Field(required=False, widget=forms.HiddenInput)
    country = forms.Field(required=False, widget=forms.HiddenInput)
    # The page on which she writes: every campaign may have one of its own.
    page = forms.Field(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, kind: str = TEXT, **kwargs: Any) -> None:
        """Check the letter for a file of this kind."""
        self.kind = kind
        super().__init__(*args, **kwargs)

    def clean_letter(self) -> str:
        """Refuse letters that our fonts do not have; a text file takes any."""
        letter: str = self.cleaned_data["letter"]
        if self.kind == PDF and not has_letters_for(letter):
            raise ValidationError(
                _("We cannot draw this script for printing. Download it as a text file.")
            )
        return letter


class PlaceForm(forms.Form):
    """Where the pledges should be, and whom the letter names."""

    country = CountryField(label=_("In which country?"), required=False)
    to = forms.Field(required=False, widget=forms.HiddenInput)


def forms_of(context: dict[str, Any], page: "AsksPage") -> dict[str, Any]:
    """Return the forms that a page of asks shows for what `asks_context` has found."""
    if not context["audience"]:
        return {}
    start = {"to": context["audience"], "country": context["country"]}
    letter = context["letter"]
    return {
        "place": PlaceForm(initial=start, auto_id="place_%s"),
        "form": LetterForm(initial=start | {"letter": letter, "page": page.pk}) if letter else None,
    }
