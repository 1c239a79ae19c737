"""Closed lists of programmes, plans and policy spaces that are no vocabulary of the field."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ActivityState(models.TextChoices):
    """Where an activity stands, reckoned from its dates."""

    PLANNED = "planned", _("Planned")
    CURRENT = "current", _("Current")
    PAST = "past", _("Past")


class PlanState(models.TextChoices):
    """How far an activity of a plan has come; the codes are those of the list `plan_status`."""

    PLANNED = "planned", _("Planned")
    UNDER_WAY = "under-way", _("Under way")
    DONE = "done", _("Done")
    LAPSED = "lapsed", _("Lapsed")


class DatePrecision(models.TextChoices):
    """How exactly a date is known; only exact ones go into calendars."""

    DAY = "day", _("to the day")
    MONTH = "month", _("to the month")
    YEAR = "year", _("to the year")
    STANDING = "standing", _("a standing space, without a date")


class Part(models.TextChoices):
    """What somebody did in a policy space."""

    CONVENOR = "convenor", _("Called it")
    DELEGATION = "delegation", _("Took part")
