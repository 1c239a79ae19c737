"""The child-care service that an organisation runs or uses."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from home.vocabularies import choices, label

from ..enums_register import CareRelation, PricePeriod
from .organisation import Organisation


class CareService(models.Model):
    """Where care happens, who runs it, who pays and for whom it is, once for all languages."""

    organisation = models.OneToOneField(
        Organisation, on_delete=models.CASCADE, related_name="care_service"
    )
    relation = models.CharField(
        _("what they have to do with it"),
        max_length=5,
        choices=CareRelation,
        default=CareRelation.RUNS,
    )
    setting = models.CharField(_("place"), max_length=20, choices=choices("care_setting"))
    provider = models.CharField(_("run by"), max_length=20, choices=choices("care_provider"))
    finance = models.CharField(_("paid by"), max_length=20, choices=choices("care_finance"))
    places = models.PositiveSmallIntegerField(_("places"), null=True, blank=True)
    # ISO weekdays, Monday is 1: "12345".
    days = models.CharField(_("days"), max_length=7, blank=True)
    opens_at = models.TimeField(_("opens at"), null=True, blank=True)
    closes_at = models.TimeField(_("closes at"), null=True, blank=True)
    age_from = models.PositiveSmallIntegerField(_("from age, months"), null=True, blank=True)
    age_to = models.PositiveSmallIntegerField(_("to age, months"), null=True, blank=True)
    price = models.DecimalField(_("price"), max_digits=10, decimal_places=2, null=True, blank=True)
    price_currency = models.CharField(_("currency"), max_length=3, blank=True)
    price_period = models.CharField(_("for"), max_length=5, choices=PricePeriod, blank=True)
    price_on = models.DateField(_("price known on"), null=True, blank=True)
    staff = models.PositiveSmallIntegerField(_("carers"), null=True, blank=True)
    quality = models.JSONField(_("what they see to"), default=list, blank=True)

    class Meta:
        """A price has a currency, a period and a day; ages go up."""

        verbose_name = _("child-care service")
        verbose_name_plural = _("child-care services")
        constraints = (
            models.CheckConstraint(
                condition=Q(price__isnull=True)
                | (~Q(price_currency="") & ~Q(price_period="") & Q(price_on__isnull=False)),
                name="care_price_is_whole",
            ),
            models.CheckConstraint(
                condition=Q(age_from__isnull=True)
                | Q(age_to__isnull=True)
                | Q(age_to__gte=F("age_from")),
                name="care_ages_go_up",
            ),
        )

    def __str__(self) -> str:
        """Return where the care happens."""
        return label("care_setting", self.setting)

    @property
    def quality_labels(self) -> list[str]:
        """Return what they see to, in the active language."""
        return [label("quality", code) for code in self.quality]
