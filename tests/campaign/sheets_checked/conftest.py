"""A sheet that somebody typed, and who may check it."""

from typing import Any

import pytest

from campaign.models import PledgePage, SignatureSheet
from network.models import Organisation
from tests.factories.network import OrganisationFactory
from tests.factories.paper import sheet, typed
from tests.factories.staff import member


@pytest.fixture
def organisation(page: PledgePage) -> Organisation:
    """Who collects, in Ghana."""
    return OrganisationFactory.create(country="GH")


@pytest.fixture
def collector(organisation: Organisation) -> Any:
    """Somebody who collects for the organisation."""
    return member(organisation, "collector")


@pytest.fixture
def steward(organisation: Organisation) -> Any:
    """Somebody who looks after the organisation and typed nothing."""
    return member(organisation, "steward")


@pytest.fixture
def paper(page: PledgePage, organisation: Organisation, collector: Any) -> SignatureSheet:
    """A sheet that the collector has typed."""
    return typed(sheet(organisation, pledge=page.pledge), collector)
