"""Fixed choices of alliances: partners, reports and endorsements."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from .enums import PledgeState


class PartnerState(models.TextChoices):
    """What an organisation that a promise names has answered."""

    ASKED = "asked", _("Asked")
    ACCEPTED = "accepted", _("Accepted")
    DECLINED = "declined", _("Declined")


class ReportState(models.TextChoices):
    """Where a report of progress is."""

    WAITING = "waiting", _("Waiting for an editor")
    PUBLISHED = "published", _("Published")
    DECLINED = "declined", _("Not published")


class EndorsementState(models.TextChoices):
    """Where the endorsement of an organisation is."""

    SUBMITTED = "submitted", _("Waiting for a check")
    ACCEPTED = "accepted", _("Accepted")
    DECLINED = "declined", _("Not accepted")
    WITHDRAWN = "withdrawn", _("Withdrawn")


class DecidedBy(models.TextChoices):
    """Who in an organisation decided that it endorses."""

    ASSEMBLY = "assembly", _("The general meeting of the members")
    DELEGATES = "delegates", _("The meeting of delegates")
    BOARD = "board", _("The elected board")
    LEADER = "leader", _("The elected leader")
    OTHER = "other", _("Somebody else")


class DueNoticeKind(models.TextChoices):
    """When both sides of a promise are reminded of its day."""

    MONTH = "month", _("A month before")
    WEEK = "week", _("A week before")
    LATE = "late", _("The day after")


# What a report can say of a promise; the rest is decided by the calendar or by the owner.
REPORTED_STATES = (PledgeState.PROGRESS, PledgeState.KEPT, PledgeState.PART)
REPORTED_CHOICES = [(state.value, state.label) for state in REPORTED_STATES]
# A promise in these states is still worked on: it can be reported on, reminded of, withdrawn.
RUNNING_STATES = (PledgeState.PROGRESS, PledgeState.OVERDUE)
LIVE_ENDORSEMENTS = (EndorsementState.SUBMITTED, EndorsementState.ACCEPTED)
