"""Requests to confirm facts and a scout at work, for the screens of freshness."""

from datetime import timedelta

from django.utils import timezone

from accounts.models import User
from network.confirmation_links import make_token
from network.models import ConfirmationRequest, Organisation, Scout
from tests.factories.network import OrganisationFactory
from tests.factories.staff import member


def confirmations(steward: User, organisation: Organisation, language: str) -> dict[str, str]:
    """Return the links of a request that is open and of one that is over."""
    User.objects.filter(pk=steward.pk).update(language=language)
    now = timezone.now()
    links = {"confirm": now + timedelta(days=9), "late": now - timedelta(days=1)}
    return {
        name: make_token(
            ConfirmationRequest.objects.create(
                organisation=organisation, user=steward, expires_at=day
            ).pk
        )
        for name, day in links.items()
    }


def scout(unique: str) -> tuple[User, dict[str, str]]:
    """Return a scout of Iceland, and the listing there that waits for her."""
    person = member(
        OrganisationFactory.create(slug=f"scouts-{unique}"),
        "steward",
        email=f"scout-{unique}@example.org",
    )
    Scout.objects.create(user=person, country="IS")
    old = OrganisationFactory.create(slug=f"old-{unique}", country="IS", town="Akureyri")
    return person, {"old": old.slug}
