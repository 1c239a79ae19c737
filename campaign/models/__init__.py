"""Models of campaign."""

from .asks_page import AsksPage
from .blocked_domain import BlockedDomain
from .campaign_page import CampaignPage
from .consent_event import ConsentEvent
from .consent_text import ConsentText
from .consented_page import ConsentedPage, ConsentedPhoto
from .count_drift import CountDrift
from .count_history import CountHistory
from .delivery_pack import DeliveryPack, PackVolume
from .due_notice import DueNotice
from .endorsement import Endorsement
from .held_decision import DecidedSignature, HeldDecision
from .held_rule import HeldRule
from .import_batch import ImportBatch
from .index_pages import PledgeIndexPage, StoryIndexPage
from .pledge import Pledge
from .pledge_event import PledgeEvent
from .pledge_page import PledgePage
from .pledge_partner import PledgePartner
from .pledge_report import PledgeReport
from .share_card import ShareCard
from .sheet_check import SheetCheck
from .signature import Signature
from .signature_sheet import SignatureSheet
from .signature_tally import SignatureTally
from .signer_news import NewsDelivery, NewsWords, SignerNews
from .skipped_line import SkippedLine
from .story_page import StoryPage, StoryPhoto
from .switch import Switch
from .update_page import UpdatePage, UpdatePhoto

__all__ = [
    "AsksPage",
    "BlockedDomain",
    "CampaignPage",
    "ConsentEvent",
    "ConsentText",
    "ConsentedPage",
    "ConsentedPhoto",
    "CountDrift",
    "CountHistory",
    "DecidedSignature",
    "DeliveryPack",
    "DueNotice",
    "Endorsement",
    "HeldDecision",
    "HeldRule",
    "ImportBatch",
    "NewsDelivery",
    "NewsWords",
    "PackVolume",
    "Pledge",
    "PledgeEvent",
    "PledgeIndexPage",
    "PledgePage",
    "PledgePartner",
    "PledgeReport",
    "ShareCard",
    "SheetCheck",
    "Signature",
    "SignatureSheet",
    "SignatureTally",
    "SignerNews",
    "SkippedLine",
    "StoryIndexPage",
    "StoryPage",
    "StoryPhoto",
    "Switch",
    "UpdatePage",
    "UpdatePhoto",
]
