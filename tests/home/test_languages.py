"""The language of an answer, and the links to the same page in the others."""

from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from campaign.models import PledgePage
from campaign.tokens import make_token
from tests.factories.campaign import SignatureFactory, pledge_page
from tests.factories.network import OrganisationFactory
from tests.factories.tree import Branch, site_tree

pytestmark = pytest.mark.django_db


@pytest.fixture
def tree() -> dict[str, Branch]:
    """A site in English and Spanish."""
    return site_tree("en", "es")


@pytest.fixture
def page(tree: dict[str, Branch]) -> PledgePage:
    """A pledge in English."""
    return pledge_page(tree["en"])


def links(answer: Any) -> dict[str, str]:
    """Return where the language links of a page lead, by language."""
    found = BeautifulSoup(answer.content, "html.parser").select("nav.languages a")
    return {str(link["hreflang"]): str(link["href"]) for link in found}


def alternates(answer: Any) -> dict[str, str]:
    """Return what a page tells search engines about its translations."""
    found = BeautifulSoup(answer.content, "html.parser").select("link[rel=alternate][hreflang]")
    return {str(link["hreflang"]): str(link["href"]) for link in found}


def test_a_cookie_chooses_no_language(client: Client, tree: dict[str, Branch]) -> None:
    client.cookies["django_language"] = "es"
    answer = client.get("/", headers={"accept-language": "en"})
    assert answer["Location"] == "/en/"
    assert client.get("/")["Location"] == "/en/"


@pytest.mark.parametrize("header", ["es-PE,en;q=0.5", "xx, es;q=0.5, en;q=0.4", "de;q=1,es;q=0.1"])
def test_the_header_chooses_the_first_language_that_is_ours(
    client: Client, tree: dict[str, Branch], header: str
) -> None:
    assert client.get("/", headers={"accept-language": header})["Location"] == "/es/"


@pytest.mark.parametrize("header", ["", "*", "\x00", "de", "x" * 5000])
def test_a_header_that_names_none_of_ours_is_answered_in_english(
    client: Client, tree: dict[str, Branch], header: str
) -> None:
    assert client.get("/", headers={"accept-language": header})["Location"] == "/en/"


def test_the_page_of_one_signer_has_no_address_in_other_languages(page: PledgePage) -> None:
    signature = SignatureFactory.create(pledge=page.pledge, confirmed=True)
    token = make_token("mine", signature.pk, signature.token_version)
    answer = Client().get(f"/p/{page.pledge.code}/mine/{token}/")
    assert answer.status_code == 200
    assert links(answer) == {}
    assert alternates(answer) == {}


def test_an_address_without_a_pledge_has_no_language_links(tree: dict[str, Branch]) -> None:
    answer = Client().get("/p/nothing/")
    assert answer.status_code == 404
    assert links(answer) == {}
    assert alternates(answer) == {}


def test_the_names_of_a_pledge_lead_to_its_page_and_have_no_translations(
    page: PledgePage, tree: dict[str, Branch]
) -> None:
    twin = page.copy_for_translation(tree["es"].locale)
    twin.live = True
    twin.save()
    answer = Client().get(f"/p/{page.pledge.code}/names/?lang=en")
    assert links(answer)["es"] == twin.url
    assert alternates(answer) == {}


def test_a_listing_leads_to_itself_in_the_other_languages(tree: dict[str, Branch]) -> None:
    OrganisationFactory.create(name="Catadoras", slug="catadoras", country="BR")
    answer = Client().get("/en/network/catadoras/")
    assert links(answer)["es"] == "/es/network/catadoras/"
    assert alternates(answer)["es"].endswith("/es/network/catadoras/")
    title = BeautifulSoup(answer.content, "html.parser").select_one("meta[property='og:title']")
    assert title is not None
    assert title["content"] == "Catadoras"
    assert Client().get("/es/network/catadoras/").status_code == 200


def test_an_error_leads_home_in_the_language_of_its_address(tree: dict[str, Branch]) -> None:
    answer = Client().get("/es/nothing/")
    assert answer.status_code == 404
    soup = BeautifulSoup(answer.content, "html.parser")
    assert {str(link["href"]) for link in soup.select("a[href]")} == {"/es/", "/es/search/"}
