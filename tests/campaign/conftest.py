"""Pages that the tests of campaign share."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.utils import translation

from campaign.models import PledgePage
from tests.factories.campaign import pledge_page
from tests.factories.tree import Branch, site_tree


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    """Start in English: a request leaves its language active in the thread."""
    with translation.override("en"):
        yield


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
