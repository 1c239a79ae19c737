"""A sheet whose lines somebody typed into a file."""

import pytest

from campaign.models import PledgePage, SignatureSheet
from tests.factories.network import OrganisationFactory
from tests.factories.paper import sheet


@pytest.fixture
def paper(page: PledgePage) -> SignatureSheet:
    """A sheet of an organisation in Ghana."""
    return sheet(OrganisationFactory.create(country="GH"), pledge=page.pledge)
