"""The page on which a reader reports a concern: no account, no cookie, no script."""

import pytest
from django.test import Client

from home.models import Concern
from tests.factories.review import draft_story
from tests.factories.tree import Branch, site_tree

pytestmark = pytest.mark.django_db
ADDRESS = "/en/concern/"


@pytest.fixture
def branch() -> Branch:
    """The tree of one language."""
    return site_tree("en")["en"]


def test_every_public_page_leads_to_the_report(client: Client, branch: Branch) -> None:
    for page in (branch.home, branch.stories, branch.directory):
        link = f'href="/en/concern/?page={page.url}"'
        assert link in client.get(page.url).content.decode()
    form = client.get(f"{ADDRESS}?page={branch.stories.url}")
    assert f'value="{branch.stories.url}"' in form.content.decode()
    assert "no-store" in form["Cache-Control"]
    assert not form.cookies


def test_a_report_is_kept_without_an_account(client: Client, branch: Branch) -> None:
    sent = {"page": branch.stories.url, "kind": "wrong", "words": "Not true", "contact": "0201 22"}
    answer = client.post(ADDRESS, sent)
    assert (answer.status_code, answer["Location"]) == (302, "/en/concern/sent/")
    concern = Concern.objects.get()
    assert (concern.path, concern.kind, concern.contact) == (branch.stories.url, "wrong", "0201 22")
    assert concern.text_key == branch.stories.translation_key
    assert len(concern.network) == 64
    assert client.get("/en/concern/sent/").status_code == 200


@pytest.mark.parametrize(
    "sent",
    [
        {},
        {"kind": "nothing"},
        {"kind": "child", "words": "a" * 2001},
        {"kind": "child", "words": "\x00"},
        {"kind": "child", "contact": "b" * 201},
        {"kind": "child", "page": "/" + "x" * 500},
    ],
)
def test_what_cannot_be_read_is_refused_in_words(
    client: Client, branch: Branch, sent: dict[str, str]
) -> None:
    answer = client.post(ADDRESS, sent)
    assert answer.status_code == 422
    assert answer.context["form"].errors
    assert not Concern.objects.exists()


@pytest.mark.parametrize(
    "page",
    ["", "//evil.example/", "https://evil.example/", "/xx/nothing/", "/en/%00/", "/en/a\x01"],
)
def test_an_address_that_is_no_page_still_reaches_a_person(
    client: Client, branch: Branch, page: str
) -> None:
    answer = client.post(ADDRESS, {"page": page, "kind": "other"})
    assert answer.status_code in (302, 422)
    assert not Concern.objects.filter(path__contains="evil").exists()


def test_one_network_sends_ten_reports_an_hour(client: Client, branch: Branch) -> None:
    for number in range(10):
        sent = {"kind": "wrong", "words": f"Number {number}"}
        assert client.post(ADDRESS, sent).status_code == 302
    refused = client.post(ADDRESS, {"kind": "child"})
    assert refused.status_code == 429
    assert int(refused["Retry-After"]) > 0
    elsewhere = client.post(ADDRESS, {"kind": "child"}, REMOTE_ADDR="198.51.100.7")
    assert elsewhere.status_code == 302


def test_another_site_cannot_send_the_form(client: Client, branch: Branch) -> None:
    answer = client.post(ADDRESS, {"kind": "child"}, headers={"Origin": "https://evil.example"})
    assert answer.status_code == 403
    assert not Concern.objects.exists()


def test_two_networks_hide_a_story_and_one_reader_twice_does_not(
    client: Client, branch: Branch
) -> None:
    page = draft_story(branch)
    page.live = True
    page.save()
    page.refresh_from_db()
    type(page).objects.update(first_published_at="2026-01-01T00:00Z")
    for words in ("", "Again"):
        client.post(ADDRESS, {"page": page.url, "kind": "child", "words": words})
    assert client.get(page.url).status_code == 200
    client.post(ADDRESS, {"page": page.url, "kind": "danger"}, REMOTE_ADDR="198.51.100.7")
    assert client.get(page.url).status_code == 404


def test_members_pages_offer_no_report(client: Client) -> None:
    assert "concern" not in client.get("/en/account/login/").content.decode()
