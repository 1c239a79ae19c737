"""A page that does not exist in the reader's language: shown in the best other, and said so."""

from typing import Any

import pytest
from bs4 import BeautifulSoup, Tag
from django.core.cache import caches
from django.test import Client
from django.utils import timezone
from wagtail.models import PageViewRestriction

from home.enums_consent import RemovalCause
from home.models import HomePage, StandardPage, Tombstone
from home.tombstones import path_hash
from tests.factories.tree import Branch, site_tree

pytestmark = pytest.mark.django_db


@pytest.fixture
def tree() -> dict[str, Branch]:
    """A site in English and Spanish."""
    return site_tree("en", "es")


def add(branch: Branch, slug: str, **fields: Any) -> StandardPage:
    """Return a live standard page under the home page of `branch`."""
    page = StandardPage(title=slug.title(), slug=slug, locale=branch.locale, **fields)
    added: StandardPage = branch.home.add_child(instance=page)
    return added


def soup(answer: Any) -> BeautifulSoup:
    """Return the page of an answer."""
    assert answer.status_code == 200
    return BeautifulSoup(answer.content, "html.parser")


def one(tree: BeautifulSoup, selector: str) -> Tag:
    """Return the one element that `selector` finds."""
    (found,) = tree.select(selector)
    return found


def test_a_page_without_a_translation_is_read_in_another_language(
    client: Client, tree: dict[str, Branch], django_assert_max_num_queries: Any
) -> None:
    add(tree["en"], "about").add_child(
        instance=StandardPage(title="Team", slug="team", locale=tree["en"].locale)
    )
    client.get("/en/about/team/")
    for cache in caches.all():
        cache.clear()
    with django_assert_max_num_queries(8):
        answer = client.get("/es/about/team/")
    page = soup(answer)
    assert one(page, "html")["lang"] == "es"
    assert one(page, ".layout")["lang"] == "en"
    assert one(page, ".layout")["dir"] == "ltr"
    assert "Aún no existe esta página en español. La lees en inglés." in page.get_text()
    assert "Menú" in one(page, "header.header").get_text()
    assert one(page, "link[rel=canonical]")["href"].endswith("/en/about/team/")
    assert not page.select("link[hreflang]")
    assert answer.headers["Content-Language"] == "en"
    links = {link["code"]: link for link in answer.context["chrome"].languages}
    assert [links["en"]["exists"], links["es"]["exists"], links["es"]["current"]] == [
        True,
        False,
        True,
    ]
    assert answer.headers["Cache-Control"].startswith("public")


def test_the_path_of_another_language_leads_to_the_page_in_the_readers(
    client: Client, tree: dict[str, Branch]
) -> None:
    english = add(tree["en"], "about")
    add(tree["es"], "quienes-somos", translation_key=english.translation_key)
    answer = client.get("/es/about/?lite=1")
    assert answer.status_code == 302
    assert answer["Location"] == "/es/quienes-somos/?lite=1"


def test_what_a_page_does_not_know_in_any_language_is_not_found(
    client: Client, tree: dict[str, Branch]
) -> None:
    for path in ("/es/network/nothing/", "/es/campaign/pledges/nothing/", "/es/stories/no/thing/"):
        assert client.get(path).status_code == 404, path


def test_nothing_is_shown_in_place_of_a_language_that_has_no_home_page(
    client: Client, tree: dict[str, Branch]
) -> None:
    add(tree["en"], "about")
    assert client.get("/fr/about/").status_code == 404
    HomePage.objects.filter(pk=tree["es"].home.pk).update(live=False)
    assert client.get("/es/about/").status_code == 404
    assert client.get("/", headers={"accept-language": "es"})["Location"] == "/en/"
    caches["renditions"].clear()
    answer = client.get("/p/nothing/", headers={"accept-language": "es"})
    assert one(BeautifulSoup(answer.content, "html.parser"), "html")["lang"] == "en"


def test_a_draft_and_a_private_page_are_as_hidden_under_another_language(
    client: Client, tree: dict[str, Branch]
) -> None:
    add(tree["en"], "zorblax", live=False)
    hidden = add(tree["en"], "restricto")
    PageViewRestriction.objects.create(
        page=hidden, restriction_type=PageViewRestriction.PASSWORD, password="open"
    )
    assert client.get("/es/zorblax/").status_code == 404
    assert b"password" in client.get("/es/restricto/").content


def test_what_was_removed_in_a_language_is_not_shown_there_in_another(
    client: Client, tree: dict[str, Branch]
) -> None:
    page = add(tree["en"], "about")
    Tombstone.objects.create(
        path_hash=path_hash("/es/about/"),
        text_key=page.translation_key,
        cause=RemovalCause.PERSON,
        removed_at=timezone.now(),
    )
    assert client.get("/es/about/").status_code == 410
