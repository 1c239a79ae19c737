"""Words in the windows and lists of editors: found with and without accents, on every database.

PostgreSQL tells accents apart. Records and pages therefore bear their words folded in the index
(`folded_text`), and what is typed is folded before it is looked for there.
"""

from typing import Any

from django import forms
from django.db.models import Model

from .text import fold

INDEXED = "folded_text"


def is_folded(model: type[Model] | None) -> bool:
    """Tell whether the index holds folded words of `model`."""
    fields = getattr(model, "get_autocomplete_search_fields", tuple)()
    return any(field.field_name == INDEXED for field in fields)


class FoldedWordsForm(forms.Form):
    """Looks for words as the index keeps them; stands in front of the form with the words."""

    def clean_q(self) -> str:
        """Return them without accents; "" when nothing but marks was typed."""
        return fold(self.cleaned_data["q"])


class FoldsWords:
    """A view of a window whose words are folded where those of the index are."""

    def get_filter_form_class(self) -> Any:
        """Put the folding before the search."""
        form = super().get_filter_form_class()  # type: ignore[misc]
        if not is_folded(self.model_class):  # type: ignore[attr-defined]
            return form
        return type("FoldedForm", (FoldedWordsForm, form), {})
