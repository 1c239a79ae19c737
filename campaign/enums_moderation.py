"""Fixed choices of moderation: the switches, and what editors decide about held signatures."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class SwitchName(models.TextChoices):
    """What can be stopped for the whole site, at once."""

    SIGNING = "signing", _("Pause signing")
    COUNTING = "counting", _("Pause counting")
    WALL = "wall", _("Hide the wall of names")


class SwitchReason(models.TextChoices):
    """Why something is stopped, in words that everybody may read and that exist in each language.

    A list of reasons rather than free text follows alphagov/e-petitions: words typed in a hurry
    would be public in one language only.
    """

    CHECK = "check", _("We are checking signatures that look unusual.")
    REPAIR = "repair", _("We are repairing something.")
    SAFETY = "safety", _("We are protecting people who signed.")


class HeldVerb(models.TextChoices):
    """What an editor does with signatures that the score set aside, or should have."""

    HOLD = "hold", _("Hold")
    RELEASE = "release", _("Release")
    INVALIDATE = "invalidate", _("Invalidate")
    REINSTATE = "reinstate", _("Make valid again")
