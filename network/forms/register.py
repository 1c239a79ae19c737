"""The form of an organisation in the register: who it is, and where we have it from."""

from typing import Any

from wagtail.admin.forms import WagtailAdminModelForm

from ..actions.change_facts import change_facts
from ..enums_register import FactGroup
from ..models import Organisation

# What the form shares with the pages of facts, where every change is kept.
FACTS = {
    FactGroup.IDENTITY: ("name", "acronym", "org_type", "country", "status"),
    FactGroup.PLACE: ("town",),
}


class RegisterForm(WagtailAdminModelForm):
    """A new organisation, or another name, type or country; other facts have pages of their own."""

    def save(self, commit: bool = True) -> Organisation:
        """Save; facts of a known organisation go through the action that keeps their history."""
        organisation: Organisation = self.instance
        if organisation.pk is None or not commit:
            saved: Organisation = super().save(commit=commit)
            return saved
        for group, names in FACTS.items():
            values: dict[str, Any] = {name: self.cleaned_data[name] for name in names}
            change_facts(organisation, self.for_user, group, values)
        others = [name for name in self.cleaned_data if name not in sum(FACTS.values(), ())]
        organisation.save(update_fields=others)
        return organisation
