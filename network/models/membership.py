"""The membership: a person in an organisation, with one or more responsibilities."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ..enums import Role
from ..querysets import MembershipQuerySet
from .organisation import Organisation


class Membership(models.Model):
    """Who belongs where; never shown in public."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="memberships"
    )
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="memberships"
    )
    is_steward = models.BooleanField(_("steward"), default=False)
    is_author = models.BooleanField(_("author"), default=False)
    is_collector = models.BooleanField(_("collector"), default=False)
    started_at = models.DateTimeField(_("since"), default=timezone.now)
    ended_at = models.DateTimeField(_("until"), null=True, blank=True)

    objects = MembershipQuerySet.as_manager()

    class Meta:
        """One live membership per person and organisation, with at least one responsibility."""

        verbose_name = _("membership")
        verbose_name_plural = _("memberships")
        constraints = (
            models.UniqueConstraint(
                fields=["user", "organisation"],
                condition=Q(ended_at__isnull=True),
                name="membership_one_live",
            ),
            models.CheckConstraint(
                condition=Q(is_steward=True) | Q(is_author=True) | Q(is_collector=True),
                name="membership_has_a_role",
            ),
        )

    def __str__(self) -> str:
        """Name the pair."""
        return f"{self.user} @ {self.organisation}"

    @property
    def roles(self) -> list[Role]:
        """Return the responsibilities held."""
        return [role for role in Role if getattr(self, f"is_{role.value}")]

    @property
    def may_write(self) -> bool:
        """Whether she writes stories and pledges (stewards may what authors may)."""
        return self.ended_at is None and (self.is_author or self.is_steward)

    @property
    def may_collect(self) -> bool:
        """Whether she collects signatures and types in sheets."""
        return self.ended_at is None and (self.is_collector or self.is_steward)
