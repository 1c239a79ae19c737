"""The form that prints signature sheets."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from home.forms.country import CountryField
from home.forms.text import LineField

from ..actions.print_sheets import MAX_SHEETS

NUMBER = {
    "invalid": _("Type a number, for instance 5."),
    "required": _("Type how many sheets you need."),
    "min_value": _("Print at least one sheet."),
    "max_value": _("Print at most %(limit_value)s sheets at once."),
}


class PrintSheetsForm(forms.Form):
    """How many sheets, in which language, for which place and whom."""

    use_required_attribute = False

    number_of_sheets = forms.IntegerField(
        label=_("How many sheets?"),
        help_text=_("Each has room for twenty people and a number of its own."),
        min_value=1,
        max_value=MAX_SHEETS,
        error_messages=NUMBER,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )
    language = forms.ChoiceField(label=_("Language of the sheet"), choices=settings.LANGUAGES)
    country = CountryField(label=_("Country"), required=False)
    place = LineField(
        label=_("Place"),
        help_text=_("Town, market or street. You can also write it by hand."),
        max_length=120,
        required=False,
    )
    collector_name = LineField(
        label=_("Who collects?"),
        help_text=_("Her name is printed on the sheet, so that signers know whom they ask."),
        max_length=120,
        required=False,
    )

    def __init__(
        self, data: Mapping[str, Any] | None = None, initial: dict[str, Any] | None = None
    ) -> None:
        """Show and check the form.

        Args:
            data: what was sent; None for the first look.
            initial: what is filled in before.
        """
        super().__init__(data, initial=initial, label_suffix="")
