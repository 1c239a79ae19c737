"""The card with today's numbers on the first page of the admin."""

from typing import Any

from django.utils.safestring import SafeString
from wagtail.admin.ui.components import Component

from ...policies_signers import may_list_signatures
from ...selectors.today import today

WIDTH, HEIGHT = 240, 40


class TodayPanel(Component):
    """Signed, confirmed, held, withdrawn and reminded today, and a line of 30 days."""

    name = "signatures_today"
    template_name = "wagtailadmin/panels/today.html"
    order = 15

    def render_html(self, parent_context: Any = None) -> SafeString | str:
        """Show nothing to those who may not look through signatures."""
        if not may_list_signatures(parent_context["request"].user):
            return ""
        html: SafeString = super().render_html(parent_context)
        return html

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        """Add the numbers and the points of the line."""
        now = today()
        return {"today": now, "line": line([number for _day, number in now.days])}


def line(numbers: list[int]) -> dict[str, Any]:
    """Return the points of an SVG polyline, the highest number at the top."""
    most = max(*numbers, 1)
    step = WIDTH / (len(numbers) - 1)
    points = " ".join(
        f"{place * step:.1f},{HEIGHT - number / most * HEIGHT:.1f}"
        for place, number in enumerate(numbers)
    )
    return {"points": points, "width": WIDTH, "height": HEIGHT}
