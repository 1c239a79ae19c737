"""Fixed choices of network."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class OrganisationStatus(models.TextChoices):
    """Whether an organisation is at work."""

    ACTIVE = "active", _("Active")
    PLANNING = "planning", _("Being set up")
    ON_HOLD = "on-hold", _("On hold")
    CLOSED = "closed", _("Closed")


class Role(models.TextChoices):
    """What a member may do for her organisation."""

    STEWARD = "steward", _("Steward: keeps the profile, invites")
    AUTHOR = "author", _("Author: writes stories and pledges")
    COLLECTOR = "collector", _("Collector: collects signatures")


class InvitationState(models.TextChoices):
    """Where an invitation is."""

    OPEN = "open", _("Open")
    ACCEPTED = "accepted", _("Accepted")
    DECLINED = "declined", _("Declined")
    WITHDRAWN = "withdrawn", _("Withdrawn")
    EXPIRED = "expired", _("Expired")
