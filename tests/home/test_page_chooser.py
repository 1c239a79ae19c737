"""The window to choose a page opens and searches in the language of the page that is edited."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from home.models import StandardPage
from tests.factories.staff import editor
from tests.factories.tree import Branch, site_tree

pytestmark = pytest.mark.django_db
ROOT = reverse("wagtailadmin_choose_page")


@pytest.fixture
def tree(settings: Any, client: Client) -> dict[str, Branch]:
    settings.ADMIN_REQUIRES_MFA = False
    tree = site_tree("en", "es")
    for code, branch in tree.items():
        page = StandardPage(title=f"Market in {code}", slug="market", locale=branch.locale)
        branch.home.add_child(instance=page)
    client.force_login(editor())
    return tree


def titles(answer: Any) -> set[str]:
    return {row.title for row in answer.context["table"].data if not row.is_root()}


def test_it_opens_in_the_language_of_the_edited_page_and_offers_the_others(
    client: Client, tree: dict[str, Branch]
) -> None:
    edited = reverse("wagtailadmin_pages:edit", args=[tree["es"].campaign.pk])
    opened = client.get(ROOT, headers={"Referer": f"http://testserver{edited}"})
    assert titles(opened) == {"Cradle es"}
    assert [one["locale"].language_code for one in opened.context["locale_options"]] == ["en"]
    assert titles(client.get(ROOT, {"locale": "en"})) == {"Cradle en"}
    assert titles(client.get(ROOT)) == {"Cradle en", "Cradle es"}


def test_a_search_stays_in_the_language_that_is_shown(
    client: Client, tree: dict[str, Branch]
) -> None:
    below = reverse("wagtailadmin_choose_page_child", args=[tree["es"].home.pk])
    shown = client.get(below).json()["html"]
    assert f"{reverse('wagtailadmin_choose_page_search')}?locale=es" in shown
    search = reverse("wagtailadmin_choose_page_search")
    assert titles(client.get(search, {"q": "market", "locale": "es"})) == {"Market in es"}
    assert titles(client.get(search, {"q": "market"})) == {"Market in en", "Market in es"}


def test_a_page_is_found_with_and_without_the_accents_of_its_words(
    client: Client, tree: dict[str, Branch]
) -> None:
    home = tree["es"].home
    page = StandardPage(title="Guardería", slug="g", summary="Según Kofí", locale=home.locale)
    home.add_child(instance=page)
    search = reverse("wagtailadmin_choose_page_search")
    for asked in ("Guardería", "guarderia", "GUARDERÍA", "según kofí", "guard"):
        assert titles(client.get(search, {"q": asked})) == {page.title}, asked
    assert titles(client.get(search, {"q": "… ?"})) == set()
