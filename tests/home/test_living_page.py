"""The living page: every look, and what all components on it keep to."""

import pytest
from bs4 import BeautifulSoup, Tag
from django.contrib.auth.models import AnonymousUser
from django.test import RequestFactory

from home.views.components import components

pytestmark = pytest.mark.django_db


def living_page(query: str = "") -> BeautifulSoup:
    """Return the living page as the address with `query` shows it."""
    request = RequestFactory().get(f"/demo/components/?{query}")
    request.user = AnonymousUser()
    return BeautifulSoup(components(request).content, "html.parser")


def test_the_living_page_takes_the_look_that_is_asked_for() -> None:
    html = living_page("theme=dark&dir=rtl&text=200").select_one("html")
    assert html
    assert (html["data-theme"], html["dir"], html["data-text"]) == ("dark", "rtl", "200")


def test_the_living_page_ignores_a_look_that_does_not_exist() -> None:
    html = living_page('theme="><script>&dir=up&text=900').select_one("html")
    assert html
    assert (html["data-theme"], html["dir"], html["data-text"]) == ("system", "ltr", "100")


def test_an_icon_never_stands_without_words() -> None:
    for icon in living_page().select("a svg, button svg, summary svg"):
        host = icon.find_parent(["a", "button", "summary"])
        assert isinstance(host, Tag)
        assert host.get_text(strip=True)
        assert icon["aria-hidden"] == "true"


def test_every_name_on_the_living_page_is_used_once_so_that_links_and_labels_hit() -> None:
    names = [element["id"] for element in living_page().select("[id]")]
    assert len(names) == len(set(names))
