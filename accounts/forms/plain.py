"""How the fields of the account pages look: a label, no text inside the box."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

CODE_ATTRS = {
    "autocomplete": "one-time-code",
    "autocapitalize": "characters",
    "spellcheck": "false",
}
EMAIL_ATTRS = {
    "autocomplete": "email",
    "inputmode": "email",
    "autocapitalize": "none",
    "spellcheck": "false",
}


class PlainFieldsMixin:
    """Removes placeholders, and takes labels, hints and attributes from three tables.

    The labels of allauth are not translated into all our languages.
    """

    labels: dict[str, Any] = {}
    hints: dict[str, Any] = {}
    attrs: dict[str, dict[str, str]] = {}
    use_required_attribute = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Dress the fields."""
        super().__init__(*args, **kwargs)
        fields: dict[str, forms.Field] = self.fields  # type: ignore[attr-defined]
        for name, field in fields.items():
            field.widget.attrs.pop("placeholder", None)
            field.widget.attrs.update(self.attrs.get(name, {}))
            field.label = self.labels.get(name, field.label)
            field.help_text = self.hints.get(name, "")


class CodeFieldMixin(PlainFieldsMixin):
    """A form whose one field is a code that came by mail."""

    labels = {"code": _("Code")}
    hints = {"code": _("It looks like ABCD-EFGH. Capital or small letters are the same.")}
    attrs = {"code": CODE_ATTRS}
