"""Programs read the newest stories, and learn of those that are gone."""

from datetime import timedelta
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from django.test import Client
from django.utils import timezone

from campaign.models import StoryPage
from home import removal_ledger
from home.actions.remove_text import remove_text
from home.actions.report_concern import report_concern
from home.actions.take_down import put_back, take_down
from home.enums_consent import RemovalCause
from tests.factories.review import draft_story, fresh
from tests.factories.staff import editor
from tests.factories.tree import Branch, site_tree

pytestmark = pytest.mark.django_db
ATOM = {"a": "http://www.w3.org/2005/Atom", "at": "http://purl.org/atompub/tombstones/1.0"}
ADDRESS = "/en/stories.atom"


@pytest.fixture(autouse=True)
def ledger(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A list of removals of each test's own."""
    monkeypatch.setattr(removal_ledger, "ledger_path", lambda: tmp_path / "removed.jsonl")


@pytest.fixture
def branch() -> Branch:
    """The tree of one language, of two."""
    return site_tree("en", "es")["en"]


def story(branch: Branch, **fields: Any) -> StoryPage:
    """Return a public story, published an hour ago."""
    page = draft_story(branch, **fields)
    then = timezone.now() - timedelta(hours=1)
    StoryPage.objects.filter(pk=page.pk).update(
        live=True, first_published_at=then, last_published_at=then
    )
    public: StoryPage = fresh(page)
    return public


def read(client: Client, address: str = ADDRESS) -> ET.Element:
    """Return the feed."""
    return ET.fromstring(client.get(address).content)  # noqa: S314 (our own answer)


def entries(client: Client, address: str = ADDRESS) -> list[str | None]:
    """Return the ids of the stories in the feed."""
    return [one.text for one in read(client, address).findall("a:entry/a:id", ATOM)]


def gone(client: Client) -> list[str]:
    """Return the ids of the stories that the feed says are gone."""
    return [one.attrib["ref"] for one in read(client).findall("at:deleted-entry", ATOM)]


def test_the_feed_holds_public_stories_in_their_own_language(
    client: Client, branch: Branch
) -> None:
    page = story(branch, text_language="tw", byline="Ama & Esi", pull_quote="<b>We carried</b>")
    draft_story(branch, slug="a-draft", title="Only a draft")
    feed = read(client)
    assert entries(client) == [page.translation_key.urn]
    assert entries(client, "/es/stories.atom") == [page.translation_key.urn]
    entry = feed.find("a:entry", ATOM)
    assert entry is not None
    assert entry.attrib["{http://www.w3.org/XML/1998/namespace}lang"] == "tw"
    assert entry.findtext("a:author/a:name", namespaces=ATOM) == "Ama & Esi"
    link = entry.find("a:link", ATOM)
    assert link is not None
    assert link.attrib["href"].endswith(page.url)
    assert link.attrib["href"].startswith("http")


def test_pages_lead_to_the_feed(client: Client, branch: Branch) -> None:
    page = story(branch)
    for address in (page.url, branch.stories.url):
        words = client.get(address).content.decode()
        assert 'type="application/atom+xml"' in words
        assert f'href="{ADDRESS}"' in words


def test_what_was_removed_is_named_by_its_number_alone(client: Client, branch: Branch) -> None:
    page = story(branch)
    remove_text(page.translation_key, RemovalCause.PERSON)
    assert (entries(client), gone(client)) == ([], [page.translation_key.urn])
    assert "market" not in client.get(ADDRESS).content.decode()


def test_what_is_hidden_or_taken_down_is_gone_until_it_comes_back(
    client: Client, branch: Branch
) -> None:
    page, user = story(branch), editor()
    key, number = page.translation_key, page.translation_key.urn
    report_concern(page.url, "child", networks=["a"])
    assert (entries(client), gone(client)) == ([number], [])
    report_concern(page.url, "child", networks=["b"])
    assert (entries(client), gone(client)) == ([], [number])
    take_down(key, user, "child", "Her face is seen")
    stone = read(client).find("at:deleted-entry", ATOM)
    put_back(key, user, "It is blurred")
    assert (entries(client), gone(client)) == ([number], [])
    again = read(client).findtext("a:entry/a:updated", namespaces=ATOM)
    assert stone is not None
    assert again is not None
    assert again >= stone.attrib["when"]


def test_who_has_it_already_gets_nothing_again(client: Client, branch: Branch) -> None:
    page = story(branch)
    first = client.get(ADDRESS)
    assert first["Content-Type"].startswith("application/atom+xml")
    assert "public" in first["Cache-Control"]
    for told in (
        {"If-None-Match": first["ETag"]},
        {"If-Modified-Since": first["Last-Modified"]},
    ):
        answer = client.get(ADDRESS, headers=told)
        assert (answer.status_code, answer.content) == (304, b"")
    take_down(page.translation_key, editor(), "law", "A court says so")
    for told in (
        {"If-None-Match": first["ETag"]},
        {"If-Modified-Since": first["Last-Modified"]},
    ):
        assert client.get(ADDRESS, headers=told).status_code == 200


def test_a_language_without_stories_has_no_feed(client: Client, branch: Branch) -> None:
    assert client.get("/fr/stories.atom").status_code == 404
    branch.stories.unpublish()
    assert client.get(ADDRESS).status_code == 404


def test_the_feed_asks_the_database_as_often_for_many_stories(
    client: Client, branch: Branch, django_assert_max_num_queries: Any
) -> None:
    for number in range(10):
        story(branch, slug=f"story-{number}")
    client.get(ADDRESS)
    with django_assert_max_num_queries(8):
        client.get(ADDRESS)
