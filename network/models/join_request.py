"""The request to join: a person asks an organisation, which asks her up to three questions."""

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ..enums_ways import JoinReason, WayState
from .organisation import Organisation

MOST_QUESTIONS = 3


class JoinQuestion(models.Model):
    """A question that an organisation asks everybody who wants to join it."""

    organisation = models.ForeignKey(
        Organisation, on_delete=models.CASCADE, related_name="join_questions"
    )
    place = models.PositiveSmallIntegerField(
        validators=[MinValueValidator(1), MaxValueValidator(MOST_QUESTIONS)]
    )
    text = models.CharField(_("question"), max_length=200)

    class Meta:
        """At most three, in their order."""

        ordering = ("place",)
        constraints = (
            models.UniqueConstraint(fields=["organisation", "place"], name="question_place_once"),
            models.CheckConstraint(
                condition=Q(place__gte=1, place__lte=MOST_QUESTIONS), name="question_of_three"
            ),
        )

    def __str__(self) -> str:
        """Return the question."""
        return self.text


class JoinRequest(models.Model):
    """One person asks one organisation; its stewards answer within 30 days."""

    organisation = models.ForeignKey(
        Organisation, on_delete=models.CASCADE, related_name="join_requests"
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="join_requests"
    )
    # [{"question": ..., "answer": ...}]: what was asked then, whatever is asked now.
    answers = models.JSONField(_("answers"), default=list, blank=True)
    state = models.CharField(_("state"), max_length=10, choices=WayState, default=WayState.OPEN)
    created_at = models.DateTimeField(_("sent"), auto_now_add=True)
    expires_at = models.DateTimeField(_("answered until"))
    reminded_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    closed_at = models.DateTimeField(null=True, blank=True)
    reason = models.CharField(_("reason"), max_length=12, choices=JoinReason, blank=True)

    class Meta:
        """Oldest first; one open request per person and organisation."""

        verbose_name = _("request to join")
        verbose_name_plural = _("requests to join")
        ordering = ("created_at", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=["user", "organisation"],
                condition=Q(state=WayState.OPEN),
                name="join_request_one_open",
            ),
            models.CheckConstraint(
                condition=Q(state=WayState.OPEN, closed_at__isnull=True)
                | (~Q(state=WayState.OPEN) & Q(closed_at__isnull=False)),
                name="join_request_closed_or_open",
            ),
        )

    def __str__(self) -> str:
        """Name the request without its person."""
        return f"{self.pk} {self.state}"
