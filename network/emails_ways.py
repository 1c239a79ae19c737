"""Mails about the ways into an organisation and about networks.

No mail leads into the admin, and no subject line holds a code.
"""

from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils import translation

from accounts.models import User
from home.emails import send_mail_template

from .enums import Role
from .models import Affiliation, Membership, Organisation


def send_to(person: User, name: str, route: str, args: list[Any], **values: Any) -> bool:
    """Send a mail with a link of the member area in the reader's language.

    Returns False for who has no address: she reads it in the member area.
    """
    if not person.email or not person.is_active:
        return False
    with translation.override(person.language):
        url = f"{settings.BASE_URL}{reverse(route, args=args)}"
    send_mail_template(name, person.email, person.language, {"person": person, "url": url} | values)
    return True


def stewards_of(organisation: Organisation) -> list[User]:
    """Return the stewards of an organisation."""
    rows = Membership.objects.live().with_role(Role.STEWARD).filter(organisation=organisation)
    return [membership.user for membership in rows.select_related("user").order_by("pk")]


def ask_about_affiliation(affiliation: Affiliation) -> None:
    """Ask the stewards of the side that has not spoken, or of both, whether it is so."""
    said_by = affiliation.asserting
    for side in (affiliation.organisation, affiliation.network):
        if side == said_by:
            continue
        for steward in stewards_of(side):
            send_to(
                steward,
                "affiliation_asked",
                "member_affiliations",
                [side.slug],
                side=side,
                affiliation=affiliation,
                said_by=said_by,
            )
