"""The page tree that other tests stand on."""

import pytest
from wagtail.models import Page, Site

from tests.factories.campaign import pledge_page
from tests.factories.tree import site_tree

pytestmark = pytest.mark.django_db


def test_a_tree_has_one_branch_per_language_and_nothing_else() -> None:
    tree = site_tree("en", "es")
    assert Site.objects.get().root_page_id == tree["en"].home.pk
    assert Page.find_problems() == ([], [], [], [], [])
    assert Page.objects.filter(depth=2).count() == 2
    assert tree["es"].campaign.translation_key == tree["en"].campaign.translation_key


def test_a_page_of_the_tree_has_its_address_under_its_language() -> None:
    tree = site_tree("en", "es")
    assert pledge_page(tree["es"], slug="guarderias").url == "/es/campaign/pledges/guarderias/"
