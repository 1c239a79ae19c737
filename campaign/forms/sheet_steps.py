"""The forms of a sheet that came back, and of a name that is taken back."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from home.forms.text import LineField

from .alliance import DAY, past_day
from .sheet import UndoForm


class CameBackForm(forms.Form):
    """On which day a sheet came back, and where people signed."""

    use_required_attribute = False
    day = forms.DateField(label=_("When did it come back?"), widget=DAY, validators=[past_day])
    place = LineField(label=_("Where did people sign?"), required=False, max_length=120)

    def __init__(self, data: Any = None, place: str = "") -> None:
        """Offer today, and the place that was printed."""
        initial = {"day": timezone.localdate(), "place": place}
        super().__init__(data, initial=initial, label_suffix="")


class WithdrawLineForm(UndoForm):
    """Which line of a sheet is taken back, and who asked."""

    field_order = ("line", "reason")
    line = forms.IntegerField(
        label=_("Number of the line"),
        min_value=1,
        max_value=100,
        widget=forms.NumberInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )
