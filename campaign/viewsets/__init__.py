"""Records of campaign in the admin, one noun a file."""

from .consent_texts import ConsentTextViewSet
from .pledges import PledgeViewSet

__all__ = ["ConsentTextViewSet", "PledgeViewSet"]
