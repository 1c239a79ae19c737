"""Panels of the admin's forms."""

from typing import Any

from wagtail.admin.panels import Panel

from .selectors.attribution import told_by_via


class ViaPanel(Panel):
    """Through what the signers of a pledge came; nothing to fill in."""

    class BoundPanel(Panel.BoundPanel):
        """The table of one pledge."""

        template_name = "wagtailadmin/panels/via.html"

        def is_shown(self) -> bool:
            """Leave it out while the pledge is being made."""
            return super().is_shown() and self.instance.pk is not None

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            """Add the sums."""
            rows = told_by_via(self.instance)
            return {**super().get_context_data(parent_context), "rows": rows}
