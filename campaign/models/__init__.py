"""Models of campaign."""

from .campaign_page import CampaignPage
from .consent_event import ConsentEvent
from .consent_text import ConsentText
from .index_pages import PledgeIndexPage, StoryIndexPage
from .pledge import Pledge, PledgePartner
from .pledge_page import PledgePage
from .signature import Signature
from .signature_tally import SignatureTally
from .signature_sheet import SignatureSheet
from .story_page import StoryPage, StoryPhoto

from .switch import Switch
__all__ = [
    "CampaignPage",
    "ConsentEvent",
    "ConsentText",
    "Pledge",
    "PledgeIndexPage",
    "PledgePage",
    "PledgePartner",
    "Signature",
    "SignatureTally",
    "StoryIndexPage",
    "StoryPage",
    "SignatureSheet",
    "StoryPhoto",
]
    "Switch",
