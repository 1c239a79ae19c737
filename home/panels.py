"""Panels of the editor that show what reviewers must know and nobody changes there."""

from typing import Any

from wagtail.admin.panels import Panel


class ConsentPanel(Panel):
    """Who has agreed to a story and to each of its photos, until when, children or not."""

    class BoundPanel(Panel.BoundPanel):
        """The panel for one story."""

        template_name = "wagtailadmin/panels/consent.html"

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            """Add the agreement of the teller and those of the photos."""
            context: dict[str, Any] = super().get_context_data(parent_context)
            photos = self.instance.photos.all()
            return context | {"consent": self.instance.consent, "photos": list(photos)}
