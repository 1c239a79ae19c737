"""Forms about networks."""

from django import forms
from django.conf import settings
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


class ClaimLinkForm(forms.Form):
    """To whom the way to claim a listing is sent."""

    use_required_attribute = False
    email = forms.EmailField(
        label=_("E-mail address"),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
        error_messages={
            "required": _("Type her e-mail address."),
            "invalid": _("This is not an e-mail address. Example: ama@example.org"),
        },
    )
    language = forms.ChoiceField(
        label=_("Her language"), choices=settings.LANGUAGES, help_text=_("For the mail to her.")
    )
