"""Records of campaign in the admin, one noun a file."""

from .consent_texts import ConsentTextViewSet
from .endorsements import EndorsementViewSet
from .group import CampaignGroup
from .news import NewsViewSet
from .pledges import PledgeViewSet
from .sheets import SheetViewSet
from .signatures import SignatureViewSet

__all__ = [
    "CampaignGroup",
    "ConsentTextViewSet",
    "EndorsementViewSet",
    "NewsViewSet",
    "PledgeViewSet",
    "SheetViewSet",
    "SignatureViewSet",
]
