"""What staff may do with a page in the admin, beyond Wagtail's group permissions.

Idea: ONSdigital/dis-wagtail's `permission_testers`. Wagtail asks these for every view, button and
bulk action, so that a rule here holds for all of them.
"""

from typing import Any

from wagtail.models import PagePermissionTester

from .actions.publishing import is_translation
from .policies import was_handed_to
from .registry import policies
from .selectors.staff import is_editor, works_in
from .selectors.translations import is_being_translated


class StaffPermissionTester(PagePermissionTester):
    """Staff other than editors work in their own languages, translators on translations alone."""

    def __init__(self, user: Any, page: Any) -> None:
        """Drop the group's permissions on pages in other languages and on those not translated."""
        super().__init__(user, page)
        if is_editor(user):
            return
        if not works_in(user, page.locale.language_code):
            self.permissions: set[str] = set()
        if "change" in self.permissions and not is_being_translated(page):
            self.permissions.discard("change")

    def can_edit(self) -> bool:
        """Let staff edit by permission or by an open review, never by mere ownership."""
        hers = is_editor(self.user) or works_in(self.user, self.page.locale.language_code)
        return (hers or was_handed_to(self.user, self.page)) and bool(super().can_edit())

    def can_delete(self, ignore_bulk: bool = False) -> bool:
        """Leave deleting and moving to editors; who may change a translation does not own it."""
        return is_editor(self.user) and bool(super().can_delete(ignore_bulk))


class MemberPagePermissionTester(StaffPermissionTester):
    """A member's page is published by review alone, and never moved or copied."""

    def can_edit(self) -> bool:
        """Show staff no draft that nobody has sent to them.

        Wagtail asks this for the editor, the history, earlier versions, comparisons and previews.
        """
        return bool(super().can_edit()) and self.may_read()

    def may_read(self) -> bool:
        """Whether the words are public, hers, or may be read by staff as `read_draft` says."""
        page = self.page
        if page.live and not page.has_unpublished_changes:
            return True
        if page.owner_id == self.user.pk or is_translation(page):
            return True
        if was_handed_to(self.user, page):
            return True
        answer: Any = policies["read_draft"](self.user, page)
        return bool(answer.allowed)

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
