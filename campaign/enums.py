"""Fixed choices of campaign."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class PledgeForm(models.TextChoices):
    """The two forms of a pledge."""

    CALL = "call", _("Call")
    ALLIANCE = "alliance", _("Alliance pledge")


class PledgeState(models.TextChoices):
    """Life of a pledge after publication; the first four are a call's, the rest an alliance's."""

    OPEN = "open", _("Open for signatures")
    CLOSED = "closed", _("Closed")
    DELIVERED = "delivered", _("Delivered")
    ANSWERED = "answered", _("Answered")
    PROGRESS = "progress", _("In progress")
    KEPT = "kept", _("Kept")
    PART = "part", _("Partly kept")
    OVERDUE = "overdue", _("Overdue")
    WITHDRAWN = "withdrawn", _("Withdrawn")


CALL_STATES = (PledgeState.OPEN, PledgeState.CLOSED, PledgeState.DELIVERED, PledgeState.ANSWERED)
ALLIANCE_STATES = (
    PledgeState.PROGRESS,
    PledgeState.KEPT,
    PledgeState.PART,
    PledgeState.OVERDUE,
    PledgeState.WITHDRAWN,
)
SIGNABLE_STATES = (PledgeState.OPEN, PledgeState.PROGRESS, PledgeState.OVERDUE)


class SignatureState(models.TextChoices):
    """Where a signature is."""

    PENDING = "pending", _("Waiting for confirmation")
    CONFIRMED = "confirmed", _("Confirmed")
    WITHDRAWN = "withdrawn", _("Withdrawn")
    EXPIRED = "expired", _("Expired")
    INVALIDATED = "invalidated", _("Invalidated")


class Visibility(models.TextChoices):
    """What of a signature is public; the signer chooses."""

    FULL_NAME = "full", _("My full name")
    FIRST_NAME = "first", _("My first name and country")
    NOTHING = "nothing", _("Nothing")


class Channel(models.TextChoices):
    """How a signature came in."""

    WEB = "web", _("On the web")
    EMBED = "embed", _("On another website")
    PAPER = "paper", _("On paper")
    ASSISTED = "assisted", _("With a collector")


class Evidence(models.TextChoices):
    """What stands behind a signature that counts."""

    EMAIL = "email", _("Confirmed by e-mail")
    CHECKED = "checked", _("On paper, checked")
    WITNESS = "witness", _("Witnessed by a collector")


class SheetState(models.TextChoices):
    """Where a signature sheet is, from the printer to the count."""

    PRINTED = "printed", _("Printed")
    COLLECTED = "collected", _("Collected")
    TYPED = "typed", _("Typed in")
    CHECKED = "checked", _("Checked")
    COUNTED = "counted", _("Counted")


class ConsentAct(models.TextChoices):
    """What a signer agreed to or took back."""

    SIGNED = "signed", _("Signed")
    AGAIN = "again", _("Signed again before confirming")
    VISIBILITY = "visibility", _("Changed what is public")
    NEWS_ON = "news-on", _("Asked for news")
    NEWS_OFF = "news-off", _("Stopped the news")
    WITHDRAWN = "withdrawn", _("Withdrew")


class HeldReason(models.TextChoices):
    """Why the abuse score set a signature aside."""

    HONEYPOT = "honeypot", _("A field that people do not see was filled")
    DISPOSABLE = "disposable", _("The address is of a throwaway mail service")
    SPEED = "speed", _("The form came back faster than anybody types")
    CROWD = "crowd", _("Very many signatures came from one network at once")
    FLOOD = "flood", _("More signatures came from one network than a crowd can send")
    NAMES = "names", _("The same name signed again and again")
    DOMAIN = "domain", _("The editors set this mail service aside")
    RULE = "rule", _("A rule of the editors caught it")
