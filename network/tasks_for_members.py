"""What network asks members to do, in the member area."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from .models import Membership
from .selectors.unconfirmed import ASK_AFTER, listings_for, scouting


def confirm_task(membership: Membership, request: HttpRequest) -> list[dict[str, Any]]:
    """Ask stewards to confirm facts that are older than a year; who has no e-mail reads it here."""
    day = membership.organisation.last_confirmed_at
    if not membership.is_steward or (day and day >= timezone.localdate() - ASK_AFTER):
        return []
    url = reverse("member_organisation", args=[membership.organisation.slug])
    text = _("Nobody has said for a year that they are still right.")
    return [{"title": _("Confirm the facts"), "url": url, "text": text, "icon": "check"}]


def scout_task(user: Any, request: HttpRequest) -> list[dict[str, Any]]:
    """Offer scouts what waits for them."""
    if not scouting(user).exists():
        return []
    number = listings_for(user).count()
    text = _("Organisations in your country that nobody has confirmed for long: %(number)s")
    url = reverse("member_scout")
    words = text % {"number": number}
    return [{"title": _("Listings to confirm"), "url": url, "text": words, "icon": "search"}]
