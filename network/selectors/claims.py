"""The queue of the editors: registrations, claims and hand-overs."""

from typing import Any

from django.db.models import Q
from django.utils import timezone

from ..enums_ways import ClaimKind, WayState
from ..models import OrganisationClaim


def claims_waiting() -> Any:
    """Return the queue of the editors, oldest first."""
    rows = OrganisationClaim.objects.filter(
        state=WayState.OPEN, expires_at__gt=timezone.now()
    ).select_related("organisation", "user")
    return rows.prefetch_related("vouches__organisation").order_by("created_at", "pk")


def earlier_no(claim: OrganisationClaim) -> OrganisationClaim | None:
    """Return the decline that came before a claim, of the same person for the same thing."""
    rows = OrganisationClaim.objects.filter(
        user=claim.user_id, state=WayState.DECLINED, created_at__lt=claim.created_at
    )
    if claim.kind == ClaimKind.REGISTRATION:
        rows = rows.filter(name_key=claim.name_key, country=claim.country)
    else:
        rows = rows.filter(organisation=claim.organisation)
    return rows.order_by("-closed_at").first()


def other_claims(claim: OrganisationClaim) -> list[OrganisationClaim]:
    """Return the open claims of other people for the same organisation."""
    rows = claims_waiting().exclude(pk=claim.pk)
    if claim.organisation_id:
        return list(rows.filter(organisation=claim.organisation_id))
    return list(rows.filter(name_key=claim.name_key, country=claim.country))


def next_claim(claim: OrganisationClaim) -> OrganisationClaim | None:
    """Return what comes after a claim in the queue, or the oldest that waits."""
    waiting = claims_waiting().exclude(pk=claim.pk)
    later = Q(created_at__gt=claim.created_at) | Q(created_at=claim.created_at, pk__gt=claim.pk)
    found: OrganisationClaim | None = waiting.filter(later).first() or waiting.first()
    return found
