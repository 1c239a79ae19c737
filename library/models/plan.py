"""A strategic plan: objectives, and activities whose state changes by an action alone."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel

from home.translated import TranslatedField, say
from home.vocabularies import choices

from ..enums_programme import PlanState
from ..fields import TermCodesField
from .rows import OrganisationRow, PageRow


class Plan(ClusterableModel):
    """A plan of one or more organisations; its period is told to the month."""

    code = models.SlugField(
        _("code"), max_length=60, unique=True, help_text=_("A short name. Never changed.")
    )
    title = TranslatedField(_("title"), max_length=200)
    begins_on = models.DateField(_("first month"), help_text=_("Any day of the first month."))
    ends_on = models.DateField(_("last month"), help_text=_("Any day of the last month."))
    regions = TermCodesField(
        _("regions"),
        vocabulary="region",
        help_text=_("If it is made for a part of the world only."),
    )
    source_title = models.CharField(
        _("source"), max_length=255, blank=True, help_text=_("If it was published elsewhere.")
    )
    source_url = models.URLField(
        _("address of the source"), blank=True, help_text=_("With https:// in front.")
    )

    class Meta:
        """The latest first."""

        verbose_name = _("strategic plan")
        verbose_name_plural = _("strategic plans")
        ordering: ClassVar[list[str]] = ["-begins_on", "pk"]
        constraints = (
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("begins_on")), name="plan_ends_after_it_begins"
            ),
        )

    def __str__(self) -> str:
        """Return the title."""
        return str(say(self.title))


class PlanOwner(OrganisationRow):
    """An organisation whose plan it is."""

    plan = ParentalKey(Plan, on_delete=models.CASCADE, related_name="owners")


class PlanObjective(models.Model):
    """What a plan wants to reach."""

    plan = models.ForeignKey(
        Plan, verbose_name=_("plan"), on_delete=models.PROTECT, related_name="objectives"
    )
    number = models.PositiveSmallIntegerField(_("number"), help_text=_("Its place in the plan."))
    title = TranslatedField(_("title"), max_length=200)
    theme = models.CharField(
        _("theme"), max_length=40, choices=choices("theme"), blank=True, help_text=_("If any.")
    )

    class Meta:
        """In the order of the plan."""

        verbose_name = _("objective")
        verbose_name_plural = _("objectives")
        ordering: ClassVar[list[str]] = ["plan", "number"]
        constraints = (
            models.UniqueConstraint(fields=["plan", "number"], name="plan_objective_number_once"),
        )

    def __str__(self) -> str:
        """Number and title."""
        return f"{self.number}. {say(self.title)}"


class PlanActivity(ClusterableModel):
    """One activity under an objective; it stays when it lapses."""

    objective = models.ForeignKey(
        PlanObjective,
        verbose_name=_("objective"),
        on_delete=models.PROTECT,
        related_name="activities",
    )
    number = models.PositiveSmallIntegerField(
        _("number"), help_text=_("Its place under the objective.")
    )
    title = TranslatedField(_("what will be done"), max_length=400, long=True)
    status = models.CharField(
        _("state"), max_length=10, choices=PlanState, default=PlanState.PLANNED, editable=False
    )
    status_since = models.DateField(_("state since"), null=True, editable=False)

    class Meta:
        """In the order of the plan."""

        verbose_name = _("activity of a plan")
        verbose_name_plural = _("activities of plans")
        ordering: ClassVar[list[str]] = ["objective", "number"]
        constraints = (
            models.UniqueConstraint(
                fields=["objective", "number"], name="plan_activity_number_once"
            ),
        )

    def __str__(self) -> str:
        """Return the title."""
        return str(say(self.title))


class PlanEvidence(PageRow):
    """A page that shows what came of an activity."""

    activity = ParentalKey(PlanActivity, on_delete=models.CASCADE, related_name="evidence")


class PlanPartner(OrganisationRow):
    """An organisation that works on an activity."""

    activity = ParentalKey(PlanActivity, on_delete=models.CASCADE, related_name="partners")
