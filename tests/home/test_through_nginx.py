"""What nginx keeps, and what it forgets: the application behind a real proxy with a cache."""

import time
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest

from home.actions.purge import purge_due
from home.models import CacheChange, StandardPage
from network.models import Organisation
from tests.factories.network import OrganisationFactory
from tests.factories.story_translations import public_story
from tests.factories.tree import site_tree
from tests.nginx import MISSING, application, get, nginx

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(bool(MISSING), reason=MISSING),
]


@pytest.fixture
def port(tmp_path: Path, settings: Any) -> Iterator[int]:
    """Give the port of a proxy that the worker knows."""
    with application() as behind, nginx(tmp_path, behind) as (front, purged):
        settings.WAGTAILFRONTENDCACHE = {
            "proxy": {
                "BACKEND": "home.proxies.ProxyBackend",
                "LOCATION": f"http://127.0.0.1:{purged}",
            }
        }
        yield front


def kept(port: int, path: str) -> str:
    """Ask twice, so that the proxy has it; return what it says."""
    get(port, path)
    answer, text = get(port, path)
    assert (answer.status, answer.headers["X-Cache"]) == (200, "HIT"), path
    return text


def standing(title: str, slug: str) -> StandardPage:
    """Put a page below the English home page."""
    branch = site_tree("en", "es")["en"]
    page = StandardPage(title=title, slug=slug, locale=branch.locale)
    return branch.home.add_child(instance=page)


def test_what_is_taken_down_is_gone_from_the_page_the_lists_and_the_feed(port: int) -> None:
    tree = site_tree("en", "es")
    story = public_story(tree["en"], title="Rain at the stall", slug="rain")
    CacheChange.objects.all().delete()
    # In the second tree it is shown at its own path, in its own language.
    abroad = story.url.replace("/en/", "/es/")
    pages = [story.url, f"{story.url}?lite=1", abroad, "/en/stories/", "/en/stories.atom"]
    assert all("Rain at the stall" in kept(port, path) for path in pages)

    story.unpublish()
    assert get(port, story.url)[0].headers["X-Cache"] == "HIT"
    begun = time.monotonic()
    assert purge_due() > 0
    assert time.monotonic() - begun < 5
    for path in pages:
        answer, text = get(port, path)
        assert answer.headers["X-Cache"] == "MISS", path
        assert "Rain at the stall" not in text


def test_what_is_published_is_seen_at_once_and_nothing_at_its_old_address(port: int) -> None:
    page = standing("Before", "news")
    assert "Before" in kept(port, "/en/news/")
    page.title, page.slug = "After", "words"
    page.save_revision().publish()
    purge_due()
    assert "Before" not in get(port, "/en/news/")[1]
    assert "After" in get(port, "/en/words/")[1]


def test_new_facts_of_an_organisation_are_seen_at_once(port: int) -> None:
    site_tree("en", "es")
    organisation = OrganisationFactory.create(name="Market Women", slug="market-women")
    pages = ["/en/network/market-women/", "/es/network/market-women/", "/en/network/"]
    assert all("Market Women" in kept(port, path) for path in pages)
    organisation.name = "Traders United"
    organisation.save()
    purge_due()
    assert Organisation.objects.get().name == "Traders United"
    assert all("Traders United" in get(port, path)[1] for path in pages)


def test_an_old_page_is_shown_while_the_application_is_down(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(StandardPage, "cache_seconds", 1)
    monkeypatch.setattr(StandardPage, "stale_seconds", 0)
    standing("Still here", "here")
    running = ExitStack()
    behind = running.enter_context(application())
    with running, nginx(tmp_path, behind) as (port, _purged):
        kept(port, "/en/here/")
        assert get(port, "/en/here/?page=2")[0].status == 200
        running.close()
        time.sleep(2.1)
        answer, text = get(port, "/en/here/")
        assert (answer.status, answer.headers["X-Cache"]) == (200, "STALE")
        assert "Still here" in text
        # A filtered list cannot be purged, so it is not shown old either.
        assert get(port, "/en/here/?page=2")[0].status == 502


def test_no_answer_for_one_person_is_kept(port: int) -> None:
    site_tree("en")
    for path in ("/en/account/login/", "/healthz", "/en/take-back/"):
        get(port, path)
        assert get(port, path)[0].headers["X-Cache"] != "HIT"
