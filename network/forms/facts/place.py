"""Where an organisation is."""

from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ...enums_register import FactGroup, LocationLevel
from .base import FactForm, line


def _degrees(label: Any, largest: int, help_text: Any) -> forms.DecimalField:
    return forms.DecimalField(
        label=label,
        help_text=help_text,
        required=False,
        min_value=Decimal(-largest),
        max_value=Decimal(largest),
        widget=forms.TextInput(attrs={"inputmode": "text", "autocomplete": "off"}),
    )


class PlaceForm(FactForm):
    """Town, and the place on the map as exactly as the public may know it."""

    group = FactGroup.PLACE
    town = line(_("Town"), 120)
    latitude = _degrees(_("Latitude"), 90, _("North of the equator, in degrees: 5.5502"))
    longitude = _degrees(
        _("Longitude"), 180, _("East of Greenwich, in degrees; west has a minus: -0.2174")
    )
    location_level = forms.ChoiceField(
        label=_("What the map shows"),
        choices=LocationLevel.choices,
        widget=forms.RadioSelect,
        help_text=_("Of an area we keep its rounded middle alone."),
    )

    def clean(self) -> dict[str, Any]:
        """Ask for both coordinates, or for none."""
        super().clean()
        given = [self.cleaned_data.get(name) is not None for name in ("latitude", "longitude")]
        if any(given) and not all(given) and not self.errors:
            missing = "longitude" if given[0] else "latitude"
            self.add_error(missing, _("A place on the map needs both numbers."))
        return self.cleaned_data
