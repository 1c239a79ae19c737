"""The first page of the admin: what waits for her, then what she was working on."""

from typing import Any

from django.http import HttpRequest
from wagtail.admin.ui.components import Component
from wagtail.admin.views.home import RecentEditsPanel, UserObjectsInWorkflowModerationPanel

from ..policies import may_help_take_back, may_see_queue, may_take_down
from ..registry import dashboard_cards
from ..selectors.concerns import waiting_worries
from ..selectors.health import troubles
from ..selectors.queue import arranged, waiting_for
from ..selectors.take_back_requests import waiting_requests

# Of Wagtail's own panels, those about her own work; the rest is about Wagtail.
KEPT = (UserObjectsInWorkflowModerationPanel, RecentEditsPanel)


# The whole queue has a screen of its own.
SHOWN = 20
CONCERNS_SHOWN = 10


class WaitingPanel(Component):
    """The queue of texts that she may answer, those with most risks first."""

    name = "waiting_for_review"
    template_name = "wagtailadmin/panels/waiting.html"
    order = 10

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        """Add the beginning of the queue of the person who looks."""
        queue = arranged(waiting_for(parent_context["request"].user))
        return {"queue": queue[:SHOWN], "total": len(queue)}


class ConcernsPanel(Component):
    """What readers have reported: what is hidden and what is urgent first."""

    name = "concerns"
    template_name = "wagtailadmin/panels/concerns.html"
    order = 5

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        """Add the texts that wait for an answer."""
        return {"worries": waiting_worries(CONCERNS_SHOWN, parent_context["request"].user)}


class TakeBackPanel(Component):
    """Who wants her story down and has no code that works: for data officers."""

    name = "take_back"
    template_name = "wagtailadmin/panels/take_back.html"
    order = 4

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        """Add what waits longest."""
        return {"requests": waiting_requests()[:CONCERNS_SHOWN]}


class HealthPanel(Component):
    """What is wrong with the site; nothing while all is well."""

    name = "site_health"
    template_name = "wagtailadmin/panels/health.html"
    order = 1

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        """Add what is wrong."""
        return {"troubles": troubles()}


def arrange_panels(request: HttpRequest, panels: list[Any]) -> None:
    """Put the queue first, keep her own work, drop the noise."""
    own = [panel for panel in panels if isinstance(panel, KEPT)]
    cards = [make() for make in dashboard_cards]
    reviews = may_see_queue(request.user).allowed
    concerns = [ConcernsPanel()] if may_take_down(request.user) else []
    requests = [TakeBackPanel()] if may_help_take_back(request.user) else []
    waiting = [WaitingPanel()] if reviews else []
    panels[:] = [HealthPanel(), *requests, *concerns, *waiting, *cards, *own]


def arrange_summary(_request: HttpRequest, items: list[Any]) -> None:
    """Drop the counts of pages, pictures and documents: nobody works by them."""
    items.clear()
