"""Fixed choices of home."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class MailState(models.TextChoices):
    """Where an outgoing mail is."""

    QUEUED = "queued", _("Waiting")
    SENT = "sent", _("Sent")
    FAILED = "failed", _("Given up")
    DROPPED = "dropped", _("No longer wanted")


class ContactState(models.TextChoices):
    """Where a message to the campaign is."""

    OPEN = "open", _("Open")
    ANSWERED = "answered", _("Answered")
    CLOSED = "closed", _("Closed without answer")


class MenuPlace(models.TextChoices):
    """Where a menu stands."""

    MAIN = "main", _("Main menu")
    FOOTER = "footer", _("Footer")


class YesNo(models.TextChoices):
    """A question that must be answered and has no default."""

    YES = "yes", _("Yes")
    NO = "no", _("No")


class RiskFlag(models.TextChoices):
    """What can put somebody in danger when it is told; a second person must look at it."""

    CHILDREN = "children", _("Children are shown or told about")
    EVICTION = "eviction", _("Eviction or confiscation")
    POLICE = "police", _("Police or guards")
    MIGRATION = "migration", _("Papers or migration status")
    VIOLENCE = "violence", _("Violence")
    OFFICIALS = "officials", _("Officials who are named")
    # Set by reviewers alone, when they would not say yes to it by themselves.
    SECOND_LOOK = "second-look", _("A reviewer wants a second person to look")


class Agreement(models.TextChoices):
    """Whether everybody in a text that waits for review has agreed."""

    MISSING = "missing", _("An agreement is missing")
    COMPLETE = "complete", _("Everybody has agreed")
    NOT_ASKED = "not-asked", _("No agreement is needed")


class CameraData(models.TextChoices):
    """Kinds of data that a photo carries beside its pixels; none of it is kept."""

    PLACE = "place", _("GPS position")
    CAMERA = "camera", _("Camera model")
    SERIAL = "serial", _("Serial number of the camera")
    MOMENT = "moment", _("Date and time")
    PERSON = "person", _("Name of a person")
    PROGRAM = "program", _("Program or system")
    WORDS = "words", _("Comments or keywords")
    THUMBNAIL = "thumbnail", _("Embedded thumbnail")
    SECOND = "second", _("Hidden second picture")
    EDITING = "editing", _("History of editing")
    MAKER = "maker", _("Notes of the camera's maker")


class RecordingState(models.TextChoices):
    """How far a recording is."""

    WAITING = "waiting", _("Being prepared")
    READY = "ready", _("Ready")
    FAILED = "failed", _("Could not be read")


class TrustChange(models.TextChoices):
    """Why the trust in an author was switched."""

    EDITOR = "editor", _("By an editor")
    DECLINED = "declined", _("A reviewer said no to a story")
    TAKEN_DOWN = "taken-down", _("A story was taken down")


class ReceiptVerb(models.TextChoices):
    """What was done with the data of a person."""

    ERASED = "erased", _("Erased")
    EXPORTED = "exported", _("Handed out")
