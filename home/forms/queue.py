"""What of the queue of review is shown, and in which order."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ..enums import Agreement, RiskFlag, YesNo
from .filter import ANY, FilterForm, named

FIRST = [
    ("risk", _("Most risks")),
    ("age", _("Waiting longest")),
    ("language", _("Language")),
    ("consent", _("Missing agreements")),
]


class QueueForm(FilterForm):
    """Texts that wait by risk, language, agreement and who has them, and in which order."""

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
        self.offer("language", named(sorted(languages)))
