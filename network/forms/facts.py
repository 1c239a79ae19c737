"""The facts of an organisation that its stewards keep."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from home.vocabularies import choices

from ..actions.update_facts import STEWARD_FIELDS
from ..models import Organisation

DATE = {"type": "date"}


class FactsForm(forms.ModelForm[Organisation]):
    """Everything but name, type and country: those wait for the campaign."""

    use_required_attribute = False
    sector = forms.MultipleChoiceField(
        label=_("Work of the members"),
        choices=lambda: choices("sector"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    constituency = forms.MultipleChoiceField(
        label=_("Who the members are"),
        choices=lambda: choices("constituency"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    website = forms.URLField(label=_("Website"), required=False, assume_scheme="https")

    class Meta:
        """Fields and how they are asked for."""

        model = Organisation
        fields = STEWARD_FIELDS
        widgets = {
            "members_as_of": forms.DateInput(attrs=DATE, format="%Y-%m-%d"),
            "last_election": forms.DateInput(attrs=DATE, format="%Y-%m-%d"),
            "members_count": forms.TextInput(attrs={"inputmode": "numeric"}),
            "women_share": forms.TextInput(attrs={"inputmode": "numeric"}),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Tick what the organisation has."""
        super().__init__(*args, **kwargs)
        held = list(self.instance.terms.all())
        for vocabulary in ("sector", "constituency"):
            codes = [term.code for term in held if term.vocabulary == vocabulary]
            self.fields[vocabulary].initial = codes

    def clean(self) -> dict[str, Any]:
        """Refuse days to come: members are counted and leaders elected before it is told."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        for name in ("members_as_of", "last_election"):
            day = cleaned.get(name)
            if day and day > timezone.localdate():
                self.add_error(name, _("This day is still to come."))
        if (cleaned.get("women_share") or 0) > 100:
            self.add_error("women_share", _("A share is at most 100."))
        return cleaned

    def terms(self) -> dict[str, list[str]]:
        """Return the chosen codes per list."""
        return {name: self.cleaned_data[name] for name in ("sector", "constituency")}
