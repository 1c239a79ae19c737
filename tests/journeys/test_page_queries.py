"""How often the public pages of the demo ask the database, caches being empty."""

from typing import Any

import pytest
from django.core.cache import caches
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page

from tests.journeys.addresses import PAGES, SIGNING
from tests.journeys.demo_site import DemoSite
from tests.journeys.samples import Samples

MOST = 12


@pytest.fixture
def samples(demo_site: DemoSite, rows_of_the_demo: None, settings: Any, language: str) -> Samples:
    """The values of the braces."""
    settings.EMAIL_BACKEND = "home.mail.OutboxBackend"
    return Samples(language, demo_site)


def statements(client: Client, address: str) -> list[str]:
    """Return what a page asks the database; what a process learns once it knows already."""
    for cache in caches.all():
        cache.clear()
    with CaptureQueriesContext(connection) as queries:
        answer = client.get(address)
    assert answer.status_code == 200, address
    return [query["sql"] for query in queries]


@pytest.mark.parametrize("language", ["en", "es", "fr", "pt"])
def test_no_public_page_needs_more_than_twelve_statements_or_one_of_them_twice(
    samples: Samples, language: str
) -> None:
    client = Client(SERVER_NAME="localhost", headers={"accept-language": language})
    rows = [row for row in [*PAGES, *SIGNING] if row.is_public and language in row.languages]
    pages = Page.objects.live().filter(locale__language_code=language, depth__gt=1).specific()
    addresses = [samples.fill(row.address) for row in rows] + [page.url for page in pages]
    client.get(f"/{language}/")
    wrong = []
    for address in dict.fromkeys(addresses):
        asked = statements(client, address)
        wrong += [f"{address}: {len(asked)} statements"] if len(asked) > MOST else []
        twice = {statement for statement in asked if asked.count(statement) > 1}
        wrong += [f"{address} asks twice: {statement[:400]}" for statement in twice]
    assert not wrong, "\n".join(wrong)
