"""Odd words in the search box, and words that only a draft holds."""

import pytest
from django.test import Client
from wagtail.models import PageViewRestriction

from home.models import StandardPage
from tests.factories.campaign import pledge_page
from tests.factories.tree import Branch, site_tree


@pytest.mark.django_db
class TestSearchBox:
    """The search page, and what else lists pages."""

    @pytest.fixture
    def branch(self) -> Branch:
        """A site in English."""
        return site_tree("en")["en"]

    @pytest.mark.parametrize(
        "query", ["%00", "%22", "%22crib", "*", "'", "-", "%F0%9F%91%B6", "%FF", "a" * 5000]
    )
    def test_b65_odd_characters_find_nothing_and_break_nothing(
        self, client: Client, branch: Branch, query: str
    ) -> None:
        answer = client.get(f"/en/search/?q={query}")
        assert answer.status_code == 200
        assert list(answer.context["cards"]) == []

    def test_b67_drafts_and_private_pages_are_found_by_nobody(
        self, client: Client, branch: Branch
    ) -> None:
        draft = StandardPage(title="Zorblax", slug="zorblax", locale=branch.locale, live=False)
        private = StandardPage(title="Restricto", slug="restricto", locale=branch.locale)
        for page in (draft, private):
            branch.home.add_child(instance=page)
        PageViewRestriction.objects.create(
            page=private, restriction_type=PageViewRestriction.PASSWORD, password="open"
        )
        pledge = pledge_page(branch, live=False).pledge
        for word in ("zorblax", "restricto"):
            answer = client.get(f"/en/search/?q={word}&language=any")
            assert list(answer.context["cards"]) == []
        for address in ("/sitemap-en.xml", "/api/v1/pledges.json", "/en/"):
            shown = client.get(address).content.decode().lower()
            assert not [word for word in ("zorblax", "restricto", pledge.code) if word in shown]
