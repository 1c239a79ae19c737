"""A sheet that came back, and who types it in."""

from typing import Any

import pytest
from django.test import Client

from campaign.models import PledgePage, SignatureSheet
from network.models import Organisation
from tests.factories.network import OrganisationFactory
from tests.factories.paper import sheet
from tests.factories.staff import member


@pytest.fixture
def organisation(page: PledgePage) -> Organisation:
    """Who collects, in Ghana."""
    return OrganisationFactory.create(country="GH")


@pytest.fixture
def paper(page: PledgePage, organisation: Organisation) -> SignatureSheet:
    """A sheet that nobody has typed yet."""
    return sheet(organisation, pledge=page.pledge)


@pytest.fixture
def collector(organisation: Organisation) -> Any:
    """Somebody who collects for the organisation."""
    return member(organisation, "collector")


@pytest.fixture
def phone(client: Client, collector: Any) -> Client:
    """The phone of the collector, who is signed in."""
    client.force_login(collector)
    return client
