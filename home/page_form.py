"""The form of every page in the admin."""

from typing import Any

from wagtail.admin.forms import WagtailAdminPageForm


class BasePageForm(WagtailAdminPageForm):
    """Refuses a reserved address before the page is put into the tree.

    A new page does not know its parent yet: only the form does.
    """

    def clean(self) -> dict[str, Any]:
        """Check the slug against the parent that was chosen."""
        cleaned: dict[str, Any] = super().clean()
        refusal = self.instance.refuse_slug(cleaned.get("slug") or "", self.parent_page)
        if refusal is not None and "slug" not in self.errors:
            self.add_error("slug", refusal)
        return cleaned
