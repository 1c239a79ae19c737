"""Finding organisations and memberships."""

from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.models import Q
from wagtail.search.queryset import SearchableQuerySetMixin

from .enums import OrganisationStatus

if TYPE_CHECKING:
    from .models import Membership, Organisation  # noqa: F401


class OrganisationQuerySet(SearchableQuerySetMixin, models.QuerySet["Organisation"]):
    """Named selections of the register."""

    def listed(self) -> "OrganisationQuerySet":
        """Return those shown in the directory."""
        return self.exclude(status=OrganisationStatus.CLOSED)

    def with_terms(self) -> "OrganisationQuerySet":
        """Fetch sectors and constituencies in one further query."""
        return self.prefetch_related("terms")


class MembershipQuerySet(models.QuerySet["Membership"]):
    """Named selections of memberships."""

    def live(self) -> "MembershipQuerySet":
        """Return those that have not ended."""
        return self.filter(ended_at__isnull=True)

    def of(self, user: Any) -> "MembershipQuerySet":
        """Return the live memberships of `user` with their organisations."""
        if not user.is_authenticated:
            return self.none()
        return self.live().filter(user=user).select_related("organisation")

    def with_role(self, role: str) -> "MembershipQuerySet":
        """Return those that hold `role`."""
        return self.filter(Q(**{f"is_{role}": True}))
