"""The form of every page in the admin."""

from typing import Any

from wagtail.admin.forms import WagtailAdminPageForm

from .content_checks import refusals
from .content_checks.finding import in_one_sentence

# The buttons that let readers see the words, now or later.
TO_READERS = ("action-publish", "action-submit", "action-workflow-action")


class BasePageForm(WagtailAdminPageForm):
    """Refuses a reserved address, and to publish what breaks a promise to readers.

    A new page does not know its parent yet: only the form does.
    """

    def clean(self) -> dict[str, Any]:
        """Check the slug against the parent that was chosen."""
        cleaned: dict[str, Any] = super().clean()
        refusal = self.instance.refuse_slug(cleaned.get("slug") or "", self.parent_page)
        if refusal is not None and "slug" not in self.errors:
            self.add_error("slug", refusal)
        return cleaned

    def _post_clean(self) -> None:
        """Look at the page as it would be published; a draft may be saved as it is."""
        super()._post_clean()
        if self.errors or not any(self.data.get(name) for name in TO_READERS):
            return
        if found := refusals(self.instance):
            self.add_error(None, in_one_sentence(found))
