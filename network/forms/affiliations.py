"""Forms about networks."""

from django import forms
from django.utils.translation import gettext_lazy as _

from ..enums_affiliation import AffiliationKind, Side


class AffiliationForm(forms.Form):
    """How two organisations belong together, and since when."""

    use_required_attribute = False
    side = forms.ChoiceField(
        label=_("Which of the two is the network?"),
        widget=forms.RadioSelect,
        choices=[(Side.NETWORK, _("The other organisation")), (Side.ORGANISATION, _("We are"))],
        error_messages={"required": _("Choose which of the two is the network.")},
    )
    kind = forms.ChoiceField(
        label=_("How does the one belong to the other?"),
        choices=AffiliationKind,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose how they belong together.")},
    )
    since = forms.DateField(
        label=_("Since"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}),
        help_text=_("Leave it empty if you do not know the day."),
    )
