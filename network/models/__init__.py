"""Models of network."""

from .affiliation import Affiliation
from .care_place import CarePlace
from .care_service import CareService
from .claim import OrganisationClaim, Vouch
from .confirmation_request import ConfirmationRequest
from .directory_page import DirectoryPage
from .duplicate_pair import DuplicatePair
from .fact_change import FactChange
from .fact_check import FactCheck
from .import_batch import ImportBatch, ImportFile
from .import_mapping import ImportMapping
from .import_row import ImportRow
from .invitation import Invitation
from .join_request import JoinQuestion, JoinRequest
from .mbo_answer import MboAnswer
from .member_page import MemberPage
from .membership import Membership
from .merge import Merge
from .organisation import Organisation
from .organisation_contact import OrganisationContact
from .organisation_name import OrganisationName
from .organisation_page import CooperativePage, OrganisationPage
from .organisation_term import OrganisationTerm
from .scout import Scout
from .search_entry import SearchEntry, SearchTrigram
from .source_record import KnownApart, SourceRecord

__all__ = [
    "Affiliation",
    "CarePlace",
    "CareService",
    "ConfirmationRequest",
    "CooperativePage",
    "DirectoryPage",
    "DuplicatePair",
    "FactChange",
    "FactCheck",
    "ImportBatch",
    "ImportFile",
    "ImportMapping",
    "ImportRow",
    "Invitation",
    "JoinQuestion",
    "JoinRequest",
    "KnownApart",
    "MboAnswer",
    "MemberPage",
    "Membership",
    "Merge",
    "Organisation",
    "OrganisationClaim",
    "OrganisationContact",
    "OrganisationName",
    "OrganisationPage",
    "OrganisationTerm",
    "Scout",
    "SearchEntry",
    "SearchTrigram",
    "SourceRecord",
    "Vouch",
]
