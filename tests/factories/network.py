"""Organisations, memberships and invitations for tests."""

import factory

from network.enums_affiliation import Side
from network.models import Affiliation, Membership, Organisation

from .accounts import UserFactory


class OrganisationFactory(factory.django.DjangoModelFactory[Organisation]):
    """A membership-based organisation in Ghana."""

    name = factory.Sequence(lambda number: f"Market Women's Union {number}")
    slug = factory.Sequence(lambda number: f"market-women-{number}")
    org_type = "union"
    country = "GH"
    is_mbo = True

    class Meta:
        model = Organisation


class MembershipFactory(factory.django.DjangoModelFactory[Membership]):
    """A member who writes for her organisation."""

    user = factory.SubFactory(UserFactory)
    organisation = factory.SubFactory(OrganisationFactory)
    is_author = True

    class Meta:
        model = Membership

    class Params:
        steward = factory.Trait(is_steward=True)


class AffiliationFactory(factory.django.DjangoModelFactory[Affiliation]):
    """An organisation says that it is a member of a network."""

    organisation = factory.SubFactory(OrganisationFactory)
    network = factory.SubFactory(OrganisationFactory, org_type="network")
    asserted_side = Side.ORGANISATION

    class Meta:
        model = Affiliation
