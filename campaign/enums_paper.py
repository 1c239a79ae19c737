"""Fixed choices around sheets of paper."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class SkipReason(models.TextChoices):
    """Why a line of a sheet is no signature."""

    EMPTY = "empty", _("Empty line")
    ILLEGIBLE = "illegible", _("Cannot be read")
    STRUCK = "struck", _("Crossed out")
    DUPLICATE = "duplicate", _("Signed already")
    EMAILED = "emailed", _("Confirmed by e-mail")
    WITHDRAWN = "withdrawn", _("Withdrawn")


# Nobody chooses these: her own act set them, and nobody types such a line again.
HER_OWN = (SkipReason.EMAILED, SkipReason.WITHDRAWN)


class CheckKind(models.TextChoices):
    """How much of a sheet is compared with the paper."""

    SAMPLE = "sample", _("Some lines, drawn by lot")
    FULL = "full", _("Every line")


class CheckOutcome(models.TextChoices):
    """What came out of a check."""

    OPEN = "open", _("Not finished")
    PASSED = "passed", _("Passed")
    TOO_MANY = "too-many", _("Too many mistakes: every line must be compared")
