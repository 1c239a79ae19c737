"""Programs read what is new with a pledge or an organisation, and learn of what is gone."""

from datetime import timedelta
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from django.test import Client
from django.utils import timezone
from wagtail.models import PageViewRestriction

from campaign.models import PledgePage, UpdatePage
from home import removal_ledger
from home.actions.remove_text import remove_text
from home.actions.report_concern import report_concern
from home.actions.take_down import put_back, take_down
from home.enums_consent import RemovalCause
from network.models import OrganisationPage
from tests.factories.campaign import pledge_page
from tests.factories.review import consent, fresh
from tests.factories.staff import editor
from tests.factories.tree import Branch, site_tree

pytestmark = pytest.mark.django_db
ATOM = {"a": "http://www.w3.org/2005/Atom", "at": "http://purl.org/atompub/tombstones/1.0"}
LANG = "{http://www.w3.org/XML/1998/namespace}lang"


@pytest.fixture(autouse=True)
def ledger(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A list of removals of each test's own."""
    monkeypatch.setattr(removal_ledger, "ledger_path", lambda: tmp_path / "removed.jsonl")


@pytest.fixture
def tree() -> dict[str, Branch]:
    return site_tree("en", "fr")


@pytest.fixture
def pledge(tree: dict[str, Branch]) -> PledgePage:
    return pledge_page(tree["en"])


def published(branch: Branch, pledge: PledgePage, name: str, **fields: Any) -> UpdatePage:
    """Return an update about a pledge that everybody reads since an hour."""
    then = timezone.now() - timedelta(hours=1)
    values = {
        "title": name,
        "slug": f"update-{UpdatePage.objects.count()}",
        "text": f"{name} & new.",
        "organisation": pledge.organisation,
        "about": pledge.pledge,
        "text_language": branch.locale.language_code,
        "locale": branch.locale,
        "first_published_at": then,
        "last_published_at": then,
        **fields,
    }
    branch.stories.refresh_from_db()
    page: UpdatePage = branch.stories.add_child(instance=UpdatePage(**values))
    consent(page)
    return page


def addresses(pledge: PledgePage) -> list[str]:
    """Return the feed of a pledge, and that of its organisation."""
    return [
        f"/en/updates/pledges/{pledge.pledge.code}.atom",
        f"/en/updates/organisations/{pledge.organisation.slug}.atom",
    ]


def read(client: Client, address: str) -> ET.Element:
    return ET.fromstring(client.get(address).content)  # noqa: S314 (our own answer)


def entries(client: Client, address: str) -> list[str | None]:
    """Return the ids of what is in a feed."""
    return [one.text for one in read(client, address).findall("a:entry/a:id", ATOM)]


def gone(client: Client, address: str) -> list[str]:
    """Return the ids of what a feed says is gone."""
    return [one.attrib["ref"] for one in read(client, address).findall("at:deleted-entry", ATOM)]


def test_each_feed_holds_its_own_updates_in_the_language_of_their_words(
    tree: dict[str, Branch], pledge: PledgePage, client: Client
) -> None:
    here = published(tree["en"], pledge, "A key", text_language="tw")
    there = published(tree["en"], pledge, "A tap", about=None)
    published(tree["en"], pledge_page(tree["en"]), "Elsewhere")
    about_pledge, of_organisation = addresses(pledge)
    assert entries(client, about_pledge) == [here.translation_key.urn]
    both = {here.translation_key.urn, there.translation_key.urn}
    assert set(entries(client, of_organisation)) == both
    feed = read(client, about_pledge)
    assert pledge.title in (feed.findtext("a:title", namespaces=ATOM) or "")
    entry = feed.find("a:entry", ATOM)
    assert entry is not None
    assert entry.attrib[LANG] == "tw"
    assert entry.findtext("a:summary", namespaces=ATOM) == "<p>A key &amp; new.</p>"
    assert entry.findtext("a:author/a:name", namespaces=ATOM) == pledge.organisation.name
    link = entry.find("a:link", ATOM)
    assert link is not None
    assert link.attrib["href"].startswith("http")
    assert link.attrib["href"].endswith(here.url)


def test_what_is_no_public_update_is_in_no_feed(
    tree: dict[str, Branch], pledge: PledgePage, client: Client
) -> None:
    published(tree["en"], pledge, "Draft", live=False)
    closed = published(tree["en"], pledge, "Closed")
    PageViewRestriction.objects.create(page=closed, restriction_type="login")
    for address in addresses(pledge):
        assert (entries(client, address), gone(client, address)) == ([], [])
        assert client.get(address).content == client.get(address).content


def test_what_is_taken_back_is_named_by_its_number_alone(
    tree: dict[str, Branch], pledge: PledgePage, client: Client
) -> None:
    page = published(tree["en"], pledge, "A key")
    first = [client.get(address) for address in addresses(pledge)]
    remove_text(page.translation_key, RemovalCause.PERSON)
    for address, before in zip(addresses(pledge), first, strict=True):
        told = {"If-None-Match": before["ETag"]}
        answer = client.get(address, headers=told)
        assert answer.status_code == 200
        assert "A key" not in answer.content.decode()
        number = page.translation_key.urn
        assert (entries(client, address), gone(client, address)) == ([], [number])
        told = {"If-None-Match": answer["ETag"]}
        assert client.get(address, headers=told).status_code == 304
    other = pledge_page(tree["en"])
    assert gone(client, addresses(other)[0]) == []


def test_what_is_hidden_or_taken_down_is_gone_until_it_comes_back(
    tree: dict[str, Branch], pledge: PledgePage, client: Client
) -> None:
    page, user, address = published(tree["en"], pledge, "A key"), editor(), addresses(pledge)[0]
    number = page.translation_key.urn
    for network in ("a", "b"):
        report_concern(page.url, "child", networks=[network])
    assert (entries(client, address), gone(client, address)) == ([], [number])
    take_down(page.translation_key, user, "child", "Her face is seen")
    put_back(page.translation_key, user, "It is blurred")
    assert fresh(page).live
    assert (entries(client, address), gone(client, address)) == ([number], [])


def test_pages_lead_to_the_feed(
    tree: dict[str, Branch], pledge: PledgePage, client: Client
) -> None:
    speaker = {"organisation": pledge.organisation, "title": "x", "locale": tree["en"].locale}
    profile = tree["en"].directory.add_child(instance=OrganisationPage(**speaker))
    ours, theirs = (
        published(tree["en"], pledge, "A key"),
        published(tree["en"], pledge, "A tap", about=None),
    )
    about_pledge, of_organisation = addresses(pledge)
    for page, feed in (
        (pledge.url, about_pledge),
        (ours.url, about_pledge),
        (about_pledge.replace(".atom", "/"), about_pledge),
        (profile.url, of_organisation),
        (theirs.url, of_organisation),
        (of_organisation.replace(".atom", "/"), of_organisation),
    ):
        words = client.get(page).content.decode()
        assert 'rel="alternate" type="application/atom+xml"' in words, page
        assert f'href="{feed}"' in words, page


def test_what_nobody_may_see_has_no_feed(pledge: PledgePage, client: Client) -> None:
    about_pledge = addresses(pledge)[0]
    PageViewRestriction.objects.create(page=pledge, restriction_type="login")
    assert client.get(about_pledge).status_code == 404
    assert client.get("/en/updates/pledges/nothing.atom").status_code == 404
    assert client.get("/en/updates/organisations/nothing.atom").status_code == 404


def test_a_feed_asks_the_database_as_often_for_many_updates(
    tree: dict[str, Branch],
    pledge: PledgePage,
    client: Client,
    django_assert_max_num_queries: Any,
) -> None:
    for number in range(10):
        published(tree["en"], pledge, f"Number {number}")
    for address in addresses(pledge):
        client.get(address)
        with django_assert_max_num_queries(9):
            client.get(address)
