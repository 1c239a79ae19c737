"""Pages that the tests of campaign share."""

from typing import Any

import pytest

from campaign.models import PledgePage
from tests.factories.campaign import pledge_page
from tests.factories.tree import Branch, site_tree


@pytest.fixture(autouse=True)
def outbox(settings: Any) -> None:
    """Queue mails as the site does; test runners send them to memory."""
    settings.EMAIL_BACKEND = "home.mail.OutboxBackend"


@pytest.fixture
def tree(db: None) -> dict[str, Branch]:
    """A site in English and Spanish."""
    return site_tree("en", "es")


@pytest.fixture
def page(tree: dict[str, Branch]) -> PledgePage:
    """The English page of a call that is open."""
    return pledge_page(tree["en"])
