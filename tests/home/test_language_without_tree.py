"""A language of the site that has no pages yet: its addresses answer, and none fails."""

import pytest
from django.test import Client

from tests.factories.campaign import PledgeFactory, pledge_page
from tests.factories.library import StatisticFactory
from tests.factories.network import OrganisationFactory
from tests.factories.programme import PolicySpaceFactory
from tests.factories.tree import site_tree

pytestmark = pytest.mark.django_db
PATHS = (
    *("figures/", "figures/one/", "glossary/", "policy-spaces.ics", "policy-spaces/one.ics"),
    *("related/", "related/?theme=child-care", "related.atom?theme=child-care", "search/?q=care"),
    *(
        "search/suggestions.json?q=ca",
        "feeds/",
        "feeds/library.atom",
        "feeds/themes/child-care.atom",
    ),
    *("feeds/series/book.atom", "feeds/stories.atom", "updates/pledges/called.atom"),
    *("updates/pledges/called/", "updates/organisations/one/", "network/one/"),
    *(
        "updates/organisations/one.atom",
        "network/",
        "network/changes.atom",
        "contact/send/",
        "letter/",
        "nothing/",
    ),
)


def test_no_address_fails_in_a_language_without_pages(client: Client) -> None:
    tree = site_tree("en")
    pledge_page(tree["en"], PledgeFactory.create(code="called"))
    OrganisationFactory.create(slug="one")
    StatisticFactory.create(code="one")
    PolicySpaceFactory.create(code="one")
    client.raise_request_exception = False
    found = {path: client.get(f"/pt/{path}").status_code for path in PATHS}
    failed = {path: status for path, status in found.items() if status >= 500}
    assert not failed, failed
    assert found["figures/"] == 200
