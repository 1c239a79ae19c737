"""Models of campaign."""

from .campaign_page import CampaignPage
from .consent_text import ConsentText
from .index_pages import PledgeIndexPage, StoryIndexPage
from .pledge import Pledge, PledgePartner
from .pledge_page import PledgePage
from .signature import Signature, SignatureTally
from .story_page import StoryPage, StoryPhoto

__all__ = [
    "CampaignPage",
    "ConsentText",
    "Pledge",
    "PledgeIndexPage",
    "PledgePage",
    "PledgePartner",
    "Signature",
    "SignatureTally",
    "StoryIndexPage",
    "StoryPage",
    "StoryPhoto",
]
