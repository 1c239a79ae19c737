"""Fixed choices of the record of an organisation."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class FactGroup(models.TextChoices):
    """What is said, confirmed and checked together."""

    IDENTITY = "identity", _("Who it is")
    PLACE = "place", _("Where it is")
    MEMBERS = "members", _("Its members")
    DEMOCRACY = "democracy", _("How it decides")
    CARE = "care", _("Its child care")
    CONTACT = "contact", _("How to reach it")


class LocationLevel(models.TextChoices):
    """How exactly a place is known to the public."""

    AREA = "area", _("The area, about a kilometre wide")
    EXACT = "exact", _("The exact place: public premises, such as an office or a market")


class NameKind(models.TextChoices):
    """What a further name is."""

    OTHER = "other", _("Other name")
    ACRONYM = "acronym", _("Short name")
    FORMER = "former", _("Former name")


class ContactKind(models.TextChoices):
    """A way to reach an organisation."""

    EMAIL = "email", _("E-mail")
    PHONE = "phone", _("Phone")
    WHATSAPP = "whatsapp", "WhatsApp"
    FACEBOOK = "facebook", "Facebook"
    INSTAGRAM = "instagram", "Instagram"
    X = "x", "X"
    YOUTUBE = "youtube", "YouTube"
    TIKTOK = "tiktok", "TikTok"


class Visibility(models.TextChoices):
    """Who sees a contact."""

    PUBLIC = "public", _("Everybody")
    NETWORK = "network", _("Members of organisations in the network")
    STEWARDS = "stewards", _("Our stewards and the campaign")


class MboTest(models.TextChoices):
    """The six tests of a membership-based organisation (WIEGO's criteria, as the campaign uses)."""

    INFORMAL = "informal", _("Most members work informally")
    ELECTED = "elected", _("Members elect the leaders")
    CONSTITUTION = "constitution", _("It has a constitution")
    FREE = "free", _("Members join and leave freely")
    DUES = "dues", _("Members pay dues")
    INDEPENDENT = "independent", _("It is independent of government, employers and parties")


class ChangeState(models.TextChoices):
    """Where a change of facts is."""

    LIVE = "live", _("Public")
    WAITING = "waiting", _("Waits for the campaign")
    ACCEPTED = "accepted", _("Accepted")
    DECLINED = "declined", _("Declined")
    REVERTED = "reverted", _("Taken back")
    REPLACED = "replaced", _("Replaced by a newer wish")


class SaidBy(models.TextChoices):
    """In which role somebody said that facts are right."""

    STEWARD = "steward", _("by the organisation")
    SCOUT = "scout", _("by a scout")
    EDITOR = "editor", _("by the campaign")


class CareRelation(models.TextChoices):
    """What an organisation has to do with a child-care service."""

    RUNS = "runs", _("It runs the service")
    USES = "uses", _("Its members use the service of others")


class PricePeriod(models.TextChoices):
    """What a price is paid for."""

    DAY = "day", _("a day")
    WEEK = "week", _("a week")
    MONTH = "month", _("a month")
    TERM = "term", _("a term")
