"""Models of library."""

from .activity_page import ActivityPage, ActivityPartner
from .framework_page import FrameworkPage
from .glossary_term import GlossaryTerm
from .impact_page import ImpactPage
from .journal_article import JournalArticle
from .knowledge_page import KnowledgePage
from .library_page import LibraryPage
from .materials_page import MaterialsPage
from .plan import Plan, PlanActivity, PlanEvidence, PlanObjective, PlanOwner, PlanPartner
from .plan_history import PlanSnapshot, PlanStatus
from .plan_page import PlanPage
from .policy_pages import PolicySpacePage, PolicySpacesPage
from .policy_space import Delegation, PolicyAsk, PolicyPage, PolicySpace, PolicyStatement
from .programme_page import ProgrammePage, ThemePage
from .publication import Publication
from .publication_file import PublicationFile
from .publication_page import PublicationPage
from .statistic import Statistic
from .team_member import TeamMember
from .toolkit_page import ToolkitPage

__all__ = [
    "ActivityPage",
    "ActivityPartner",
    "Delegation",
    "FrameworkPage",
    "GlossaryTerm",
    "ImpactPage",
    "JournalArticle",
    "KnowledgePage",
    "LibraryPage",
    "MaterialsPage",
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
    "Publication",
    "PublicationFile",
    "PublicationPage",
    "Statistic",
    "TeamMember",
    "ThemePage",
    "ToolkitPage",
]
