"""Fixed choices of imports and merges."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ImportKind(models.TextChoices):
    """What the rows of a file are."""

    ORGANISATION = "organisation", _("Organisations")
    MARKET = "market", _("Markets")
    CENTRE = "centre", _("Child-care centres")


class PlaceKind(models.TextChoices):
    """What a place on the care map is."""

    MARKET = "market", _("Market")
    CENTRE = "centre", _("Child-care centre")


class BatchState(models.TextChoices):
    """Where an import is."""

    NEW = "new", _("Columns to choose")
    PLANNING = "planning", _("The file is read")
    PLANNED = "planned", _("Ready to confirm")
    RUNNING = "running", _("Running")
    DONE = "done", _("Done")
    UNDOING = "undoing", _("Being undone")
    UNDONE = "undone", _("Undone")
    FAILED = "failed", _("Failed")


class Outcome(models.TextChoices):
    """What comes of a row."""

    NEW = "new", _("New")
    CHANGED = "changed", _("Changed")
    SAME = "same", _("Unchanged")
    MAYBE = "maybe", _("Possible duplicate")
    BAD = "bad", _("Bad")


class RowDecision(models.TextChoices):
    """What an editor says of a possible duplicate."""

    SAME = "same", _("The same organisation")
    APART = "apart", _("Not a duplicate")


class PairState(models.TextChoices):
    """What became of two records that may be one."""

    WAITING = "waiting", _("To be looked at")
    APART = "apart", _("Not a duplicate")
    MERGED = "merged", _("Merged")
