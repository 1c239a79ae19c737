"""Models of network."""

from .care_service import CareService
from .directory_page import DirectoryPage
from .invitation import Invitation
from .member_page import MemberPage
from .membership import Membership
from .organisation import Organisation, OrganisationTerm
from .organisation_page import CooperativePage, OrganisationPage

__all__ = [
    "CareService",
    "CooperativePage",
    "DirectoryPage",
    "Invitation",
    "MemberPage",
    "Membership",
    "Organisation",
    "OrganisationPage",
    "OrganisationTerm",
]
