"""What waits on the ways into organisations: for who asked, for stewards, and for editors."""

from datetime import timedelta
from typing import Any

from allauth.account.models import EmailAddress
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ..enums import InvitationState, Role
from ..enums_ways import ClaimKind, VouchState, WayState
from ..models import (
    Invitation,
    JoinRequest,
    Membership,
    Organisation,
    OrganisationClaim,
    Vouch,
)

# How long an answer stays in sight in the member home.
SHOWN_FOR = timedelta(days=60)
TONES = {
    WayState.OPEN: "wait",
    WayState.ACCEPTED: "good",
    WayState.DECLINED: "bad",
    WayState.WITHDRAWN: "quiet",
    WayState.EXPIRED: "quiet",
}
MOST_CHOICES = 300


def ways_of(user: Any) -> list[dict[str, Any]]:
    """Return what she asked for and where it stands, newest first, closed ones for a while."""
    in_sight = Q(state=WayState.OPEN) | Q(closed_at__gte=timezone.now() - SHOWN_FOR)
    claims = OrganisationClaim.objects.filter(in_sight, user=user).select_related("organisation")
    joins = JoinRequest.objects.filter(in_sight, user=user).select_related("organisation")
    found = [
        *(claim_status(row) for row in claims.prefetch_related("vouches__organisation")),
        *(join_status(row) for row in joins),
    ]
    return sorted(found, key=lambda one: one["row"].created_at, reverse=True)


def claim_status(row: OrganisationClaim) -> dict[str, Any]:
    """Return where a claim stands and what happens next."""
    nexts = {
        WayState.OPEN: _next_of_claim(row),
        WayState.ACCEPTED: _("You are its steward."),
        WayState.DECLINED: _with_words(row.get_reason_display(), row.words),
        WayState.WITHDRAWN: "",
        WayState.EXPIRED: _("Nobody answered in time. You can ask again."),
    }
    if row.kind == ClaimKind.HANDOVER:
        nexts[WayState.ACCEPTED] = _("The campaign keeps it now.")
    url = reverse("member_claim_state", args=[row.pk])
    return _status(row, row.about, url, row.get_kind_display(), nexts)


def _next_of_claim(row: OrganisationClaim) -> str:
    asked = [one.organisation.name for one in row.vouches.all() if one.state == VouchState.ASKED]
    if asked:
        names = {"names": " / ".join(asked)}
        return _("%(names)s: asked to vouch for you. Then the campaign decides.") % names
    return _("The campaign decides and writes to you.")


def join_status(row: JoinRequest) -> dict[str, Any]:
    """Return where a request to join stands and what happens next."""
    nexts = {
        WayState.OPEN: _("The stewards of the organisation answer."),
        WayState.ACCEPTED: _("You belong to it."),
        WayState.DECLINED: row.get_reason_display(),
        WayState.WITHDRAWN: "",
        WayState.EXPIRED: _("Nobody answered in time. You can ask again."),
    }
    url = reverse("member_join_request", args=[row.pk])
    return _status(row, row.organisation.name, url, _("Request to join"), nexts)


def _status(
    row: Any, title: str, url: str, kind: str, nexts: dict[WayState, str]
) -> dict[str, Any]:
    state = WayState(row.state)
    return {
        "row": row,
        "title": title,
        "url": url,
        "kind": kind,
        "state": state.label,
        "tone": TONES[state],
        "next": nexts[state],
        "by": row.expires_at if state == WayState.OPEN else None,
        "is_open": state == WayState.OPEN,
    }


def _with_words(reason: str, words: str) -> str:
    return f"{reason}. {words}" if words else reason


def invitations_to(user: Any) -> list[Invitation]:
    """Return the open invitations that were sent to one of her proven addresses."""
    hers = EmailAddress.objects.filter(user_id=user.pk, verified=True).values("email")
    rows = Invitation.objects.filter(state=InvitationState.OPEN, expires_at__gt=timezone.now())
    return list(rows.filter(email__in=hers).select_related("organisation", "invited_by"))


def joins_waiting(organisation: Organisation) -> list[JoinRequest]:
    """Return who asks to join, oldest first."""
    rows = JoinRequest.objects.filter(organisation=organisation, state=WayState.OPEN)
    return list(rows.filter(expires_at__gt=timezone.now()).select_related("user")[:100])


def steward_waits(organisation: Organisation) -> list[dict[str, Any]]:
    """Return what waits for the stewards of an organisation, as tasks."""
    tasks = []
    if joins := joins_waiting(organisation):
        number = len(joins)
        title = ngettext("%(number)s person asks to join", "%(number)s people ask to join", number)
        url = reverse("member_join_answer", args=[organisation.slug, joins[0].pk])
        tasks.append(_task(title % {"number": number}, url, _("Say yes or no to her.")))
    vouches = Vouch.objects.filter(
        organisation=organisation, state=VouchState.ASKED, claim__state=WayState.OPEN
    )
    for vouch in vouches.select_related("claim__organisation"):
        title = _("Do you know who wants to keep %(name)s?") % {"name": vouch.claim.about}
        url = reverse("member_vouch", args=[organisation.slug, vouch.pk])
        tasks.append(_task(title, url, _("Vouch for her, or do not.")))
    return tasks


def _task(title: str, url: str, text: str) -> dict[str, Any]:
    return {"title": title, "url": url, "text": text, "icon": "group"}


def who_can_vouch(country: str, but: Organisation | None = None) -> list[Organisation]:
    """Return organisations with a steward: those of the country, or all when it has none."""
    kept = Membership.objects.live().with_role(Role.STEWARD).values("organisation")
    rows = Organisation.objects.listed().filter(pk__in=kept).order_by("name")
    if but is not None:
        rows = rows.exclude(pk=but.pk)
    return list(rows.filter(country=country)[:MOST_CHOICES]) or list(rows[:MOST_CHOICES])


def has_steward(organisation: Organisation) -> bool:
    """Tell whether anybody keeps an organisation's page."""
    rows = Membership.objects.live().with_role(Role.STEWARD)
    return rows.filter(organisation=organisation).exists()
