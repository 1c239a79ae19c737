"""The claim: somebody asks the campaign's editors for the keys of an organisation.

A registration asks for one that is not listed, a claim for one that is, and a hand-over gives one
back: the last steward leaves and the campaign keeps it. Editors decide all three in one queue.
"""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django_countries.fields import CountryField

from home.vocabularies import choices

from ..enums_ways import ClaimKind, ClaimReason, VouchState, WayState
from .organisation import Organisation


class OrganisationClaim(models.Model):
    """One request of one person to the editors; open for 60 days.

    `name`, `org_type` and `country` are those of a registration; `organisation` is what is claimed
    or handed over, and what a registration led to.
    """

    kind = models.CharField(_("kind"), max_length=12, choices=ClaimKind)
    organisation = models.ForeignKey(
        Organisation,
        verbose_name=_("organisation"),
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="claims",
    )
    name = models.CharField(_("name"), max_length=200, blank=True)
    name_key = models.CharField(max_length=200, blank=True)
    org_type = models.CharField(_("type"), max_length=20, choices=choices("org_type"), blank=True)
    country = CountryField(verbose_name=_("country"), blank=True)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="claims"
    )
    position = models.CharField(_("who she is in it"), max_length=120, blank=True)
    evidence = models.TextField(_("evidence"), max_length=2000, blank=True)
    link = models.URLField(_("link"), max_length=300, blank=True)
    state = models.CharField(_("state"), max_length=10, choices=WayState, default=WayState.OPEN)
    created_at = models.DateTimeField(_("sent"), auto_now_add=True)
    expires_at = models.DateTimeField(_("answered until"))
    reminded_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    closed_at = models.DateTimeField(null=True, blank=True)
    reason = models.CharField(_("reason"), max_length=12, choices=ClaimReason, blank=True)
    words = models.TextField(_("words to her"), max_length=1000, blank=True)

    class Meta:
        """Oldest first; one open request per person and organisation."""

        verbose_name = _("claim")
        verbose_name_plural = _("claims")
        ordering = ("created_at", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=["user", "organisation"],
                condition=Q(state=WayState.OPEN, organisation__isnull=False),
                name="claim_one_open",
            ),
            models.UniqueConstraint(
                fields=["user", "country", "name_key"],
                condition=Q(state=WayState.OPEN, kind=ClaimKind.REGISTRATION),
                name="claim_one_open_registration",
            ),
            models.CheckConstraint(
                condition=Q(kind=ClaimKind.REGISTRATION) | Q(organisation__isnull=False),
                name="claim_of_something",
            ),
            models.CheckConstraint(
                condition=Q(state=WayState.OPEN, closed_at__isnull=True)
                | (~Q(state=WayState.OPEN) & Q(closed_at__isnull=False)),
                name="claim_closed_or_open",
            ),
        )
        indexes = (models.Index(fields=["state", "created_at"], name="claim_queue"),)

    def __str__(self) -> str:
        """Name the claim without its person."""
        return f"{self.pk} {self.kind} {self.state}"

    @property
    def about(self) -> str:
        """The name of the organisation, listed or not."""
        return self.organisation.name if self.organisation else self.name

    @property
    def country_code(self) -> str:
        """The country of the organisation, listed or not."""
        return str(self.organisation.country.code if self.organisation else self.country.code)


class Vouch(models.Model):
    """A member organisation is asked whether it knows who claims or registers."""

    claim = models.ForeignKey(OrganisationClaim, on_delete=models.CASCADE, related_name="vouches")
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="vouches")
    state = models.CharField(
        _("state"), max_length=10, choices=VouchState, default=VouchState.ASKED
    )
    asked_at = models.DateTimeField(auto_now_add=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        """Each organisation is asked once."""

        constraints = (
            models.UniqueConstraint(fields=["claim", "organisation"], name="vouch_once"),
        )

    def __str__(self) -> str:
        """Name the pair by numbers."""
        return f"{self.claim_id} {self.organisation_id} {self.state}"
