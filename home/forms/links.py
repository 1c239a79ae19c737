"""Which broken links are shown."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ..enums_links import LinkKind, LinkProblem
from .filter import ANY, FilterForm, named


class BrokenLinksForm(FilterForm):
    """Links by where they lead, what is wrong, and the language of the page."""

    kind = forms.ChoiceField(label=_("Leads to"), choices=[ANY, *LinkKind.choices], required=False)
    problem = forms.ChoiceField(
        label=_("Problem"), choices=[ANY, *LinkProblem.choices], required=False
    )
    language = forms.ChoiceField(label=_("Language"), choices=[ANY], required=False)

    def __init__(self, *args: Any, languages: set[str], **kwargs: Any) -> None:
        """Offer the languages in which something is broken."""
        super().__init__(*args, **kwargs)
        self.offer("language", named(sorted(languages)))
