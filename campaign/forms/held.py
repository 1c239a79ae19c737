"""Forms of the held queue in the admin: what to look at."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django_countries import countries

from ..enums import HeldReason, SignatureState
from ..models import Pledge, Signature
from ..selectors.collectors import collectors_of
from ..selectors.held import NETWORK_CODE, OPEN_STATES, Conditions, start_of

ANY = ("", _("All"))
# What is confirmed waits for a decision; the rest may never matter.
SHOWN = [
    ("", _("Waiting for a decision")),
    (SignatureState.PENDING.value, _("Held, not confirmed yet")),
    (SignatureState.INVALIDATED.value, _("Invalidated")),
]


class HeldFilterForm(forms.Form):
    """What of the queue is shown; everything is optional, and what makes no sense is ignored."""

    shown = forms.ChoiceField(label=_("Show"), choices=SHOWN, required=False)
    reason = forms.ChoiceField(
        label=_("Reason"), choices=[ANY, *HeldReason.choices], required=False
    )
    pledge = forms.ModelChoiceField(
        label=_("Pledge"), queryset=Pledge.objects.none(), required=False, empty_label=_("All")
    )
    collector = forms.ModelChoiceField(
        label=_("Collector"),
        queryset=Signature.objects.none(),
        required=False,
        empty_label=_("All"),
    )
    country = forms.ChoiceField(label=_("Country"), choices=[ANY, *countries], required=False)
    domain = forms.CharField(label=_("Mail service"), max_length=190, required=False)
    network = forms.RegexField(
        label=_("Network"), regex=rf"^[0-9a-f]{{1,{NETWORK_CODE}}}$", required=False
    )
    signed_from = forms.DateField(
        label=_("Signed from"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}),
    )
    signed_until = forms.DateField(
        label=_("Signed before"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Offer all pledges, and all who have collected."""
        super().__init__(*args, **kwargs)
        self.fields["pledge"].queryset = Pledge.objects.order_by("code")  # type: ignore[attr-defined]
        self.fields["collector"].queryset = collectors_of(Signature)  # type: ignore[attr-defined]

    @property
    def told(self) -> dict[str, Any]:
        """What was asked for and makes sense."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}

    def conditions(self) -> Conditions:
        """Return the filter as conditions."""
        told = self.told
        pledge, collector = told.get("pledge"), told.get("collector")
        return Conditions(
            pledge_id=pledge.pk if pledge else None,
            collector_id=collector.pk if collector else None,
            domain=told.get("domain", "").casefold().strip().rpartition("@")[2],
            country=told.get("country", ""),
            network_hash=told.get("network", ""),
            signed_from=start_of(told.get("signed_from")),
            signed_until=start_of(told.get("signed_until")),
            reason=told.get("reason", ""),
        )

    @property
    def states(self) -> tuple[str, ...]:
        """The states to show."""
        return (self.told.get("shown") or SignatureState.CONFIRMED.value,)

    @property
    def is_about_held(self) -> bool:
        """Whether held signatures are shown, and not invalidated ones."""
        return self.states[0] in OPEN_STATES
