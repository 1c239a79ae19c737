"""Models of home."""

from .author_trust import AuthorTrust
from .base_page import BasePage
from .cache_change import CacheChange
from .concern import Concern
from .consent import ConsentRecord
from .contact import ContactMessage
from .contact_page import ContactPage
from .decline_reason import DeclineReason, DeclineReasonWords
from .erasure_receipt import ErasureReceipt
from .form_key import FormKey
from .hero import HeroMixin
from .hidden_text import HiddenText
from .home_page import HomePage
from .image import SiteImage, SiteRendition
from .kept_form import KeptForm
from .link import OutsideAddress, SeenLink
from .navigation import Menu
from .outbox import OutboxMail
from .page_term import PageTerm
from .recording import Recording
from .review import ReviewTask, ReviewTaskState
from .staff import StaffLanguage
from .standard_page import StandardPage
from .take_back_request import TakeBackRequest
from .tombstone import Tombstone
from .translation_holder import TranslationHolder
from .upload import Upload, UploadDay, UploadPart
from .worker import WorkerLease
from .working_translation import WorkingTranslation

__all__ = [
    "AuthorTrust",
    "BasePage",
    "CacheChange",
    "Concern",
    "ConsentRecord",
    "ContactMessage",
    "ContactPage",
    "DeclineReason",
    "DeclineReasonWords",
    "ErasureReceipt",
    "FormKey",
    "HeroMixin",
    "HiddenText",
    "HomePage",
    "KeptForm",
    "Menu",
    "OutboxMail",
    "OutsideAddress",
    "PageTerm",
    "Recording",
    "ReviewTask",
    "ReviewTaskState",
    "SeenLink",
    "SiteImage",
    "SiteRendition",
    "StaffLanguage",
    "StandardPage",
    "TakeBackRequest",
    "Tombstone",
    "TranslationHolder",
    "Upload",
    "UploadDay",
    "UploadPart",
    "WorkerLease",
    "WorkingTranslation",
]
