"""Models of network."""

from .affiliation import Affiliation
from .care_service import CareService
from .confirmation_request import ConfirmationRequest
from .directory_page import DirectoryPage
from .fact_change import FactChange
from .fact_check import FactCheck
from .invitation import Invitation
from .mbo_answer import MboAnswer
from .member_page import MemberPage
from .membership import Membership
from .organisation import Organisation
from .organisation_contact import OrganisationContact
from .organisation_name import OrganisationName
from .organisation_page import CooperativePage, OrganisationPage
from .organisation_term import OrganisationTerm
from .scout import Scout
from .search_entry import SearchEntry, SearchTrigram

__all__ = [
    "Affiliation",
    "CareService",
    "ConfirmationRequest",
    "CooperativePage",
    "DirectoryPage",
    "FactChange",
    "FactCheck",
    "Invitation",
    "MboAnswer",
    "MemberPage",
    "Membership",
    "Organisation",
    "OrganisationContact",
    "OrganisationName",
    "OrganisationPage",
    "OrganisationTerm",
    "Scout",
    "SearchEntry",
    "SearchTrigram",
]
