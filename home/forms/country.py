"""The country question: names in the reader's language, sorted as she expects."""

from functools import cache
from typing import Any

from django import forms
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django_countries import countries

from ..country_names import country_choices


@cache
def _options(language: str) -> SafeString:
    """Return all options, drawn once: a form template per option would cost 20 ms a page."""
    return format_html_join("", '<option value="{}">{}</option>', country_choices(language))


class CountrySelect(forms.Select):
    """A select of all countries."""

    def render(
        self, name: str, value: Any, attrs: dict[str, Any] | None = None, renderer: Any = None
    ) -> SafeString:
        """Draw the select from options that were drawn before."""
        options: str = _options(get_language() or "en")
        chosen = str(value or "")
        if chosen.isalpha():
            options = options.replace(
                f'<option value="{chosen}">', f'<option value="{chosen}" selected>', 1
            )
        attributes = format_html_join(
            "",
            ' {}="{}"',
            (
                (key, key if setting is True else setting)
                for key, setting in self.build_attrs(self.attrs, attrs).items()
                if setting is not False and setting is not None
            ),
        )
        return format_html(
            '<select name="{}"{}><option value="">{}</option>{}</select>',
            name,
            attributes,
            _("Choose your country"),
            mark_safe(options),  # noqa: S308 - escaped by _options
        )

    def use_required_attribute(self, initial: Any) -> bool:
        """Leave the check to the server, which says it in words."""
        return False


class CountryField(forms.ChoiceField):
    """One country, kept as its ISO 3166 code."""

    widget = CountrySelect

    def __init__(self, **kwargs: Any) -> None:
        """Accept every country that ISO 3166 knows."""
        super().__init__(choices=lambda: country_choices(get_language() or "en"), **kwargs)

    def valid_value(self, value: str) -> bool:
        """Look the code up; to go through all choices would take longer than all other checks."""
        return value in countries.countries
