"""Claims, vouches and requests to join for tests."""

from datetime import timedelta

import factory
from django.utils import timezone

from network.enums_ways import ClaimKind
from network.models import JoinRequest, OrganisationClaim, Vouch

from .accounts import UserFactory
from .network import OrganisationFactory


def later(days: int) -> factory.LazyFunction:
    """Return a day to come."""
    return factory.LazyFunction(lambda: timezone.now() + timedelta(days=days))


class ClaimFactory(factory.django.DjangoModelFactory[OrganisationClaim]):
    """Somebody claims a listing."""

    kind = ClaimKind.CLAIM
    organisation = factory.SubFactory(OrganisationFactory)
    user = factory.SubFactory(UserFactory)
    position = "Secretary"
    evidence = "My name stands on the notice board."
    expires_at = later(60)

    class Meta:
        model = OrganisationClaim

    class Params:
        registration = factory.Trait(
            kind=ClaimKind.REGISTRATION,
            organisation=None,
            name="New Union",
            name_key="new union",
            org_type="union",
            country="GH",
        )


class VouchFactory(factory.django.DjangoModelFactory[Vouch]):
    """A member organisation is asked about a claim."""

    claim = factory.SubFactory(ClaimFactory)
    organisation = factory.SubFactory(OrganisationFactory)

    class Meta:
        model = Vouch


class JoinRequestFactory(factory.django.DjangoModelFactory[JoinRequest]):
    """Somebody asks to join."""

    organisation = factory.SubFactory(OrganisationFactory)
    user = factory.SubFactory(UserFactory)
    answers = factory.LazyFunction(lambda: [{"question": "Which market?", "answer": "Makola"}])
    expires_at = later(30)

    class Meta:
        model = JoinRequest
