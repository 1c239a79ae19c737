"""The forms with which editors move a plan on."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from home.translated import TranslatedFormField

from ..enums_programme import PlanState
from ..models import PlanActivity

DAY = forms.DateInput(attrs={"type": "date"})


class PlanStatusForm(forms.Form):
    """The new state of an activity, since when, and why."""

    status = forms.ChoiceField(label=_("State"), choices=PlanState, widget=forms.RadioSelect)
    since = forms.DateField(label=_("Since"), widget=DAY)
    note = TranslatedFormField(
        label=_("Why"),
        max_length=300,
        required=False,
        help_text=_("Everybody may read it. Needed above all when something lapses."),
    )
    seen = forms.CharField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, activity: PlanActivity, **kwargs: Any) -> None:
        """Begin with today and with the state that she sees."""
        super().__init__(*args, **kwargs)
        self.initial = {"since": timezone.localdate(), "seen": activity.status}


class SnapshotForm(forms.Form):
    """What a snapshot is for."""

    note = TranslatedFormField(
        label=_("What it is for"), max_length=200, required=False, help_text=_("First meeting.")
    )
