"""Which groups of facts are still right."""

from django import forms
from django.utils.translation import gettext_lazy as _

from ..enums_register import FactGroup


class ConfirmFactsForm(forms.Form):
    """All groups are ticked; what is not right any more is unticked."""

    use_required_attribute = False
    groups = forms.MultipleChoiceField(
        label=_("This is still right"),
        choices=FactGroup.choices,
        initial=FactGroup.values,
        help_text=_("Take the tick away from what has changed."),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Tick what is still right.")},
    )

    def chosen(self) -> list[FactGroup]:
        """Return the groups that were left ticked."""
        return [FactGroup(code) for code in self.cleaned_data["groups"]]
