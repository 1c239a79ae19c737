"""The card about claims on the first page of the admin."""

from typing import Any

from django.utils.safestring import SafeString
from wagtail.admin.ui.components import Component

from ..policies_ways import may_decide_claims
from ..selectors.claims import claims_waiting


class ClaimsPanel(Component):
    """How many registrations, claims and hand-overs wait, and since when."""

    name = "claims"
    template_name = "wagtailadmin/panels/claims.html"
    order = 12

    def render_html(self, parent_context: Any = None) -> SafeString | str:
        """Show nothing to who does not decide them."""
        if not may_decide_claims(parent_context["request"].user):
            return ""
        html: SafeString = super().render_html(parent_context)
        return html

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        """Add the number and the oldest."""
        waiting = claims_waiting()
        return {"number": waiting.count(), "oldest": waiting.first()}
