"""The pledge: the record that is signed, whatever language its pages are in."""

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.search import index

from home.text import fold
from home.vocabularies import choices

from ..enums import ALLIANCE_STATES, CALL_STATES, SIGNABLE_STATES, PledgeForm, PledgeState
from ..querysets import PledgeQuerySet


class Pledge(index.Indexed, models.Model):
    """Facts of a call or an alliance pledge; the words are in its pages.

    `signature_count` and `count_parts` are derived: the worker writes them from the tally, nobody
    else does.
    """

    code = models.SlugField(
        _("code"), max_length=40, unique=True, help_text=_("Its short address: /p/<code>/.")
    )
    form = models.CharField(_("form"), max_length=8, choices=PledgeForm)
    kind = models.CharField(_("kind of commitment"), max_length=20, choices=choices("pledge_kind"))
    organisation = models.ForeignKey(
        "network.Organisation",
        verbose_name=_("organisation"),
        on_delete=models.PROTECT,
        related_name="pledges",
    )
    state = models.CharField(_("state"), max_length=10, choices=PledgeState)
    goal = models.PositiveIntegerField(_("goal"), null=True, blank=True)
    opens_on = models.DateField(_("opens"), null=True, blank=True)
    closes_on = models.DateField(_("closes"), null=True, blank=True)
    due_on = models.DateField(_("due"), null=True, blank=True)
    delivered_on = models.DateField(_("delivered"), null=True, blank=True)
    delivered_to = models.CharField(
        _("delivered to"),
        max_length=200,
        blank=True,
        help_text=_("Who took the signatures: an office or a person in office."),
    )
    answered_on = models.DateField(_("answered"), null=True, blank=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    created_at = models.DateTimeField(auto_now_add=True)
    signature_count = models.PositiveIntegerField(_("signatures"), default=0, editable=False)
    counted_at = models.DateTimeField(_("counted"), null=True, editable=False)
    # What the count is made of and how it grew, ready to be shown; see campaign.small_groups.
    count_parts = models.JSONField(default=dict, editable=False)

    objects = PledgeQuerySet.as_manager()

    # Editors choose a pledge by its code, its title or its organisation.
    search_fields: ClassVar[list[Any]] = [
        index.SearchField("folded_text"),
        index.AutocompleteField("folded_text"),
        index.FilterField("form"),
        index.FilterField("state"),
        index.FilterField("kind"),
        index.FilterField("created_at"),
    ]

    class Meta:
        """A call and an alliance pledge have their own states; a promise has a due date."""

        verbose_name = _("pledge")
        verbose_name_plural = _("pledges")
        ordering = ("-created_at",)
        constraints = (
            models.CheckConstraint(
                condition=Q(form=PledgeForm.CALL, state__in=CALL_STATES)
                | Q(form=PledgeForm.ALLIANCE, state__in=ALLIANCE_STATES),
                name="pledge_state_fits_form",
            ),
            models.CheckConstraint(
                condition=~Q(form=PledgeForm.ALLIANCE) | Q(due_on__isnull=False),
                name="pledge_alliance_has_due_date",
            ),
            models.CheckConstraint(
                condition=Q(goal__isnull=True) | Q(goal__gt=0), name="pledge_goal_positive"
            ),
            models.CheckConstraint(
                condition=~Q(state__in=[PledgeState.DELIVERED, PledgeState.ANSWERED])
                | Q(delivered_on__isnull=False),
                name="pledge_delivered_has_day",
            ),
            models.CheckConstraint(
                condition=~Q(state=PledgeState.ANSWERED) | Q(answered_on__isnull=False),
                name="pledge_answered_has_day",
            ),
            models.CheckConstraint(
                condition=Q(answered_on__isnull=True) | Q(answered_on__gte=F("delivered_on")),
                name="pledge_answered_after_delivery",
            ),
        )

    def __str__(self) -> str:
        """Name the pledge by its code."""
        return self.code

    @property
    def folded_text(self) -> str:
        """Return code, organisation and titles without accents and case, as search compares."""
        titles = self.pages.values_list("title", flat=True)
        return fold(" ".join([self.code, self.organisation.name, *titles]))

    @property
    def is_signable(self) -> bool:
        """Whether it takes signatures today."""
        today = timezone.localdate()
        begun = self.opens_on is None or self.opens_on <= today
        ended = self.closes_on is not None and self.closes_on < today
        return self.state in SIGNABLE_STATES and begun and not ended

    @property
    def opens_later(self) -> bool:
        """Whether it will take signatures, but not yet."""
        waits = self.opens_on is not None and self.opens_on > timezone.localdate()
        return self.state in SIGNABLE_STATES and waits

    @property
    def current_state(self) -> PledgeState:
        """Return where it stands today: the stored state, corrected by the calendar.

        The daily job writes the same into the row; until it has run, no page lies.
        """
        today = timezone.localdate()
        if self.state == PledgeState.OPEN and self.closes_on and self.closes_on < today:
            return PledgeState.CLOSED
        if self.state in (PledgeState.PROGRESS, PledgeState.OVERDUE) and self.due_on:
            return PledgeState.OVERDUE if self.due_on < today else PledgeState.PROGRESS
        return PledgeState(self.state)
