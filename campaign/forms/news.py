"""The form in which news to signers is written, in every language of the site."""

from typing import Any

from django import forms
from django.conf import settings
from django.forms import BoundField
from django.utils.translation import get_language_info, gettext_lazy
from django.utils.translation import gettext as _

from ..models import Pledge, SignerNews
from ..models.signer_news import LONGEST_BODY, LONGEST_SUBJECT


class NewsForm(forms.Form):
    """Pledge, and subject and text per language."""

    pledge = forms.ModelChoiceField(
        Pledge.objects.order_by("code"), label=gettext_lazy("Pledge whose signers are told")
    )

    def __init__(self, *args: Any, news: SignerNews | None = None, **kwargs: Any) -> None:
        """Add two fields per language, filled from `news`."""
        super().__init__(*args, **kwargs)
        written = {words.language: words for words in news.words.all()} if news else {}
        if news:
            self.fields["pledge"].initial = news.pledge_id
        for code, _name in settings.LANGUAGES:
            words = written.get(code)
            marks = {"lang": code}
            self.fields[f"subject_{code}"] = forms.CharField(
                label=_("Subject in %(language)s") % {"language": _language(code)},
                max_length=LONGEST_SUBJECT,
                required=False,
                initial=words.subject if words else "",
                widget=forms.TextInput(attrs=marks),
            )
            self.fields[f"body_{code}"] = forms.CharField(
                label=_("Text in %(language)s") % {"language": _language(code)},
                help_text=_(
                    "Plain text, a blank line between parts. <b> and <i> are the only marks."
                    " Greeting and links are added."
                ),
                max_length=LONGEST_BODY,
                required=False,
                initial=words.body if words else "",
                widget=forms.Textarea(attrs={**marks, "rows": 8}),
            )

    def by_language(self) -> list[list[BoundField]]:
        """Return the fields of each language together."""
        return [
            [self[f"subject_{code}"], self[f"body_{code}"]] for code, _name in settings.LANGUAGES
        ]

    def words(self) -> dict[str, tuple[str, str]]:
        """Return what was typed: language -> (subject, text)."""
        typed = self.cleaned_data
        return {
            code: (typed[f"subject_{code}"], typed[f"body_{code}"])
            for code, _name in settings.LANGUAGES
        }


def _language(code: str) -> str:
    return str(get_language_info(code)["name_translated"])
