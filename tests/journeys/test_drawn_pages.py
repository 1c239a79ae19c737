"""The public pages of the demo, drawn anew and put together of pieces that are kept."""

from typing import Any

import pytest
from django.test import Client
from wagtail.models import Page

from home import compiled, drawn
from home.keeping import Kept
from tests.journeys.addresses import PAGES
from tests.journeys.demo_site import DemoSite
from tests.journeys.samples import Samples

# Everything below these is drawn once for the addresses that are visited most.
VISITED_MOST = {
    *("HomePage", "CampaignPage", "PledgePage", "StoryPage"),
    *("StoryIndexPage", "DirectoryPage", "LibraryPage"),
}


@pytest.fixture
def samples(demo_site: DemoSite, rows_of_the_demo: None, settings: Any, language: str) -> Samples:
    """The values of the braces."""
    return Samples(language, demo_site)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_no_page_shows_a_piece_of_another(
    samples: Samples, language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = Client(SERVER_NAME="localhost", headers={"accept-language": language})
    rows = [row for row in PAGES if row.is_public and language in row.languages]
    pages = Page.objects.live().filter(locale__language_code=language, depth__gt=1).specific()
    asked = [samples.fill(row.address) for row in rows] + [page.url for page in pages]
    addresses = [
        f"{address}{mark}{view}"
        for address in dict.fromkeys(asked)
        for mark in ("&" if "?" in address else "?",)
        for view in ("", "lite=1")
    ]
    for address in addresses:
        client.get(address)
    for address in addresses:
        kept = client.get(address).content
        with monkeypatch.context() as patch:
            patch.setattr(drawn, "_kept", Kept(drawn.MOST))
            patch.setattr(compiled, "_made", Kept(compiled.MOST_ANSWERS))
            anew = client.get(address).content
        assert kept == anew, address


@pytest.mark.parametrize("language", ["en"])
def test_every_piece_of_the_pages_that_are_visited_most_can_be_kept(
    samples: Samples, language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = Client(SERVER_NAME="localhost")
    whole, told = drawn.value_of, []

    def watched(value: object) -> object:
        try:
            return whole(value)
        except drawn.IncomparableError as error:
            told.append(str(error))
            raise

    monkeypatch.setattr(drawn, "value_of", watched)
    pages = Page.objects.live().filter(locale__language_code=language).specific()
    visited = [page for page in pages if type(page).__name__ in VISITED_MOST]
    assert len({type(page) for page in visited}) == len(VISITED_MOST)
    for page in visited:
        client.get(page.url)
    assert not told
