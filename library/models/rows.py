"""Rows that name something beside a record or a page, in an order of their own."""

from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import Orderable


class OrganisationRow(Orderable):
    """An organisation of the register; who inherits says beside what it stands."""

    organisation = models.ForeignKey(
        "network.Organisation",
        verbose_name=_("organisation"),
        on_delete=models.PROTECT,
        related_name="+",
        help_text=_("From the register."),
    )

    panels: ClassVar[list[Any]] = [FieldPanel("organisation")]

    class Meta(Orderable.Meta):
        """No table of its own."""

        abstract = True

    def __str__(self) -> str:
        """Name the organisation."""
        return str(self.organisation)


class PageRow(Orderable):
    """A page of the site; who inherits says beside what it stands."""

    page = models.ForeignKey(
        "wagtailcore.Page",
        verbose_name=_("page"),
        on_delete=models.CASCADE,
        related_name="+",
        help_text=_("In any language; readers are led to their own."),
    )

    panels: ClassVar[list[Any]] = [FieldPanel("page")]

    class Meta(Orderable.Meta):
        """No table of its own."""

        abstract = True

    def __str__(self) -> str:
        """Name the page."""
        return str(self.page)
