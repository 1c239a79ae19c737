"""Fixed choices of delivery packs."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class PackState(models.TextChoices):
    """Where a pack with names is."""

    MAKING = "making", _("Being made")
    READY = "ready", _("Ready")
    FAILED = "failed", _("Failed")


class PackFailure(models.TextChoices):
    """Why a pack could not be made, and what to do then."""

    NOT_PUBLIC = "not-public", _("The pledge is not public.")
    ERROR = (
        "error",
        _("It could not be drawn. Ask for it again, and tell who runs the site if it fails again."),
    )
