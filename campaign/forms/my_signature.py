"""What a signer can change on her own page."""

from django import forms
from django.utils.translation import gettext_lazy as _

from ..enums import Visibility


class VisibilityForm(forms.Form):
    """What everybody may see."""

    use_required_attribute = False

    visibility = forms.ChoiceField(
        label=_("What may everybody see?"),
        choices=Visibility.choices,
        error_messages={
            "required": _("Choose what everybody may see"),
            "invalid_choice": _("Choose what everybody may see"),
        },
        widget=forms.RadioSelect,
    )
