"""Fixed choices about who belongs to which network."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class AffiliationKind(models.TextChoices):
    """How an organisation stands to a network."""

    MEMBER = "member", _("Member")
    PARTNER = "partner", _("Partner")
    FOUNDER = "founder", _("Founder")
    ALLY = "ally", _("Ally")


class Side(models.TextChoices):
    """Who said first that two organisations belong together."""

    ORGANISATION = "organisation", _("The organisation")
    NETWORK = "network", _("The network")
    CAMPAIGN = "campaign", _("The campaign")


class AffiliationState(models.TextChoices):
    """Where an affiliation stands; follows from its dates."""

    SAID = "said", _("Said by one side")
    CONFIRMED = "confirmed", _("Confirmed by both")
    ENDED = "ended", _("Ended")
    DECLINED = "declined", _("Declined")
    WITHDRAWN = "withdrawn", _("Withdrawn")
