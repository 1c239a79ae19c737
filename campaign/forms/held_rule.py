"""The form of a saved rule in the admin."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django_countries import countries

from ..enums import HeldReason
from ..models import Pledge, Signature
from ..models.held_rule import RULE_VERBS
from ..selectors.collectors import collectors_of
from ..selectors.held import NETWORK_CODE, Conditions

ANY = ("", _("All"))
MOMENT = "%Y-%m-%dT%H:%M"


class MomentField(forms.DateTimeField):
    """A moment (UTC), chosen with the browser's own widget."""

    widget = forms.DateTimeInput(attrs={"type": "datetime-local"}, format=MOMENT)
    input_formats = (MOMENT, "%Y-%m-%dT%H:%M:%S", "%Y-%m-%d")


class HeldRuleForm(forms.Form):
    """A name, what happens, and the conditions that must all be met."""

    name = forms.CharField(label=_("Name of the rule"), max_length=80)
    verb = forms.ChoiceField(
        label=_("What happens"), choices=[(verb.value, verb.label) for verb in RULE_VERBS]
    )
    pledge = forms.ModelChoiceField(
        label=_("Pledge"), queryset=Pledge.objects.none(), required=False, empty_label=_("All")
    )
    collector = forms.ModelChoiceField(
        label=_("Collector"),
        help_text=_("Everything that she collected; narrow it down to some days below."),
        queryset=Signature.objects.none(),
        required=False,
        empty_label=_("All"),
    )
    reason = forms.ChoiceField(
        label=_("Reason"), choices=[ANY, *HeldReason.choices], required=False
    )
    domain = forms.CharField(
        label=_("Mail service"),
        help_text=_("What stands behind the @. Hosts below it count too."),
        max_length=190,
        required=False,
    )
    country = forms.ChoiceField(label=_("Country"), choices=[ANY, *countries], required=False)
    network = forms.RegexField(
        label=_("Network"),
        help_text=_("The sign that the queue shows. It lasts for one day."),
        regex=rf"^[0-9a-f]{{4,{NETWORK_CODE}}}$",
        required=False,
    )
    name_contains = forms.CharField(
        label=_("Name contains"),
        help_text=_("Such a rule must catch at least five signatures. Every look is logged."),
        min_length=3,
        max_length=60,
        required=False,
    )
    signed_from = MomentField(label=_("Signed from (UTC)"), required=False)
    signed_until = MomentField(label=_("Signed before (UTC)"), required=False)
    keep = forms.BooleanField(
        label=_("Also hold new signatures that it catches"),
        help_text=_("They wait in the queue for a person to decide."),
        required=False,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Offer all pledges, and all who have collected."""
        super().__init__(*args, **kwargs)
        self.fields["pledge"].queryset = Pledge.objects.order_by("code")  # type: ignore[attr-defined]
        self.fields["collector"].queryset = collectors_of(Signature)  # type: ignore[attr-defined]

    def conditions(self) -> Conditions:
        """Return what the rule asks; the form must be valid."""
        told = self.cleaned_data
        return Conditions(
            pledge_id=told["pledge"].pk if told["pledge"] else None,
            collector_id=told["collector"].pk if told["collector"] else None,
            domain=told["domain"].casefold().strip().rpartition("@")[2],
            country=told["country"],
            network_hash=told["network"],
            name_contains=told["name_contains"].strip(),
            signed_from=told["signed_from"],
            signed_until=told["signed_until"],
            reason=told["reason"],
        )
