"""What a page is about: terms of the controlled lists, the same for all its languages."""

from collections.abc import Iterable, Mapping
from functools import partial
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.forms.renderers import get_default_renderer
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django_countries import countries

from .country_names import country_choices, country_name
from .languages import name_of_language
from .regions import REGIONS, regions_of
from .vocabularies import choices, codes, label

Terms = Mapping[str, Iterable[str]]
COUNTRY, REGION = "country", "region"
# Under these a page is listed, too, though nobody chooses them: they follow from its record.
SERIES, LANGUAGE = "series", "language"
# List -> its vocabulary, where that has another name.
LISTS = {SERIES: "publication_series"}
# List -> what it is called where somebody chooses.
TERM_VOCABULARIES: dict[str, Any] = {
    "programme": _("Programmes"),
    "theme": _("Themes"),
    "sector": _("Sectors"),
    REGION: _("Regions"),
    COUNTRY: _("Countries"),
    "audience": _("For whom"),
}


def term_choices(vocabulary: str) -> list[tuple[str, Any]]:
    """Return (code, label) pairs of one list in the active language."""
    if vocabulary == COUNTRY:
        return list(country_choices(get_language() or "en"))
    return choices(vocabulary)


def term_label(vocabulary: str, code: str) -> str:
    """Return what a term is called in the active language."""
    if vocabulary == COUNTRY:
        return country_name(code, get_language() or "en")
    if vocabulary == LANGUAGE:
        return name_of_language(code)
    return label(LISTS.get(vocabulary, vocabulary), code)


def is_term(vocabulary: str, code: str) -> bool:
    """Whether the list has the term, retired ones included."""
    if vocabulary == COUNTRY:
        return code in countries
    return vocabulary in TERM_VOCABULARIES and code in codes(vocabulary)


def widened(terms: Terms) -> dict[str, set[str]]:
    """Return the terms with the regions of their countries and all that hold a region."""
    found = {vocabulary: set(named) for vocabulary, named in terms.items()}
    regions = found.setdefault(REGION, set())
    for country in found.get(COUNTRY, ()):
        regions.update(regions_of(country))
    for region in tuple(regions):
        inside = REGIONS.get(region, frozenset())
        regions.update(code for code, whole in REGIONS.items() if inside and inside <= whole)
    return {vocabulary: named for vocabulary, named in found.items() if named}


class TermsWidget(forms.MultiWidget):
    """Boxes to tick for each list; countries are chosen from a long one."""

    def __init__(self, attrs: Any = None) -> None:
        """Make a widget for each list."""
        widgets: dict[str, Any] = {
            name: forms.SelectMultiple(attrs={"size": 6})
            if name == COUNTRY
            else forms.CheckboxSelectMultiple()
            for name in TERM_VOCABULARIES
        }
        super().__init__(widgets, attrs)

    def decompress(self, value: Any) -> list[list[str]]:
        """Return the chosen codes of each list."""
        chosen = value if isinstance(value, dict) else {}
        return [list(chosen.get(name, ())) for name in TERM_VOCABULARIES]

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        """Draw each list as a group that can be opened, open where something is chosen."""
        parts = self.get_context(name, value, attrs)["widget"]["subwidgets"]
        draw = (renderer or get_default_renderer()).render
        drawn = (
            (
                " open" if part["value"] else "",
                words,
                SafeString(draw(part["template_name"], {"widget": part})),
            )
            for words, part in zip(TERM_VOCABULARIES.values(), parts, strict=True)
        )
        group = "<details{}><summary>{}</summary>{}</details>"
        return format_html('<div class="terms">{}</div>', format_html_join("", group, drawn))


class TermsFormField(forms.MultiValueField):
    """Terms of each list; none is needed."""

    widget = TermsWidget

    def __init__(self, **kwargs: Any) -> None:
        """Make a field for each list."""
        fields = [
            forms.MultipleChoiceField(choices=partial(term_choices, name), required=False)
            for name in TERM_VOCABULARIES
        ]
        widget = TermsWidget()
        for part, field in zip(widget.widgets, fields, strict=True):
            part.choices = field.choices  # type: ignore[attr-defined]
        kwargs["widget"] = widget
        super().__init__(fields, require_all_fields=False, **kwargs)

    def compress(self, data_list: list[list[str]]) -> dict[str, list[str]]:
        """Return the lists of which something was chosen."""
        return {
            name: sorted(found)
            for name, found in zip(TERM_VOCABULARIES, data_list, strict=False)
            if found
        }


class TermsField(models.JSONField):
    """Codes by list: {"theme": ["child-care"], "country": ["GH"]}."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Begin without terms; rows that the release before writes have none either."""
        kwargs.setdefault("default", dict)
        kwargs.setdefault("db_default", models.Value({}, models.JSONField()))
        kwargs.setdefault("blank", True)
        super().__init__(*args, **kwargs)

    def validate(self, value: Any, model_instance: Any) -> None:
        """Refuse what no list has; ValidationError."""
        super().validate(value, model_instance)
        known = isinstance(value, dict) and all(
            is_term(name, code) for name, found in value.items() for code in found
        )
        if not known:
            raise ValidationError(_("One of these terms is not known."))

    def formfield(self, **kwargs: Any) -> Any:  # type: ignore[override]
        """Return boxes to tick."""
        kwargs.pop("widget", None)
        return models.Field.formfield(self, **{"form_class": TermsFormField, **kwargs})
