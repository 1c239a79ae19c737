"""The poster: public, one address each, drawn once for the same words."""

from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client

from campaign.admin_links import paper_buttons
from campaign.documents import poster as documents
from campaign.enums import PledgeState
from campaign.models import PledgePage
from campaign.views import poster as views
from tests.campaign.documents.reading import pages_of, width_of
from tests.factories.campaign import pledge_page
from tests.factories.staff import editor, moderator
from tests.factories.tree import Branch

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def empty_cache() -> None:
    """Let no test find the poster of another."""
    cache.clear()


def address(page: PledgePage, language: str = "en", paper: str = "a4") -> str:
    return f"/p/{page.pledge.code}/poster.pdf?lang={language}&paper={paper}"


@pytest.mark.parametrize(("paper", "width"), [("a4", 595), ("a3", 842)])
@pytest.mark.parametrize("language", ["en", "es", "fr", "pt"])
def test_a_poster_is_one_page_with_the_ask_and_the_address(
    page: PledgePage, client: Client, language: str, paper: str, width: int
) -> None:
    answer = client.get(address(page, language, paper))
    assert answer["Content-Type"] == "application/pdf"
    (text,) = pages_of(answer.content)
    bare = text.replace(" ", "").replace("\u200b", "")
    assert page.ask.replace(" ", "") in bare
    # Once beside the code, and on each of nine strips.
    assert bare.count(f"/p/{page.pledge.code}") == 10
    assert width_of(answer.content) == width
    assert len(answer.content) < 200_000


def test_a_poster_is_kept_by_proxies_and_sets_no_cookie(page: PledgePage, client: Client) -> None:
    answer = client.get(address(page))
    assert answer["Cache-Control"] == "public, max-age=60, s-maxage=60"
    assert answer["Content-Language"] == "en"
    assert "Vary" not in answer
    assert not answer.cookies


@pytest.mark.parametrize("query", ["", "?lang=es", "?lang=xx&paper=a0", "?lang=en&paper=a4&x=1"])
def test_every_other_address_leads_to_the_one(page: PledgePage, client: Client, query: str) -> None:
    answer = client.get(f"/p/{page.pledge.code}/poster.pdf{query}")
    language = "es" if "es" in query else "en"
    assert (answer.status_code, answer["Location"]) == (302, address(page, language))


def test_the_same_poster_is_drawn_once(page: PledgePage, client: Client, monkeypatch: Any) -> None:
    drawn = []

    def draw(data: dict[str, Any]) -> bytes:
        drawn.append(data)
        return documents.poster_pdf(data)

    monkeypatch.setattr(views, "poster_pdf", draw)
    first = client.get(address(page))
    assert client.get(address(page)).content == first.content
    again = client.get(address(page), headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content, len(drawn)) == (304, b"", 1)
    page.ask = "Build a nursery."
    page.save()
    assert client.get(address(page))["ETag"] != first["ETag"]
    assert len(drawn) == 2


def test_a_pledge_that_cannot_be_signed_has_no_poster(page: PledgePage, client: Client) -> None:
    page.pledge.state = PledgeState.CLOSED
    page.pledge.save()
    assert client.get(address(page)).status_code == 404
    assert client.get("/p/nothing/poster.pdf").status_code == 404


def test_a_pledge_that_is_not_public_has_no_poster(page: PledgePage, client: Client) -> None:
    page.unpublish()
    assert client.get(address(page)).status_code == 404


def test_the_ask_is_in_the_language_of_the_poster_where_it_exists(
    tree: dict[str, Branch], page: PledgePage, client: Client
) -> None:
    pledge_page(tree["es"], page.pledge, ask="Dinero público para el cuidado.", slug="es")
    (text,) = pages_of(client.get(address(page, "es")).content)
    assert "Dinero" in text


def test_a_poster_takes_few_queries(
    page: PledgePage, client: Client, django_assert_max_num_queries: Any
) -> None:
    client.get(address(page))
    with django_assert_max_num_queries(3):
        client.get(address(page))


def test_posts_are_refused(page: PledgePage, client: Client) -> None:
    assert client.post(address(page)).status_code == 405


def test_the_page_of_a_pledge_leads_to_its_poster(page: PledgePage, client: Client) -> None:
    assert address(page).replace("&", "&amp;") in client.get(page.url).content.decode()


def test_editors_are_led_to_poster_and_sheets(page: PledgePage) -> None:
    links = [button.url for button in paper_buttons(page.pledge, editor())]
    assert links == [
        f"/p/{page.pledge.code}/poster.pdf",
        f"/en/members/collect/{page.organisation.slug}/{page.pledge.code}/sheets/",
    ]
    assert len(list(paper_buttons(page.pledge, moderator("en")))) == 1
    page.pledge.state = PledgeState.CLOSED
    assert list(paper_buttons(page.pledge, editor())) == []
