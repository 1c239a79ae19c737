"""Fixed choices of consent: who agreed to what, and how."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ConsentCapacity(models.TextChoices):
    """In which capacity somebody agreed."""

    SELF = "self", _("For herself")
    GUARDIAN = "guardian", _("As a parent or guardian")
    GROUP = "group", _("For a group")


class ConsentPart(models.TextChoices):
    """Which part of a text somebody agreed to."""

    WORDS = "words", _("The words")
    PHOTO = "photo", _("A photo")
    VOICE = "voice", _("A recording")


class ConsentWay(models.TextChoices):
    """How somebody agreed."""

    SCREEN = "screen", _("On a screen, herself")
    SPOKEN = "spoken", _("By word of mouth, in front of who writes")
    PAPER = "paper", _("On paper, with signature or thumbprint")


class IdentityLevel(models.TextChoices):
    """How a person is called in what is published."""

    NAMELESS = "nameless", _("Not named")
    PSEUDONYM = "pseudonym", _("By a made-up name")
    FIRST_NAME = "first", _("By her first name")
    FULL_NAME = "full", _("By her full name")


class FaceLevel(models.TextChoices):
    """How much of a face is seen."""

    NONE = "none", _("No face is seen")
    HIDDEN = "hidden", _("Seen from behind or far away")
    BLURRED = "blurred", _("Made unrecognisable")
    VISIBLE = "visible", _("Can be recognised")


class AgeBand(models.TextChoices):
    """How old the oldest child is; a date of birth is never asked for."""

    UNDER_7 = "0-6", _("Under 7")
    UNDER_13 = "7-12", _("7 to 12")
    UNDER_18 = "13-17", _("13 to 17")


# From 7 years a child is asked herself.
BANDS_THAT_ASSENT = (AgeBand.UNDER_13, AgeBand.UNDER_18)


class ConsentScope(models.TextChoices):
    """Where something may be shown; the value is the column that says so."""

    SITE = "for_site", _("On this website")
    PRINT = "for_print", _("In print: leaflets, posters, reports")
    SOCIAL = "for_social", _("In social media")
    PRESS = "for_press", _("In newspapers, radio and television")
    PARTNERS = "for_partners", _("By partners of the campaign")


class RemovalCause(models.TextChoices):
    """Why a text was removed, as its address says."""

    PERSON = "person", _("Removed at the person's request")
    EDITOR = "editor", _("Taken down by the campaign")
    LOOKED_AT = "hidden", _("Hidden while somebody looks at it")
