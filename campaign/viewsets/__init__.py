"""Records of campaign in the admin, one noun a file."""

from .consent_texts import ConsentTextViewSet
from .group import CampaignGroup
from .news import NewsViewSet
from .pledges import PledgeViewSet
from .signatures import SignatureViewSet

__all__ = [
    "CampaignGroup",
    "ConsentTextViewSet",
    "NewsViewSet",
    "PledgeViewSet",
    "SignatureViewSet",
]
