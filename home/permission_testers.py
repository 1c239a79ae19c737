"""What staff may do with a page in the admin, beyond Wagtail's group permissions.

Idea: ONSdigital/dis-wagtail's `permission_testers`. Wagtail asks these for every view, button and
bulk action, so that a rule here holds for all of them.
"""

from typing import Any

from wagtail.models import PagePermissionTester

from .actions.publishing import is_translation
from .selectors.staff import is_editor, works_in


class StaffPermissionTester(PagePermissionTester):
    """Moderators and translators work in their own languages only."""

    def __init__(self, user: Any, page: Any) -> None:
        """Drop the group's permissions on pages in other languages."""
        super().__init__(user, page)
        if not is_editor(user) and not works_in(user, page.locale.language_code):
            self.permissions: set[str] = set()

    def can_edit(self) -> bool:
        """Let staff edit by permission or by an open review, never by mere ownership."""
        if not is_editor(self.user) and not works_in(self.user, self.page.locale.language_code):
            return False
        return bool(super().can_edit())


class MemberPagePermissionTester(StaffPermissionTester):
    """A member's page is published by review alone, and never moved or copied."""

    def can_publish(self) -> bool:
        """Leave only the publication of a translation to the ordinary button."""
        return bool(super().can_publish()) and is_translation(self.page)

    def can_publish_subpage(self) -> bool:
        """Nothing is published below a member's page."""
        return False

    def can_move(self) -> bool:
        """Keep the address and the place."""
        return False

    def can_copy(self) -> bool:
        """Keep one page for one text."""
        return False
