"""What editors type when they check facts and answer wishes."""

from django import forms
from django.utils.translation import gettext_lazy as _

from ..enums_register import FactGroup


class WishForm(forms.Form):
    """Yes or no, and why not."""

    use_required_attribute = False
    reason = forms.CharField(
        label=_("Why not"),
        required=False,
        max_length=300,
        help_text=_("The organisation reads this, if you decline."),
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class VerifyForm(forms.Form):
    """Which facts were checked, and against what."""

    use_required_attribute = False
    group = forms.ChoiceField(label=_("Facts"), choices=FactGroup.choices)
    how = forms.CharField(
        label=_("Compared with"),
        max_length=200,
        help_text=_("Everybody reads this: register of unions, a call to the office."),
        error_messages={"required": _("Say what you compared it with.")},
    )
