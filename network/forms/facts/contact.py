"""How an organisation is reached."""

from typing import Any
from urllib.parse import urlsplit

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator, validate_email
from django.utils.translation import gettext_lazy as _

from ...enums_register import ContactKind, FactGroup, Visibility
from ...facts import Facts
from ...phones import phone_number
from .base import FactForm, line

NUMBERS = (ContactKind.PHONE, ContactKind.WHATSAPP)
EXAMPLES = {
    ContactKind.EMAIL: _("office@example.org"),
    ContactKind.PHONE: _("With the code of the country: +233 20 123 4567"),
    ContactKind.WHATSAPP: _("With the code of the country: +233 20 123 4567"),
}


class ContactForm(FactForm):
    """One line for each way, and who sees it."""

    group = FactGroup.CONTACT

    def __init__(self, data: Any, organisation: Any, facts: Facts) -> None:
        """Ask for each way; what is new is for stewards alone until somebody says otherwise."""
        super().__init__(data, organisation, facts)
        for kind in ContactKind:
            help_text = EXAMPLES.get(kind, _("Its address, with https:// in front."))
            self.fields[kind.value] = line(kind.label, 254, help_text)
            self.fields[f"{kind.value}_seen_by"] = forms.ChoiceField(
                label=_("Who sees it"),
                choices=Visibility.choices,
                required=False,
                initial=Visibility.STEWARDS,
            )

    def shown(self, facts: Facts) -> dict[str, Any]:
        """Show each contact in its line."""
        shown = {}
        for row in facts["contacts"]:
            shown[row["kind"]] = row["value"]
            shown[f"{row['kind']}_seen_by"] = row["visibility"]
        return shown

    def clean(self) -> dict[str, Any]:
        """Bring each address and number into one form; say which is none."""
        super().clean()
        for kind in ContactKind:
            value = self.cleaned_data.get(kind.value)
            if value:
                try:
                    self.cleaned_data[kind.value] = self._checked(kind, value)
                except ValidationError as error:
                    self.add_error(kind.value, error)
        return self.cleaned_data

    def _checked(self, kind: ContactKind, value: str) -> str:
        if kind in NUMBERS:
            number = phone_number(value, self.organisation.country.code)
            if number is None:
                raise ValidationError(_("This is not a telephone number."))
            return number
        if kind == ContactKind.EMAIL:
            validate_email(value)
            return value.lower()
        address = value if "://" in value else f"https://{value}"
        URLValidator(schemes=["https", "http"])(address)
        if not urlsplit(address).hostname:
            raise ValidationError(_("This is not an address of the web."))
        return address

    def values(self) -> Facts:
        """Return the contacts that were typed."""
        contacts = [
            {
                "kind": kind.value,
                "value": self.cleaned_data[kind.value],
                "visibility": self.cleaned_data[f"{kind.value}_seen_by"]
                or Visibility.STEWARDS.value,
            }
            for kind in ContactKind
            if self.cleaned_data[kind.value]
        ]
        return {"contacts": sorted(contacts, key=lambda row: row["kind"])}
