"""The languages of what editors choose: records and files are narrowed to one in their window.

A record serves every language, so that a window opens with all of them, unlike that of pages.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.conf import settings
from django.db.models import Model, Q, QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.choosers import BaseFilterForm

from .languages import name_of_language
from .registry import record_languages
from .translated import TranslatedField

FIELD = "language"


@dataclass(frozen=True)
class Spoken:
    """How records of one kind belong to languages.

    Attributes:
        has: returns the condition under which a record has words in a language.
        further: returns the codes that occur besides the languages of the site.
    """

    has: Callable[[str], Q]
    further: Callable[[], Iterable[str]] = tuple


def spoken(model: type[Model] | None) -> Spoken | None:
    """Return how records of `model` belong to languages; None when they belong to none.

    Where nobody has told, it is the languages in which all that a record must say is written.
    """
    if model is None:
        return None
    if model._meta.label_lower in record_languages:
        found: Spoken = record_languages[model._meta.label_lower]
        return found
    needed = [
        one.name for one in model._meta.fields if isinstance(one, TranslatedField) and not one.blank
    ]
    return Spoken(lambda code: Q(**{f"{one}__has_key": code for one in needed})) if needed else None


class LanguageFilterForm(BaseFilterForm):
    """Narrows the rows of a window to a language; stands in front of its other filters."""

    spoken: Spoken

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Offer the languages of the site first, then the others that occur."""
        super().__init__(*args, **kwargs)
        codes = dict.fromkeys(code for code, _name in settings.LANGUAGES)
        codes |= dict.fromkeys(sorted(self.spoken.further()))
        self.fields[FIELD] = forms.ChoiceField(
            label=_("Language"),
            choices=[("", _("All")), *((code, name_of_language(code)) for code in codes)],
            required=False,
            widget=forms.Select(attrs={"data-chooser-modal-search-filter": True}),
        )

    def filter(self, objects: Any) -> Any:
        """Return what is found in the chosen language."""
        code, found = self.cleaned_data.get(FIELD), super().filter(objects)
        if not code:
            return found
        pks = objects.model._default_manager.filter(self.spoken.has(code)).values("pk")
        if isinstance(found, QuerySet):
            return found.filter(pk__in=pks)
        # What comes out of the index of the search can be narrowed by its own columns alone.
        there = {*pks.values_list("pk", flat=True)}
        return [one for one in found if one.pk in there]


class InLanguages:
    """A view of a window, with a choice of the language where its records have any."""

    def get_filter_form_class(self) -> Any:
        """Put the language beside the filters that the window has already."""
        form = super().get_filter_form_class()  # type: ignore[misc]
        rule = spoken(self.model_class)  # type: ignore[attr-defined]
        if rule is None:
            return form
        return type("LanguageForm", (LanguageFilterForm, form), {"spoken": rule})
