"""Deleting an account: what becomes of her texts, and the code that came by mail."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.forms.plain import CODE_ATTRS

KEEP, REMOVE = "keep", "remove"


class DeleteAccountForm(forms.Form):
    """Asks what becomes of stories and pledges; there is no default."""

    use_required_attribute = False
    texts = forms.ChoiceField(
        label=_("What should become of your stories and pledges?"),
        choices=[
            (KEEP, _("They stay, under the name that they show now, and nothing leads to you")),
            (REMOVE, _("They are removed for good, with their photos and translations")),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what should become of them.")},
    )
    code = forms.CharField(
        label=_("Code"),
        max_length=40,
        help_text=_("It is in our newest mail to you."),
        widget=forms.TextInput(attrs=CODE_ATTRS),
        error_messages={"required": _("Type the code that we sent you.")},
    )

    def __init__(self, *args: Any, by_code: bool, **kwargs: Any) -> None:
        """Ask for the code who has an address; others have typed their words just before."""
        super().__init__(*args, **kwargs)
        if not by_code:
            del self.fields["code"]

    @property
    def removes_texts(self) -> bool:
        """Whether her texts go, too."""
        return bool(self.cleaned_data["texts"] == REMOVE)
