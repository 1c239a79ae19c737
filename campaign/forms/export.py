"""What a data officer chooses before an export."""

from django import forms
from django.utils.translation import gettext_lazy as _

from ..models import Pledge


class ExportForm(forms.Form):
    """Which pledge, how much of it, in which format, and for what."""

    pledge = forms.ModelChoiceField(Pledge.objects.order_by("code"), label=_("Pledge"))
    scope = forms.ChoiceField(
        label=_("Who and what"),
        choices=[
            ("agreed", _("Who agreed to show the full name: name, country, group, day")),
            ("everybody", _("Everybody: all that is kept, with addresses")),
        ],
        initial="agreed",
        widget=forms.RadioSelect,
    )
    form = forms.ChoiceField(
        label=_("Format"),
        choices=[("csv", "CSV"), ("xlsx", "XLSX")],
        initial="csv",
        widget=forms.RadioSelect,
    )
    purpose = forms.CharField(
        label=_("What it is for"),
        help_text=_("Needed for everybody. It is written into the log beside your name."),
        required=False,
        max_length=500,
    )
