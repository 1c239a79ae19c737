"""Searching: finds what is public, forgives accents, never breaks."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

import pytest
from django.core.cache import caches
from django.test import Client

from home.models import StandardPage
from tests.factories.tree import Branch, site_tree

pytestmark = pytest.mark.django_db


@pytest.fixture
def tree() -> dict[str, Branch]:
    """A site in English and Spanish."""
    return site_tree("en", "es")


def add(branch: Branch, title: str, **fields: object) -> StandardPage:
    """Return a standard page that is indexed."""
    slug = title.lower().replace(" ", "-").replace("ó", "o").replace("ñ", "n")
    page = StandardPage(title=title, slug=slug, locale=branch.locale, **fields)
    added: StandardPage = branch.home.add_child(instance=page)
    return added


def titles(client: Client, path: str) -> list[str]:
    """Return the titles that a search shows."""
    answer = client.get(path)
    assert answer.status_code == 200
    return [card.title for card in answer.context["cards"]]


@pytest.mark.parametrize("words", ["educación", "educacion", "EDUCACION", "educac"])
def test_accents_case_and_beginnings_find_the_page(
    client: Client, tree: dict[str, Branch], words: str
) -> None:
    add(tree["es"], "Educación y cuidado")
    assert titles(client, f"/es/search/?q={words}") == ["Educación y cuidado"]


def test_the_readers_language_comes_first_and_others_are_offered(
    client: Client, tree: dict[str, Branch]
) -> None:
    add(tree["es"], "Rondalla")
    add(tree["en"], "A rondalla in the market")
    assert titles(client, "/en/search/?q=rondalla") == ["A rondalla in the market", "Rondalla"]
    assert titles(client, "/es/search/?q=rondalla") == ["Rondalla", "A rondalla in the market"]
    assert titles(client, "/en/search/?q=rondalla&language=es") == ["Rondalla"]
    assert titles(client, "/en/search/?q=rondalla&language=any")[0] == "Rondalla"


def test_a_page_is_shown_once_and_in_the_readers_language(
    client: Client, tree: dict[str, Branch]
) -> None:
    spanish = add(tree["es"], "Rondalla")
    english = StandardPage(title="Songs", slug="songs", locale=tree["en"].locale, live=True)
    english.translation_key = spanish.translation_key
    tree["en"].home.add_child(instance=english)
    assert titles(client, "/en/search/?q=rondalla") == ["Songs"]
    assert titles(client, "/es/search/?q=songs") == ["Rondalla"]


def test_a_type_narrows_the_search(client: Client, tree: dict[str, Branch]) -> None:
    add(tree["en"], "Crib")
    assert titles(client, "/en/search/?q=crib&type=pages") == ["Crib"]
    assert titles(client, "/en/search/?q=crib&type=stories") == []
    assert titles(client, "/en/search/?q=crib&type=nonsense") == ["Crib"]


@pytest.mark.parametrize("page", ["0", "-1", "abc", "99999999999999999999"])
def test_odd_page_numbers_break_nothing(client: Client, tree: dict[str, Branch], page: str) -> None:
    add(tree["en"], "Crib")
    assert client.get(f"/en/search/?q=crib&page={page}").status_code == 200


def test_a_page_of_results_costs_at_most_twelve_queries(
    client: Client,
    tree: dict[str, Branch],
    django_assert_max_num_queries: Callable[[int], AbstractContextManager[object]],
) -> None:
    for number in range(25):
        add(tree["en"], f"Crib {number}")
    client.get("/en/search/?q=crib")
    for cache in caches.all():
        cache.clear()
    with django_assert_max_num_queries(12):
        assert len(titles(client, "/en/search/?q=crib")) == 20


def test_the_sitemap_has_a_file_for_each_language_that_names_translations(
    client: Client, tree: dict[str, Branch], django_assert_max_num_queries: Any
) -> None:
    add(tree["en"], "Alone")
    files = client.get("/sitemap.xml").content.decode()
    assert "/sitemap-en.xml" in files
    assert "/sitemap-es.xml" in files
    assert "/sitemap-fr.xml" not in files
    assert client.get("/sitemap-fr.xml").status_code == 404
    with django_assert_max_num_queries(8):
        sitemap = client.get("/sitemap-es.xml").content.decode()
    assert "/es/campaign/</loc>" in sitemap
    assert 'hreflang="en"' in sitemap
    assert 'hreflang="x-default"' in sitemap
    assert "/en/campaign/</loc>" not in sitemap
    assert "/es/alone/" not in sitemap


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/robots.txt", "Disallow: /admin/"),
        ("/.well-known/security.txt", "Contact: "),
    ],
)
def test_machines_find_their_files(
    client: Client, tree: dict[str, Branch], path: str, words: str
) -> None:
    answer = client.get(path)
    assert answer.status_code == 200
    assert words in answer.content.decode()
    assert not answer.cookies


def test_password_managers_are_led_to_the_sign_in_options(
    client: Client, tree: dict[str, Branch]
) -> None:
    assert client.get("/.well-known/change-password").status_code == 302
