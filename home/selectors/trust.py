"""Which authors may be trusted, and which are."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib.auth import get_user_model
from django.db.models import Count, F, QuerySet
from wagtail.models import TaskState

from ..models import AuthorTrust, ReviewTaskState

# So many texts of hers were published just as she had sent them.
ENOUGH_APPROVALS = 20


def _unchanged() -> QuerySet[ReviewTaskState]:
    """Return the rounds that ended with a yes to just what was sent."""
    approved = ReviewTaskState.objects.filter(status=TaskState.STATUS_APPROVED)
    return approved.filter(approved_revision=F("submitted_revision"))


def unchanged_approvals(author: Any) -> int:
    """Return how many texts that `author` has sent were approved without a change."""
    return _unchanged().filter(workflow_state__requested_by=author).count()


def is_trusted(author: Any) -> bool:
    """Whether an editor lets her texts go live first."""
    return AuthorTrust.objects.filter(author=author, is_on=True).exists()


@dataclass(frozen=True)
class TrustLine:
    """One author in the list of the editors."""

    author: Any
    approvals: int
    trust: AuthorTrust | None

    @property
    def is_on(self) -> bool:
        """Whether her texts go live first."""
        return self.trust is not None and self.trust.is_on


def trust_lines() -> Sequence[TrustLine]:
    """Return who is trusted or may be, by name, in a handful of queries."""
    counted = (
        _unchanged()
        .filter(workflow_state__requested_by__isnull=False)
        .values_list("workflow_state__requested_by")
        .annotate(number=Count("pk"))
        .order_by()
    )
    approvals: dict[int, int] = dict(counted)
    rows = {row.author_id: row for row in AuthorTrust.objects.select_related("changed_by")}
    wanted = {pk for pk, number in approvals.items() if number >= ENOUGH_APPROVALS} | set(rows)
    people = get_user_model().objects.filter(pk__in=wanted, is_active=True).order_by("name", "pk")
    return [TrustLine(one, approvals.get(one.pk, 0), rows.get(one.pk)) for one in people]
