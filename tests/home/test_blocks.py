"""What blocks of content refuse, and what they leave out."""

from typing import Any

import pytest
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from wagtail.blocks import Block, StructBlockValidationError
from wagtail.models import Page, PageViewRestriction

from home.blocks.call_to_action import CallToActionBlock
from home.blocks.embed import EmbedBlock
from home.blocks.listing import ListingBlock
from home.blocks.related_pages import RelatedPagesBlock
from home.cards import Card
from home.models import HomePage, StandardPage
from home.registry import listings
from tests.factories.tree import Branch, site_tree

ALLOWED = [
    "https://www.youtube.com/watch?v=1",
    "https://youtu.be/1",
    "https://vimeo.com/1",
    "https://soundcloud.com/someone/song",
    "https://archive.org/details/film",
]
REFUSED = [
    "http://vimeo.com/1",
    "https://example.org/film",
    "https://vimeo.com.example.org/1",
    "https://example.org/?https://vimeo.com/1",
    "https://someone@vimeo.com/1",
    "https://vimeo.com:8443/1",
]


def cleaned(block: Block, **values: Any) -> Any:
    return block.clean(block.to_python(values))


@pytest.mark.parametrize("url", ALLOWED)
def test_a_film_of_a_known_site_is_linked(url: str) -> None:
    assert cleaned(EmbedBlock(), url=url, title="Film, 3 minutes")["url"] == url


@pytest.mark.parametrize("url", REFUSED)
def test_a_film_of_any_other_site_is_refused(url: str) -> None:
    with pytest.raises(StructBlockValidationError) as refusal:
        cleaned(EmbedBlock(), url=url, title="Film, 3 minutes")
    assert "cannot be embedded" in str(refusal.value.block_errors["url"])


@pytest.mark.django_db
@pytest.mark.parametrize("pictures", [None, True, False])
def test_a_listing_can_do_without_pictures(pictures: bool | None, monkeypatch: Any) -> None:
    card = Card(title="Story", url="/", image="picture")
    monkeypatch.setitem(listings._entries, "stories", ("Stories", lambda **_asked: [card]))
    told = {} if pictures is None else {"pictures": pictures}
    value = ListingBlock().to_python({"kind": "stories", "title": "T", "limit": 1, **told})
    page = Page(locale_id=1)
    (shown,) = ListingBlock().get_context(value, {"page": page})["cards"]
    assert shown.image == (None if pictures is False else "picture")


@pytest.mark.django_db
def test_a_call_to_action_leads_somewhere() -> None:
    words = {"title": "Sign", "text": "", "button": "Sign the pledge"}
    with pytest.raises(StructBlockValidationError) as refusal:
        cleaned(CallToActionBlock(), **words)
    assert "Choose a page or give an address" in str(refusal.value.block_errors["page"])
    home = site_tree("en")["en"].home
    assert cleaned(CallToActionBlock(), **words, page=home.pk).href == home.url
    by_address = cleaned(CallToActionBlock(), **words, url="https://cradle.example/sign")
    assert by_address.href == "https://cradle.example/sign"


@pytest.fixture
def branch(db: None) -> Branch:
    return site_tree("en")["en"]


def test_related_pages_show_what_the_public_may_see_in_the_chosen_order(branch: Branch) -> None:
    def page(title: str, **fields: Any) -> StandardPage:
        made = StandardPage(title=title, locale=branch.locale, **fields)
        added: StandardPage = branch.home.add_child(instance=made)
        return added

    draft, private = page("Draft", live=False), page("Private")
    PageViewRestriction.objects.create(page=private, restriction_type=PageViewRestriction.LOGIN)
    second, first = page("Second"), page("First")
    chosen = [first, draft, branch.campaign, private, second]
    block = RelatedPagesBlock()
    value = block.to_python({"title": "More", "pages": [one.pk for one in chosen]})
    titles = [card.title for card in block.get_context(value)["cards"]]
    assert titles == ["First", branch.campaign.title, "Second"]


def test_what_chosen_pages_are_is_not_asked_of_pages_that_are_here(
    branch: Branch, django_assert_num_queries: Any
) -> None:
    ContentType.objects.get_for_model(type(branch.campaign))
    block = RelatedPagesBlock()
    here = block.to_python({"title": "More", "pages": [branch.campaign.pk]})
    assert [page.pk for page in here["pages"]] == [branch.campaign.pk]
    with django_assert_num_queries(1):
        assert block.get_context(here)["cards"]
    stored = {"title": "More", "pages": [branch.campaign.pk]}
    with django_assert_num_queries(2):
        assert block.get_context(stored)["cards"]


def test_a_number_on_the_first_screen_needs_its_source(branch: Branch) -> None:
    home: HomePage = branch.home
    home.number_value = "61 %"
    with pytest.raises(ValidationError, match="needs its source"):
        home.full_clean()
    home.number_source_title = "ILO, 2018"
    home.full_clean()


def test_an_ask_fits_the_first_screen(branch: Branch) -> None:
    branch.home.ask = "word " * 26
    with pytest.raises(ValidationError, match="26 words"):
        branch.home.full_clean()
    branch.home.ask = "word " * 25
    branch.home.full_clean()
