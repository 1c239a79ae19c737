"""Addresses of pages made from what they know: the same as Wagtail's own."""

import pytest
from django.test import RequestFactory
from wagtail.models import Page, Site

from home.models import StandardPage
from home.page_paths import page_path
from home.routing import remember_site
from tests.factories.tree import site_tree

pytestmark = pytest.mark.django_db


def test_they_are_those_of_wagtail_in_every_language() -> None:
    tree = site_tree("en", "es")
    for slug in ("ñandú", "a-b_c", "سلام"):
        tree["es"].home.add_child(instance=StandardPage(title="x", slug=slug))
    request = RequestFactory().get("/")
    remember_site(request)
    pages = Page.objects.filter(depth__gt=1).specific()
    assert len(pages) > 10
    for page in pages:
        theirs = Page.get_url_parts(page, request)
        assert page.get_url_parts(request) == theirs
        assert page_path(page.url_path, request) == page.get_url(request) == theirs[2]
        assert page.full_url == theirs[1] + theirs[2]


def test_a_page_outside_the_trees_has_none() -> None:
    site_tree("en")
    assert page_path("/elsewhere/", RequestFactory().get("/")) == ""
    Site.objects.all().delete()
    assert page_path("/home/", None) == ""
