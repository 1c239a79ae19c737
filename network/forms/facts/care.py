"""The child-care service that an organisation runs or uses."""

from decimal import Decimal
from typing import Any

from babel.core import get_global
from django import forms
from django.utils.translation import gettext_lazy as _

from home.vocabularies import choices

from ...enums_register import CareRelation, FactGroup, PricePeriod
from ...facts import Facts
from ...told_care import weekday_choices
from .base import FactForm, day, one_of, some_of, whole

WHAT_IT_IS = ("setting", "provider", "finance")
WHOLE_PRICE = ("price_currency", "price_period", "price_on")
OLDEST_MONTHS = 216
ANSWER_THIS_TOO = _("Answer this too, or none of the questions.")


def _time(label: Any) -> forms.TimeField:
    widget = forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
    return forms.TimeField(label=label, required=False, widget=widget)


class CareForm(FactForm):
    """Setting, provider and payer together make a service; without them there is none."""

    group = FactGroup.CARE
    relation = forms.ChoiceField(
        label=_("What you have to do with it"),
        choices=CareRelation.choices,
        required=False,
        widget=forms.RadioSelect,
    )
    setting = one_of(_("Where the care happens"), "care_setting")
    provider = one_of(_("Run by"), "care_provider", _("Who employs the carers."))
    finance = one_of(_("Paid by"), "care_finance", _("Who pays most of it."))
    places = whole(_("Places"), 32_767, _("How many children at the same time."))
    days = some_of(_("Days"), weekday_choices)
    opens_at = _time(_("Opens at"))
    closes_at = _time(_("Closes at"))
    age_from = whole(_("Youngest children, in months"), OLDEST_MONTHS, _("6 for six months."))
    age_to = whole(_("Oldest children, in months"), OLDEST_MONTHS, _("60 for five years."))
    price = forms.DecimalField(
        label=_("Price"),
        required=False,
        min_value=Decimal(0),
        max_digits=10,
        decimal_places=2,
        help_text=_("What a family pays for one child; 0 when it is free."),
        widget=forms.TextInput(attrs={"inputmode": "decimal"}),
    )
    price_currency = forms.CharField(
        label=_("Currency"), required=False, max_length=3, help_text=_("Three letters: GHS, INR.")
    )
    price_period = forms.ChoiceField(
        label=_("The price is for"), required=False, choices=[("", "—"), *PricePeriod.choices]
    )
    price_on = day(_("Since when this price is known"))
    staff = whole(_("Carers"), 32_767)
    quality = some_of(_("What you see to"), lambda: choices("quality"))

    def shown(self, facts: Facts) -> dict[str, Any]:
        """Show the service, or nothing."""
        care = dict(facts["care"] or {"relation": CareRelation.RUNS})
        return care | {"days": list(care.get("days", "")), "care": facts["care"]}

    def clean_price_currency(self) -> str:
        """Return an ISO 4217 code in capitals."""
        code = str(self.cleaned_data["price_currency"]).upper()
        if code and code not in get_global("all_currencies"):
            raise forms.ValidationError(_("This is not the code of a currency. Example: GHS"))
        return code

    def clean(self) -> dict[str, Any]:
        """Ask for what belongs together."""
        super().clean()
        data = self.cleaned_data
        others = [name for name in data if name not in ("relation", *WHAT_IT_IS)]
        given = any(
            data[name] not in ("", None, []) for name in (*others, *WHAT_IT_IS) if name in data
        )
        for name in WHAT_IT_IS if given else ():
            if not data.get(name) and name not in self.errors:
                self.add_error(name, ANSWER_THIS_TOO)
        for name in WHOLE_PRICE if data.get("price") is not None else ():
            if not data.get(name) and name not in self.errors:
                self.add_error(name, _("A price needs its currency, period and day."))
        youngest, oldest = data.get("age_from"), data.get("age_to")
        if youngest is not None and oldest is not None and oldest < youngest:
            self.add_error("age_to", _("The oldest children are older than the youngest."))
        self.not_to_come("price_on")
        return data

    def values(self) -> Facts:
        """Return the service, or none."""
        data = dict(self.cleaned_data)
        if not data["setting"]:
            return {"care": None}
        if data["price"] is None:
            data |= {"price_currency": "", "price_period": "", "price_on": None}
        data["days"] = "".join(sorted(data["days"]))
        data["relation"] = data["relation"] or CareRelation.RUNS.value
        return {"care": data}
