"""Organisations for tests."""

import factory

from network.models import Organisation


class OrganisationFactory(factory.django.DjangoModelFactory[Organisation]):
    """A membership-based organisation in Ghana."""

    name = factory.Sequence(lambda number: f"Market Women's Union {number}")
    slug = factory.Sequence(lambda number: f"market-women-{number}")
    org_type = "union"
    country = "GH"
    is_mbo = True

    class Meta:
        model = Organisation
