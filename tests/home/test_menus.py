"""Menus and footer: links to live pages and to paths of this site, in one language."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.test import Client, RequestFactory

from home.blocks.menu import MenuLinkBlock
from home.enums import MenuPlace
from home.models import Menu
from home.selectors.menus import menu_links
from tests.factories.tree import Branch, site_tree

pytestmark = pytest.mark.django_db

ELSEWHERE = [
    "javascript:alert(1)",
    "JAVASCRIPT:alert(1)",
    "https://example.org/",
    "//example.org/",
    "/\\example.org/",
    "en/search/",
    "/en/ search/",
]


@pytest.fixture
def tree() -> dict[str, Branch]:
    return site_tree("en", "es")


def link(title: str, **where: Any) -> dict[str, Any]:
    return {"type": "link", "value": {"title": title, "page": None, "path": "", **where}}


def menu(branch: Branch, place: MenuPlace, *items: dict[str, Any]) -> Menu:
    return Menu.objects.create(locale=branch.locale, place=place, items=list(items))


def links(path: str = "/en/", language: str = "en") -> dict[str, Any]:
    return menu_links(language, RequestFactory().get(path))


@pytest.mark.parametrize("path", ELSEWHERE)
def test_a_path_that_leads_elsewhere_is_refused_and_never_shown(
    client: Client, tree: dict[str, Branch], path: str
) -> None:
    block = MenuLinkBlock()
    with pytest.raises(ValidationError):
        block.child_blocks["path"].clean(path)
    menu(tree["en"], MenuPlace.MAIN, link("Trap", path=path), link("Search", path="/en/search/"))
    assert [one["title"] for one in links()["main"]] == ["Search"]
    assert "Trap" not in client.get("/en/").content.decode()


@pytest.mark.parametrize("path", ["/", "/en/search/", "/en/search/?q=market#top", ""])
def test_a_path_of_this_site_is_kept(path: str) -> None:
    assert MenuLinkBlock().child_blocks["path"].clean(path) == path


def test_a_menu_shows_live_pages_of_its_language_and_marks_the_current_one(
    tree: dict[str, Branch],
) -> None:
    branch = tree["en"]
    branch.stories.unpublish()
    campaign, stories = link("Ask", page=branch.campaign.pk), link("Told", page=branch.stories.pk)
    menu(branch, MenuPlace.MAIN, campaign, stories)
    menu(tree["es"], MenuPlace.MAIN, link("Buscar", path="/es/search/"))
    found = links(branch.campaign.url)["main"]
    assert found == [{"title": "Ask", "url": branch.campaign.url, "current": True}]
    assert [one["current"] for one in links("/en/search/")["main"]] == [False]
    assert [one["title"] for one in links("/es/", "es")["main"]] == ["Buscar"]


def test_the_footer_groups_its_links(tree: dict[str, Branch]) -> None:
    inner = [link("Pledges", page=tree["en"].pledges.pk)["value"]]
    group = {"type": "group", "value": {"title": "Act", "links": inner}}
    menu(tree["en"], MenuPlace.FOOTER, group, link("Search", path="/en/search/"))
    footer = links()["footer"]
    assert [(one["title"], [each["title"] for each in one["links"]]) for one in footer] == [
        ("Act", ["Pledges"]),
        ("", ["Search"]),
    ]


def test_menus_cost_two_queries_however_many_links(
    tree: dict[str, Branch],
    django_assert_max_num_queries: Callable[[int], AbstractContextManager[object]],
) -> None:
    pages = [tree["en"].campaign, tree["en"].pledges, tree["en"].stories, tree["en"].directory]
    menu(tree["en"], MenuPlace.MAIN, *(link(page.title, page=page.pk) for page in pages))
    menu(tree["en"], MenuPlace.FOOTER, *(link(page.title, page=page.pk) for page in pages))
    request = RequestFactory().get("/en/")
    menu_links("en", request)
    with django_assert_max_num_queries(2):
        assert len(menu_links("en", request)["main"]) == 4


def test_a_place_has_one_menu_a_language(tree: dict[str, Branch]) -> None:
    menu(tree["en"], MenuPlace.MAIN)
    menu(tree["es"], MenuPlace.MAIN)
    with pytest.raises(IntegrityError), transaction.atomic():
        menu(tree["en"], MenuPlace.MAIN)
