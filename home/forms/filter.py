"""The form above a list in the admin, to choose what is shown."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ..templatetags.ui import language_name

ANY = ("", _("All"))


class FilterForm(forms.Form):
    """Everything is optional, and what makes no sense is ignored."""

    def offer(self, name: str, choices: Iterable[tuple[str, Any]], *, or_all: bool = True) -> None:
        """Offer choices that are known when the form is shown.

        Args:
            name: of the field.
            choices: (value, words) pairs.
            or_all: whether not to choose is among them.
        """
        field: Any = self.fields[name]
        field.choices = [ANY, *choices] if or_all else [*choices]

    def chosen(self) -> dict[str, str]:
        """Return what was chosen and makes sense."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}


def named(languages: Iterable[str]) -> list[tuple[str, str]]:
    """Return (code, name in the language itself) of languages."""
    return [(code, language_name(code)) for code in languages]
