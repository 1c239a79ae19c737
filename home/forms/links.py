"""Which broken links are shown."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ..enums_links import LinkKind, LinkProblem
from ..templatetags.ui import language_name

ANY = ("", _("All"))


class BrokenLinksForm(forms.Form):
    """Everything is optional, and what makes no sense is ignored."""

    kind = forms.ChoiceField(label=_("Leads to"), choices=[ANY, *LinkKind.choices], required=False)
    problem = forms.ChoiceField(
        label=_("Problem"), choices=[ANY, *LinkProblem.choices], required=False
    )
    language = forms.ChoiceField(label=_("Language"), choices=[ANY], required=False)

    def __init__(self, *args: Any, languages: set[str], **kwargs: Any) -> None:
        """Offer the languages in which something is broken."""
        super().__init__(*args, **kwargs)
        field: Any = self.fields["language"]
        field.choices = [ANY, *sorted((code, language_name(code)) for code in languages)]

    def chosen(self) -> dict[str, str]:
        """Return what was chosen and makes sense."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}
