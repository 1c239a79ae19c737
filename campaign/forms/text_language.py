"""The language of a member's words: any language, the common ones to choose from."""

from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from home.languages import tag_of
from home.templatetags.ui import language_name

SITE = tuple(code for code, _name in settings.LANGUAGES)
FREQUENT = (
    *("ar", "bn", "gu", "ha", "hi", "id", "ht", "km", "mr", "ne", "qu"),
    *("sw", "ta", "te", "th", "tl", "tw", "ur", "vi", "wo", "yo", "zu"),
)
COMMON = (*SITE, *(code for code in FREQUENT if code not in SITE))
OTHER = "other"


class TextLanguageMixin(forms.Form):
    """Asks for the language of the text; `cleaned_data["text_language"]` is a BCP 47 tag."""

    text_language = forms.ChoiceField(
        label=_("Language of your text"), help_text=_("The language that you write in.")
    )
    other_language = forms.CharField(
        label=_("Another language"),
        help_text=_("Its name or code, if it is not in the list."),
        required=False,
        max_length=60,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Offer the common languages by their own names; the interface's is chosen."""
        super().__init__(*args, **kwargs)
        field: Any = self.fields["text_language"]
        field.choices = [(tag, language_name(tag)) for tag in COMMON] + [(OTHER, _("Another"))]
        chosen = self.initial.get("text_language") or get_language()
        if chosen in COMMON:
            self.initial["text_language"] = chosen
        else:
            self.initial["text_language"] = OTHER
            self.initial["other_language"] = chosen

    def clean(self) -> dict[str, Any]:
        """Put the tag of another language in the place of the choice."""
        data: dict[str, Any] = super().clean() or self.cleaned_data
        if data.get("text_language") == OTHER:
            tag = tag_of((data.get("other_language") or "").strip())
            if tag is None:
                self.add_error("other_language", ValidationError(_("We don't know this language.")))
            else:
                data["text_language"] = tag
        return data
