"""Fixed choices around links that lead nowhere."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class LinkKind(models.TextChoices):
    """What a link leads to."""

    PAGE = "page", _("A page of this site")
    DOCUMENT = "document", _("A file of this site")
    OUTSIDE = "outside", _("An outside address")


class LinkProblem(models.TextChoices):
    """Why readers do not get there."""

    GONE = "gone", _("It no longer exists")
    DRAFT = "draft", _("It is not public")
    PRIVATE = "private", _("Not everybody may read it")
    SILENT = "silent", _("Nobody answers there")
    FAULT = "fault", _("It answers with an error")
    INSIDE = "inside", _("It leads into a private network, and is not tried")
