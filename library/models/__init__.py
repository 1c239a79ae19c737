"""Models of library."""

from .activity_page import ActivityPage, ActivityPartner
from .framework_page import FrameworkPage
from .impact_page import ImpactPage
from .plan import Plan, PlanActivity, PlanEvidence, PlanObjective, PlanOwner, PlanPartner
from .plan_history import PlanSnapshot, PlanStatus
from .plan_page import PlanPage
from .policy_pages import PolicySpacePage, PolicySpacesPage
from .policy_space import Delegation, PolicyAsk, PolicyPage, PolicySpace, PolicyStatement
from .programme_page import ProgrammePage, ThemePage
from .statistic import Statistic
from .team_member import TeamMember

__all__ = [
    "ActivityPage",
    "ActivityPartner",
    "Delegation",
    "FrameworkPage",
    "ImpactPage",
    "Plan",
    "PlanActivity",
    "PlanEvidence",
    "PlanObjective",
    "PlanOwner",
    "PlanPage",
    "PlanPartner",
    "PlanSnapshot",
    "PlanStatus",
    "PolicyAsk",
    "PolicyPage",
    "PolicySpace",
    "PolicySpacePage",
    "PolicySpacesPage",
    "PolicyStatement",
    "ProgrammePage",
    "Statistic",
    "TeamMember",
    "ThemePage",
]
