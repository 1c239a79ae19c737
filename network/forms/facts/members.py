"""How many members an organisation has."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from ...enums_register import FactGroup
from .base import FactForm, day, line, whole


class MembersForm(FactForm):
    """The number of members with its day and source, and the share of women."""

    group = FactGroup.MEMBERS
    members_count = whole(_("Members"), 2_000_000_000, _("People, not groups."))
    members_as_of = day(_("Counted on"))
    members_source = line(_("Counted by"), 160, _("For example: our list of dues, June 2026."))
    women_share = whole(_("Women, of 100 members"), 100)

    def clean(self) -> dict[str, Any]:
        """Refuse a day to come."""
        super().clean()
        self.not_to_come("members_as_of")
        return self.cleaned_data
