"""What the forms of facts share."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any, ClassVar

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from home.text import clean_line, has_control_characters
from home.vocabularies import choices

from ...enums_register import FactGroup
from ...facts import Facts
from ...models import Organisation


class FactForm(forms.Form):
    """One short page of facts; `values()` returns them as `network.facts` names them."""

    group: ClassVar[FactGroup]
    use_required_attribute = False

    def __init__(self, data: Any, organisation: Organisation, facts: Facts) -> None:
        """Show the facts that are known.

        Args:
            data: what was posted, or None.
            organisation: whose facts.
            facts: the plain facts of the group.
        """
        self.organisation = organisation
        super().__init__(data, initial=self.shown(facts))

    def shown(self, facts: Facts) -> dict[str, Any]:
        """Return the facts as the fields show them."""
        return facts

    def values(self) -> Facts:
        """Return the facts that were typed."""
        return dict(self.cleaned_data)

    def not_to_come(self, *names: str) -> None:
        """Refuse days to come: counted, elected and registered is before it is told."""
        for name in names:
            day: date | None = self.cleaned_data.get(name)
            if day and day > timezone.localdate():
                self.add_error(name, _("This day is still to come."))


class LineField(forms.CharField):
    """One clean line of text."""

    def clean(self, value: Any) -> str:
        """Return the line without invisible signs; refuse those that no keyboard makes."""
        if has_control_characters(str(value or "")):
            raise forms.ValidationError(_("This holds signs that can't be stored."))
        return clean_line(str(super().clean(clean_line(str(value or "")))))


def line(label: Any, longest: int, help_text: Any = "", required: bool = False) -> LineField:
    """Return a question that is answered in one line."""
    return LineField(
        label=label,
        max_length=longest,
        help_text=help_text,
        required=required,
        error_messages={"required": _("Answer this question.")},
    )


def day(label: Any, help_text: Any = "") -> forms.DateField:
    """Return a question for a day."""
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, help_text=help_text, required=False, widget=widget)


def whole(label: Any, largest: int, help_text: Any = "") -> forms.IntegerField:
    """Return a question for a number from 0 to `largest`."""
    return forms.IntegerField(
        label=label,
        help_text=help_text,
        required=False,
        min_value=0,
        max_value=largest,
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
    )


def one_of(label: Any, vocabulary: str, help_text: Any = "") -> forms.ChoiceField:
    """Return a question that is answered by one term of a list, or by none."""
    return forms.ChoiceField(
        label=label,
        help_text=help_text,
        required=False,
        choices=lambda: [("", "—"), *choices(vocabulary)],
    )


def some_of(label: Any, pairs: Callable[[], Iterable[tuple[str, Any]]]) -> Any:
    """Return a question that is answered by ticking."""
    return forms.MultipleChoiceField(
        label=label,
        choices=lambda: list(pairs()),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
