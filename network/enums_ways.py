"""Fixed choices about the ways into an organisation."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class WayState(models.TextChoices):
    """Where a registration, a claim, a hand-over or a request to join stands."""

    OPEN = "open", _("Waiting")
    ACCEPTED = "accepted", _("Accepted")
    DECLINED = "declined", _("Declined")
    WITHDRAWN = "withdrawn", _("Withdrawn")
    EXPIRED = "expired", _("Expired")


class ClaimKind(models.TextChoices):
    """What an editor is asked for."""

    REGISTRATION = "registration", _("Registration of a new organisation")
    CLAIM = "claim", _("Claim of a listing")
    HANDOVER = "handover", _("Hand-over to the campaign")


class VouchState(models.TextChoices):
    """What a member organisation says of somebody who claims or registers."""

    ASKED = "asked", _("Asked")
    GIVEN = "given", _("Vouches for her")
    REFUSED = "refused", _("Does not vouch for her")


class ClaimReason(models.TextChoices):
    """Why an editor says no."""

    EVIDENCE = "evidence", _("We can't see yet that you belong to it")
    DUPLICATE = "duplicate", _("The organisation is listed already")
    KEPT = "kept", _("Somebody else keeps it: ask to join")
    OUTSIDE = "outside", _("It does not belong into this register")
    OTHER = "other", _("Another reason")


class JoinReason(models.TextChoices):
    """Why a steward says no."""

    UNKNOWN = "unknown", _("We do not know you")
    NOT_MEMBER = "not-member", _("You are not a member of the organisation")
    ANSWERS = "answers", _("Your answers do not fit")
    FULL = "full", _("We need nobody for this at the moment")
    OTHER = "other", _("Another reason")
