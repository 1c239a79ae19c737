"""Closed lists of library that are no vocabulary of the field."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Qualifier(models.TextChoices):
    """What stands before a number that is not exact."""

    EXACTLY = "", _("exactly")
    OVER = "over", _("over")
    # Not the "about" of a page about somebody.
    ABOUT = "about", pgettext_lazy("before a number", "about")
    UNDER = "under", _("under")
    AT_LEAST = "at-least", _("at least")
    AT_MOST = "at-most", _("at most")


class Unit(models.TextChoices):
    """What a number counts; its words, if any, are the figure's own."""

    NUMBER = "number", _("number")
    PERCENT = "percent", _("per cent")
    WORDS = "words", _("in words of its own")


class Access(models.TextChoices):
    """Whether a text can be read without paying."""

    OPEN = "open", _("Free to read")
    PAID = "paid", _("Costs money")
