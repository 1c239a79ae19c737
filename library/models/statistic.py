"""A figure as a record: written once, shown wherever its code is named."""

from typing import Any, ClassVar

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from wagtail.search import index

from home.text import fold
from home.translated import TranslatedField, say

from ..enums import Qualifier, Unit
from ..querysets import StatisticQuerySet

# UN M49 (three digits) or ISO 3166-1 alpha-2.
AREA = r"^(\d{3}|[A-Z]{2})$"


class Statistic(index.Indexed, models.Model):
    """One version of a figure, with its source; a newer one supersedes it and it stays reachable.

    The versions of a figure share its `code`; one of them is the current one.
    """

    code = models.SlugField(
        _("code"), max_length=60, help_text=_("Its address: /figures/<code>/. Never changed.")
    )
    supersedes = models.OneToOneField(
        "self",
        verbose_name=_("supersedes"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="superseded_by",
        editable=False,
    )
    is_current = models.BooleanField(_("current"), default=True, editable=False)
    value = models.DecimalField(
        _("value"),
        max_digits=16,
        decimal_places=4,
        help_text=_("The number alone: 1000, or 61."),
    )
    qualifier = models.CharField(
        _("qualifier"),
        max_length=10,
        choices=Qualifier,
        blank=True,
        help_text=_("If the source does not say it exactly: over 1,000."),
    )
    unit = models.CharField(
        _("unit"),
        max_length=10,
        choices=Unit,
        default=Unit.NUMBER,
        help_text=_("Per cent, a plain number, or words of its own."),
    )
    unit_words = TranslatedField(
        _("unit in words"),
        max_length=60,
        blank=True,
        help_text=_("After the number: hours a week."),
    )
    label = TranslatedField(
        _("what it counts"),
        max_length=200,
        help_text=_("One sentence that is right without the page around it."),
    )
    group = TranslatedField(
        _("of whom"), max_length=120, blank=True, help_text=_("Head porters; women workers.")
    )
    area = models.CharField(
        _("area"),
        max_length=3,
        blank=True,
        validators=[RegexValidator(AREA)],
        help_text=_("Code of the region (UN M49: 202) or country (ISO: GH)."),
    )
    year = models.CharField(
        _("year"), max_length=20, blank=True, help_text=_("Of the figure: 2012, or 2018-2020.")
    )
    source_title = models.CharField(
        _("source"), max_length=255, help_text=_("Who published it, in what, when.")
    )
    source_url = models.URLField(
        _("address of the source"), blank=True, help_text=_("With https:// in front.")
    )
    note = models.TextField(
        _("note"), blank=True, help_text=_("For editors: how it was worked out.")
    )
    created_at = models.DateTimeField(auto_now_add=True)

    objects = StatisticQuerySet.as_manager()

    search_fields: ClassVar[list[Any]] = [
        index.SearchField("folded_text"),
        index.AutocompleteField("folded_text"),
        index.FilterField("is_current"),
        index.FilterField("unit"),
        index.FilterField("area"),
    ]

    class Meta:
        """A figure without a source is not kept; one version of it is current."""

        verbose_name = _("figure")
        verbose_name_plural = _("figures")
        ordering = ("code", "-pk")
        constraints = (
            models.CheckConstraint(condition=~Q(source_title=""), name="statistic_has_source"),
            models.UniqueConstraint(
                fields=["code"],
                condition=Q(is_current=True),
                name="statistic_one_current",
                violation_error_message=_("There is a figure with this code. Supersede that one."),
            ),
        )

    def __str__(self) -> str:
        """Name the figure by what it counts."""
        return (
            f"{say(self.label) or self.code} ({self.year})" if self.year else str(say(self.label))
        )

    @property
    def folded_text(self) -> str:
        """Return the words by which editors find it."""
        words = [self.code, self.source_title, self.year]
        words += [*self.label.values(), *self.group.values()]
        return fold(" ".join(words))
