"""Fields of the library."""

from functools import partial
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from home.terms import is_term, term_choices


class TermCodesField(models.JSONField):
    """Codes of one controlled list: ["034", "035"]."""

    def __init__(self, *args: Any, vocabulary: str = "", **kwargs: Any) -> None:
        """Take the name of the list; begin without a code."""
        self.vocabulary = vocabulary
        kwargs.setdefault("default", list)
        kwargs.setdefault("blank", True)
        super().__init__(*args, **kwargs)

    def validate(self, value: Any, model_instance: Any) -> None:
        """Refuse what the list does not have; ValidationError."""
        super().validate(value, model_instance)
        if not isinstance(value, list) or not all(is_term(self.vocabulary, one) for one in value):
            raise ValidationError(_("One of these terms is not known."))

    def formfield(self, **kwargs: Any) -> Any:  # type: ignore[override]
        """Return boxes to tick."""
        kwargs |= {
            "form_class": forms.MultipleChoiceField,
            "choices": partial(term_choices, self.vocabulary),
            "widget": forms.CheckboxSelectMultiple,
        }
        return models.Field.formfield(self, **kwargs)
