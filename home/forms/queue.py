"""What of the queue of review is shown, and in which order."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ..enums import Agreement, RiskFlag, YesNo
from ..templatetags.ui import language_name

ANY = ("", _("All"))
FIRST = [
    ("risk", _("Most risks")),
    ("age", _("Waiting longest")),
    ("language", _("Language")),
    ("consent", _("Missing agreements")),
]


class QueueForm(forms.Form):
    """Everything is optional, and what makes no sense is ignored."""

    first = forms.ChoiceField(label=_("First"), choices=FIRST, required=False)
    risk = forms.ChoiceField(label=_("Risk"), choices=[ANY, *RiskFlag.choices], required=False)
    language = forms.ChoiceField(label=_("Language"), choices=[ANY], required=False)
    consent = forms.ChoiceField(
        label=_("Consent"), choices=[ANY, *Agreement.choices], required=False
    )
    taken = forms.ChoiceField(label=_("Taken"), choices=[ANY, *YesNo.choices], required=False)

    def __init__(self, *args: Any, languages: set[str], **kwargs: Any) -> None:
        """Offer the languages in which something waits."""
        super().__init__(*args, **kwargs)
        field: Any = self.fields["language"]
        field.choices = [ANY, *sorted((code, language_name(code)) for code in languages)]

    def chosen(self) -> dict[str, str]:
        """Return what was chosen and makes sense."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}
