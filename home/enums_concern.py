"""Fixed choices around concerns: what worries somebody, what is hidden, what is taken down."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ConcernKind(models.TextChoices):
    """What worries somebody who reads a page."""

    CHILD = "child", _("A child could be harmed")
    DANGER = "danger", _("Somebody is in danger because of it")
    CONSENT = "consent", _("Somebody shown or named has not agreed")
    WRONG = "wrong", _("Something in it is not true")
    HATE = "hate", _("It attacks a person or a group")
    OTHER = "other", _("Something else")


# For as many days the hash of a network is kept, and compared.
NETWORK_DAYS = 7
# What cannot wait until somebody has looked at it.
URGENT = (ConcernKind.CHILD, ConcernKind.DANGER)


class ConcernState(models.TextChoices):
    """Where a concern is."""

    OPEN = "open", _("Nobody has answered yet")
    UPHELD = "upheld", _("The text was taken down")
    DISMISSED = "dismissed", _("The text stays")


class HiddenLevel(models.TextChoices):
    """How much of a text is kept from the public."""

    SHOWN = "shown", _("Everything is shown")
    PART = "part", _("Photos and exact place are hidden")
    WHOLE = "whole", _("Hidden while somebody looks at it")
    DOWN = "down", _("Taken down")


class TakeDownReason(models.TextChoices):
    """Why a text was taken down; the label is what its address says."""

    CHILD = "child", _("To protect a child")
    DANGER = "danger", _("To protect somebody from danger")
    CONSENT = "consent", _("Somebody in it has not agreed")
    WRONG = "wrong", _("Something in it was not true")
    HATE = "hate", _("It attacked a person or a group")
    LAW = "law", _("The law asks for it")
    OTHER = "other", _("It did not follow the rules of this site")
