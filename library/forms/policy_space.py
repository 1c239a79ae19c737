"""The form of a policy space: it counts the changes that calendars must learn of."""

from typing import Any

from wagtail.admin.forms import WagtailAdminModelForm

# What a calendar shows of a space (RFC 5545, section 3.8.7.4).
IN_CALENDARS = frozenset(
    (
        *("name", "place", "precision", "starts_on", "ends_on", "starts_at", "ends_at"),
        *("time_zone", "is_cancelled"),
    )
)


class PolicySpaceForm(WagtailAdminModelForm):
    """Everything about a space."""

    def save(self, commit: bool = True) -> Any:
        """Raise the sequence when what calendars show has changed."""
        if self.instance.pk and IN_CALENDARS & set(self.changed_data):
            self.instance.sequence += 1
        return super().save(commit=commit)
