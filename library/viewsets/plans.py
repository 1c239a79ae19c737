"""Plans in the admin: plan, objectives, activities. Nothing is deleted, it lapses."""

from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel
from wagtail.snippets.views.snippets import SnippetViewSet

from home.viewsets_reasons import KeptPolicy

from ..models import Plan, PlanActivity, PlanObjective


class KeptViewSet(SnippetViewSet):
    """Records that nobody deletes; the base of the three."""

    icon = "list-ul"
    menu_item_is_registered = True
    copy_view_enabled = False

    @property
    def permission_policy(self) -> KeptPolicy:
        """Return who may do what."""
        return KeptPolicy(self.model)


class PlanViewSet(KeptViewSet):
    """The plans with their periods and owners."""

    model = Plan
    menu_label = _("Plans")
    menu_name = "plans"
    list_display: ClassVar[list[str]] = ["__str__", "begins_on", "ends_on"]
    panels: ClassVar[list[Any]] = [
        FieldPanel("code"),
        FieldPanel("title"),
        FieldRowPanel([FieldPanel("begins_on"), FieldPanel("ends_on")]),
        FieldPanel("regions"),
        InlinePanel("owners", heading=_("Whose plan it is"), label=_("Organisation")),
        FieldPanel("source_title"),
        FieldPanel("source_url"),
    ]


class PlanObjectiveViewSet(KeptViewSet):
    """The objectives of all plans."""

    model = PlanObjective
    menu_label = _("Objectives of plans")
    menu_name = "plan-objectives"
    list_display: ClassVar[list[str]] = ["__str__", "plan"]
    list_filter: ClassVar[list[str]] = ["plan"]
    panels: ClassVar[list[Any]] = [
        FieldPanel("plan"),
        FieldPanel("number"),
        FieldPanel("title"),
        FieldPanel("theme"),
    ]


class PlanActivityViewSet(KeptViewSet):
    """The activities; their state changes on a screen of its own."""

    model = PlanActivity
    menu_label = _("Activities of plans")
    menu_name = "plan-activities"
    list_display: ClassVar[list[str]] = ["__str__", "objective", "status", "status_since"]
    list_filter: ClassVar[list[str]] = ["objective__plan", "status"]
    panels: ClassVar[list[Any]] = [
        FieldPanel("objective"),
        FieldPanel("number"),
        FieldPanel("title"),
        InlinePanel("evidence", heading=_("What came of it"), label=_("Page")),
        InlinePanel("partners", heading=_("Partners"), label=_("Organisation")),
    ]
