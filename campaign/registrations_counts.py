"""What the counts offer to the registries of home."""

from typing import Any

from wagtail.admin.ui.components import Component

from home.registry import daily_jobs, dashboard_cards, gauges
from home.selectors.staff import is_editor

from .actions.tell_history import tell_history
from .selectors.drift import recent_drifts
from .selectors.gauges import signature_gauges


class DriftPanel(Component):
    """The counts that were wrong, for editors; not there when all were right."""

    name = "count_drift"
    template_name = "wagtailadmin/panels/count_drift.html"
    order = 5

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        """Add what was found within a week."""
        if not is_editor(parent_context["request"].user):
            return {}
        return {"drifts": recent_drifts()}


dashboard_cards.register("count-drift", DriftPanel)
gauges.register("campaign", signature_gauges)
daily_jobs.register("history", tell_history)
