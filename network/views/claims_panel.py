"""The card about claims on the first page of the admin."""

from typing import Any

from django.utils.safestring import SafeString
from wagtail.admin.ui.components import Component

from ..policies_ways import may_decide_claims
from ..selectors.claims import claims_waiting
from ..selectors.register_numbers import DUPLICATES, STALE, WISHES, waiting_number


class ClaimsPanel(Component):
    """How many requests for organisations wait, since when, and what else there is to do."""

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
        """Add the number and the oldest, and the other numbers of the register."""
        waiting = claims_waiting()
        request = parent_context["request"]
        others = {what: waiting_number(request, what) for what in (WISHES, DUPLICATES, STALE)}
        return {"number": waiting.count(), "oldest": waiting.first(), **others}
