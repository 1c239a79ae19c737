"""How an organisation decides."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ...enums_register import FactGroup, MboTest
from ...facts import Facts
from .base import FactForm, day

ANSWERS = [("", _("We don't know")), ("yes", _("Yes")), ("no", _("No"))]


class DemocracyForm(FactForm):
    """The last election, and the six tests of a membership-based organisation."""

    group = FactGroup.DEMOCRACY
    last_election = day(_("Leaders last elected"), _("The day on which members elected them."))

    def __init__(self, data: Any, organisation: Any, facts: Facts) -> None:
        """Ask for each test."""
        super().__init__(data, organisation, facts)
        for test in MboTest:
            self.fields[test.value] = forms.ChoiceField(
                label=test.label, choices=ANSWERS, required=False, widget=forms.RadioSelect
            )

    def shown(self, facts: Facts) -> dict[str, Any]:
        """Show each test as a choice."""
        answers = {
            test: "yes" if answer["is_met"] else "no" for test, answer in facts["mbo"].items()
        }
        return facts | answers

    def clean(self) -> dict[str, Any]:
        """Refuse an election to come."""
        super().clean()
        self.not_to_come("last_election")
        return self.cleaned_data

    def values(self) -> Facts:
        """Return the answers; one that did not change keeps the day on which it was known."""
        today = timezone.localdate().isoformat()
        answers = {}
        for test in MboTest.values:
            said = self.cleaned_data[test]
            if not said:
                continue
            before = self.initial["mbo"].get(test)
            same = before and before["is_met"] == (said == "yes")
            answers[test] = before if same else {"is_met": said == "yes", "known_on": today}
        return {"last_election": self.cleaned_data["last_election"], "mbo": answers}
