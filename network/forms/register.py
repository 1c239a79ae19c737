"""The form of an organisation in the register, with the child care that it runs."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm

from home.vocabularies import choices

from ..actions.keep_care_service import CARE_FIELDS, WHAT_IT_IS, keep_care_service
from ..models import Organisation


def _choice(vocabulary: str, label: Any, help_text: Any) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=label,
        help_text=help_text,
        required=False,
        choices=lambda: [("", "---------"), *choices(vocabulary)],
    )


class RegisterForm(WagtailAdminModelForm):
    """Facts of the record; the answers on child care are a record of their own."""

    care_setting = _choice("care_setting", _("Place"), _("Where the children are cared for."))
    care_provider = _choice("care_provider", _("Run by"), _("Who employs the carers."))
    care_finance = _choice("care_finance", _("Paid by"), _("Who pays most of it."))
    care_places = forms.IntegerField(
        label=_("Places"),
        help_text=_("How many children at the same time; may stay empty."),
        required=False,
        min_value=0,
        max_value=32_767,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Show what is known of the child care."""
        super().__init__(*args, **kwargs)
        service = getattr(self.instance, "care_service", None)
        for name in CARE_FIELDS if service else ():
            self.initial[f"care_{name}"] = getattr(service, name)

    def clean(self) -> dict[str, Any]:
        """Ask for place, provider and payer together."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        given = any(cleaned.get(f"care_{name}") not in ("", None) for name in CARE_FIELDS)
        for name in WHAT_IT_IS if given else ():
            if not cleaned.get(f"care_{name}"):
                self.add_error(f"care_{name}", _("Answer this too, or none of the questions."))
        return cleaned

    def save(self, commit: bool = True) -> Organisation:
        """Save both records."""
        organisation: Organisation = super().save(commit=commit)
        answers = {name: self.cleaned_data.get(f"care_{name}") for name in CARE_FIELDS}
        if commit:
            keep_care_service(organisation, answers)
        return organisation
