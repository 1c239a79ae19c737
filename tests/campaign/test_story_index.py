"""Readers find stories by kind, country, work and language, and others in their language."""

from typing import Any

import pytest
from django.test import Client
from wagtail.models import Locale

from campaign.models import StoryPage
from home.templatetags.ui import also_in
from network.models import OrganisationTerm
from tests.factories.network import OrganisationFactory
from tests.factories.review import draft_story, fresh
from tests.factories.tree import Branch, site_tree

pytestmark = pytest.mark.django_db


@pytest.fixture
def branch() -> Branch:
    """The tree of one language, of two."""
    return site_tree("en", "es")["en"]


def story(branch: Branch, title: str, **fields: Any) -> StoryPage:
    """Return a public story of an organisation in a country and a sector."""
    sector = fields.pop("sector", "")
    organisation = OrganisationFactory.create(country=fields.pop("country", "GH"))
    if sector:
        OrganisationTerm.objects.create(organisation=organisation, vocabulary="sector", code=sector)
    slug = title.lower().replace(" ", "-")
    page = draft_story(branch, title=title, slug=slug, organisation=organisation, **fields)
    StoryPage.objects.filter(pk=page.pk).update(live=True)
    public: StoryPage = fresh(page)
    return public


@pytest.fixture
def stories(branch: Branch) -> list[StoryPage]:
    """Four stories that differ."""
    return [
        story(branch, "Tomatoes in Accra", kind="worker", sector="mt"),
        story(branch, "Paper in Pune", kind="worker", country="IN", text_language="hi"),
        story(branch, "Our own nursery", kind="centre", sector="mt"),
        story(branch, "A day in Delhi", kind="centre", country="IN", sector="wp"),
    ]


def numbers(answer: Any) -> dict[str, dict[str, int]]:
    """Return {group: {choice: number}} of a story index."""
    return {
        group["name"]: {one["value"]: one["count"] for one in group["options"]}
        for group in answer.context["facet_groups"]
    }


def test_each_choice_says_how_many_stories_it_leaves(
    client: Client, branch: Branch, stories: list[StoryPage]
) -> None:
    told = numbers(client.get(branch.stories.url))
    assert told == {
        "kind": {"worker": 2, "centre": 2},
        "country": {"GH": 2, "IN": 2},
        "sector": {"mt": 2, "wp": 1},
        "language": {"en": 3, "hi": 1},
    }


def test_choices_count_together(client: Client, branch: Branch, stories: list[StoryPage]) -> None:
    answer = client.get(branch.stories.url, {"country": "in", "kind": "worker"})
    assert [card.title for card in answer.context["cards"]] == ["Paper in Pune"]
    told = numbers(answer)
    assert told["kind"] == {"worker": 1, "centre": 1}
    assert told["country"] == {"GH": 1, "IN": 1}
    assert told["language"] == {"hi": 1}
    assert told["sector"] == {}
    chosen = client.get(branch.stories.url, {"sector": "mt"})
    assert chosen.context["total"] == 2
    assert numbers(chosen)["country"] == {"GH": 2}


@pytest.mark.parametrize(
    "asked",
    [
        {"kind": "nonsense"},
        {"country": "' OR 1=1"},
        {"language": "\x00"},
        {"language": "x" * 500},
        {"sector": "none"},
        {"page": "99999999999999999999"},
    ],
)
def test_a_choice_that_does_not_exist_is_no_choice(
    client: Client, branch: Branch, stories: list[StoryPage], asked: dict[str, str]
) -> None:
    answer = client.get(branch.stories.url, asked)
    assert (answer.status_code, answer.context["total"]) == (200, 4)


def test_an_empty_index_says_what_to_do(client: Client, branch: Branch) -> None:
    assert "No story yet" in client.get(branch.stories.url).content.decode()
    nothing = client.get(branch.stories.url, {"country": "IS"}).content.decode()
    assert "No story fits" in nothing
    assert f'href="{branch.stories.url}"' in nothing


def test_the_index_asks_the_database_as_often_for_many_stories(
    client: Client, branch: Branch, django_assert_max_num_queries: Any
) -> None:
    for number in range(25):
        story(branch, f"Story {number}", sector="mt")
    client.get(branch.stories.url)
    with django_assert_max_num_queries(12):
        client.get(branch.stories.url, {"country": "GH", "sector": "mt"})


def test_further_stories_can_be_read_by_who_reads_this_one(
    client: Client, branch: Branch, stories: list[StoryPage]
) -> None:
    first = story(branch, "The newest one", kind="centre")
    related = client.get(first.url).context["related"]
    assert [card.title for card in related] == [
        "A day in Delhi",
        "Our own nursery",
        "Tomatoes in Accra",
    ]


def test_a_story_leads_to_its_translations(
    client: Client, branch: Branch, stories: list[StoryPage]
) -> None:
    assert "Also in:" not in client.get(stories[0].url).content.decode()
    spanish = Locale.objects.get(language_code="es")
    translation = stories[0].copy_for_translation(spanish, copy_parents=True)
    StoryPage.objects.filter(pk=translation.pk).update(live=True)
    words = client.get(stories[0].url).content.decode()
    assert "Also in:" in words
    assert fresh(translation).url in words


def test_a_story_read_in_another_language_is_not_offered_in_the_one_it_is_read_in(
    client: Client, branch: Branch, stories: list[StoryPage]
) -> None:
    shown = client.get(stories[0].url.replace("/en/", "/es/"))
    assert shown.headers["Content-Language"] == "en"
    assert "Also in:" not in shown.content.decode()
    known = [
        {"code": code, "exists": code != "es", "current": code == "es"}
        for code in ("en", "es", "fr")
    ]
    assert [one["code"] for one in also_in(known, "en")] == ["fr"]
