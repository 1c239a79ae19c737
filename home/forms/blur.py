"""Which parts of a photo are made unrecognisable."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ..blurring import Part

MOST_PARTS = 6
WHOLE = 100.0


def _percent(label: Any, least: float = 0) -> forms.FloatField:
    widget = forms.NumberInput(attrs={"step": "0.1", "inputmode": "decimal"})
    return forms.FloatField(label=label, min_value=least, max_value=WHOLE, widget=widget)


class PartForm(forms.Form):
    """One rectangle, in percent of the photo: it can be typed as well as drawn."""

    left = _percent(_("From the left (%)"))
    top = _percent(_("From the top (%)"))
    width = _percent(_("Width (%)"), least=1)
    height = _percent(_("Height (%)"), least=1)

    @property
    def part(self) -> Part | None:
        """Return what was marked; None for a row that was left empty."""
        said = self.cleaned_data
        if not said:
            return None
        return Part(*(said[name] / WHOLE for name in ("left", "top", "width", "height")))


class BlurForm(forms.Form):
    """What holds for the whole photo."""

    seen = forms.CharField(widget=forms.HiddenInput)
    faces_blurred = forms.BooleanField(
        label=_("After this, no face in the photo can be recognised"), required=False
    )


PartFormSet = forms.formset_factory(
    PartForm, extra=MOST_PARTS, max_num=MOST_PARTS, absolute_max=MOST_PARTS, validate_max=True
)
