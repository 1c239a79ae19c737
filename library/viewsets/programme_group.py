"""The menu of the programme in the admin."""

from typing import ClassVar

from django.utils.translation import gettext_lazy as _
from wagtail.admin.viewsets.base import ViewSetGroup

from .plans import PlanActivityViewSet, PlanObjectiveViewSet, PlanViewSet
from .policy_spaces import PolicySpaceViewSet
from .team import TeamMemberViewSet


class ProgrammeGroup(ViewSetGroup):
    """Team, plans and policy spaces; a new noun adds its viewset here."""

    menu_label = _("Programme")
    menu_name = "programme"
    menu_icon = "calendar"
    menu_order = 236
    items: ClassVar[tuple[type, ...]] = (
        PolicySpaceViewSet,
        PlanViewSet,
        PlanObjectiveViewSet,
        PlanActivityViewSet,
        TeamMemberViewSet,
    )
