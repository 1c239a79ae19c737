"""What library adds to the Wagtail admin. Registration only."""

from collections.abc import Iterator
from typing import Any

from django.http import Http404, HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.snippets.models import register_snippet
from wagtail.snippets.widgets import SnippetListingButton

from .admin_urls import urlpatterns as admin_urlpatterns
from .admin_urls_plans import urlpatterns as plan_urlpatterns
from .models import Plan, PlanActivity, Statistic
from .policies import may_edit_figures
from .selectors.embargo import is_held_back
from .viewsets import LibraryGroup
from .viewsets.programme_group import ProgrammeGroup

register_snippet(LibraryGroup)
register_snippet(ProgrammeGroup)
hooks.register("register_admin_urls", lambda: [*admin_urlpatterns, *plan_urlpatterns])

ACTIONS = (
    ("library.plan.status", _("Change a state"), _("The state of an activity was changed")),
    ("library.plan.snapshot", _("Keep a snapshot"), _("A snapshot of a plan was kept")),
    ("library.supersede", _("Supersede a figure"), _("A figure was superseded")),
)


@hooks.register("register_log_actions")
def register_log_actions(actions: Any) -> None:
    """Name our entries in the audit log."""
    for name, label, message in ACTIONS:
        actions.register_action(name, label, message)


@hooks.register("register_snippet_listing_buttons")
def plan_buttons(
    snippet: Any, user: Any, next_url: str | None = None
) -> Iterator[SnippetListingButton]:
    """Lead from an activity to its state, and from a plan to its snapshots."""
    if not user.has_perm("library.change_planactivity"):
        return
    if isinstance(snippet, PlanActivity):
        url = reverse("library_plan_status", args=[snippet.pk])
        yield SnippetListingButton(_("Change the state"), url, icon_name="edit", priority=5)
    if isinstance(snippet, Plan):
        url = reverse("library_plan_snapshot", args=[snippet.pk])
        yield SnippetListingButton(_("Keep a snapshot"), url, icon_name="history", priority=5)


@hooks.register("register_snippet_listing_buttons")
def figure_buttons(
    snippet: Any, user: Any, next_url: str | None = None
) -> Iterator[SnippetListingButton]:
    """Lead from a figure to a newer value, and to its page."""
    if not isinstance(snippet, Statistic):
        return
    page = reverse("figure", args=[snippet.code])
    yield SnippetListingButton(_("Public page"), page, icon_name="view", priority=60)
    if may_edit_figures(user, snippet):
        newer = reverse("library_supersede", args=[snippet.pk])
        yield SnippetListingButton(_("A newer value"), newer, icon_name="order", priority=50)


@hooks.register("before_serve_document")
def hold_back(document: Any, request: HttpRequest) -> None:
    """Give nobody outside a file before its embargo ends; Http404."""
    if is_held_back(document, request.user):
        raise Http404
