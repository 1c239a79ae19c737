"""Addresses that views answer: no page may have one, for it would never be seen."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError

from home.models import StandardPage
from tests.factories.tree import Branch, site_tree

pytestmark = pytest.mark.django_db


@pytest.fixture
def tree() -> dict[str, Branch]:
    """A site in English and Spanish."""
    return site_tree("en", "es")


def below(parent: Any, slug: str) -> StandardPage:
    """Put a page with this address below a parent."""
    page: StandardPage = parent.add_child(
        instance=StandardPage(title="A page", slug=slug, locale=parent.locale)
    )
    return page


@pytest.mark.parametrize(
    "slug", ["account", "members", "search", "network", "related", "concern", "updates"]
)
def test_no_page_takes_an_address_that_a_view_answers(tree: dict[str, Branch], slug: str) -> None:
    tree["es"].directory.delete()
    with pytest.raises(ValidationError, match="belongs to a part of the site"):
        below(tree["es"].home, slug)
    page = below(tree["es"].home, "fine")
    page.slug = slug
    with pytest.raises(ValidationError, match="belongs to a part of the site"):
        page.full_clean()


@pytest.mark.parametrize("slug", ["send", "thanks"])
def test_no_page_takes_an_address_of_the_contact_form(tree: dict[str, Branch], slug: str) -> None:
    contact = below(tree["en"].home, "contact")
    with pytest.raises(ValidationError, match="belongs to a part of the site"):
        below(contact, slug)


def test_elsewhere_these_addresses_are_free(tree: dict[str, Branch]) -> None:
    about = below(tree["en"].home, "about")
    assert below(about, "search").pk
    assert below(about, "send").pk


def test_an_editor_reads_why_a_new_page_can_not_have_the_address(
    tree: dict[str, Branch],
) -> None:
    form_class = StandardPage.get_edit_handler().get_form_class()
    form = form_class(
        {"title": "Search", "slug": "search", "body-count": "0"},
        instance=StandardPage(locale=tree["en"].locale),
        parent_page=tree["en"].home,
    )
    assert not form.is_valid()
    assert "belongs to a part of the site" in str(form.errors["slug"])
