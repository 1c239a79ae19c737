"""The report: what became of a promise, with evidence, told by those who made it."""

from django.conf import settings
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from home.languages import LANGUAGE_TAG

from ..enums_alliance import REPORTED_CHOICES, ReportState
from .pledge import Pledge

MAX_REPORT_LENGTH = 4000


class PledgeReport(models.Model):
    """Words, a link and a photo; public once an editor has published it."""

    pledge = models.ForeignKey(Pledge, on_delete=models.CASCADE, related_name="reports")
    organisation = models.ForeignKey(
        "network.Organisation",
        verbose_name=_("organisation"),
        on_delete=models.PROTECT,
        related_name="pledge_reports",
    )
    text = models.TextField(_("report"), max_length=MAX_REPORT_LENGTH)
    text_language = models.CharField(
        _("language of the report"), max_length=35, validators=[RegexValidator(LANGUAGE_TAG)]
    )
    link = models.URLField(_("link"), max_length=500, blank=True)
    photo = models.ForeignKey(
        "home.SiteImage",
        verbose_name=_("photo"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    alt_text = models.CharField(_("what the photo shows"), max_length=255, blank=True)
    consent = models.ForeignKey(
        "home.ConsentRecord",
        verbose_name=_("consent"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    proposed_state = models.CharField(
        _("where the promise stands"), max_length=10, choices=REPORTED_CHOICES
    )
    state = models.CharField(
        _("state"), max_length=10, choices=ReportState, default=ReportState.WAITING
    )
    decline_reason = models.TextField(_("reason"), max_length=1000, blank=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    created_at = models.DateTimeField(_("sent"), auto_now_add=True)
    reviewed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    reviewed_at = models.DateTimeField(_("answered"), null=True, blank=True)

    class Meta:
        """An answer has its moment, a refusal its reason, a photo its consent."""

        verbose_name = _("report of a pledge")
        verbose_name_plural = _("reports of pledges")
        ordering = ("-created_at", "-pk")
        constraints = (
            models.CheckConstraint(
                condition=Q(state=ReportState.WAITING) | Q(reviewed_at__isnull=False),
                name="pledge_report_answer_has_time",
            ),
            models.CheckConstraint(
                condition=~Q(state=ReportState.DECLINED) | ~Q(decline_reason=""),
                name="pledge_report_refusal_has_reason",
            ),
            models.CheckConstraint(
                condition=Q(photo__isnull=True) | Q(consent__isnull=False),
                name="pledge_report_photo_has_consent",
            ),
        )
        indexes = (models.Index(fields=["state", "created_at"], name="pledge_report_queue"),)

    def __str__(self) -> str:
        """Name the pledge and the organisation that reports."""
        return f"{self.pledge}: {self.organisation}"
