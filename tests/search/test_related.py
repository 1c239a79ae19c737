"""Pages of mixed types by any combination of terms."""

from datetime import timedelta
from typing import Any
from xml.etree import ElementTree

import pytest
from django.test import Client
from django.utils import timezone
from wagtail.log_actions import log
from wagtail.models import Page, PageViewRestriction

from home.actions.remember_terms import remember_terms
from home.actions.remove_text import remove_text
from home.enums_consent import RemovalCause
from home.models import PageTerm, StandardPage
from library.models import ThemePage
from tests.factories.network import OrganisationFactory
from tests.factories.programme import add, programme
from tests.factories.story_translations import public_story
from tests.factories.tree import Branch, site_tree

pytestmark = pytest.mark.django_db
PROGRAMME = {"programme": ["social-protection"]}
ATOM = "{http://www.w3.org/2005/Atom}"
STONES = "{http://purl.org/atompub/tombstones/1.0}"


@pytest.fixture
def tree() -> dict[str, Branch]:
    """A site in English and Spanish."""
    return site_tree("en", "es")


def page(branch: Branch, title: str, **terms: list[str]) -> StandardPage:
    """Return a page of the programme that is about these, too."""
    found: StandardPage = add(branch.home, StandardPage, title, terms={**PROGRAMME, **terms})
    return found


def titles(client: Client, query: str = "", language: str = "en") -> list[str]:
    """Return what the list shows."""
    answer = client.get(f"/{language}/related/{query}")
    assert answer.status_code == 200
    return [card.title for card in answer.context["cards"]]


def counts(client: Client, query: str, group: str) -> dict[str, int]:
    """Return the numbers beside the choices of a list."""
    groups = client.get(f"/en/related/{query}").context["facet_groups"]
    options = next(one["options"] for one in groups if one["name"] == group)
    return {option["value"]: option["count"] for option in options}


def test_any_combination_of_terms_has_one_address(client: Client, tree: dict[str, Branch]) -> None:
    page(tree["en"], "Law in Ghana", theme=["law"], country=["GH"])
    page(tree["en"], "Law in Peru", theme=["law"], country=["PE"])
    page(tree["en"], "Health in Ghana", theme=["uhc"], country=["GH"], audience=["leader"])
    assert len(titles(client, "?programme=social-protection")) == 3
    assert titles(client, "?theme=law&country=GH") == ["Law in Ghana"]
    assert titles(client, "?theme=law&theme=uhc&country=gh&sort=title") == [
        *("Health in Ghana", "Law in Ghana")
    ]
    assert titles(client, "?region=011&audience=leader") == ["Health in Ghana"]
    assert titles(client, "?theme=law&audience=leader") == []


def test_types_are_mixed_and_each_says_what_it_is(client: Client, tree: dict[str, Branch]) -> None:
    programme(tree["en"])
    add(programme(tree["en"], "Other", slug="other"), ThemePage, "Care", theme="child-care")
    story = public_story(tree["en"], title="A day", organisation=OrganisationFactory.create())
    remember_terms([story])
    answer = client.get("/en/related/")
    assert {card.badge for card in answer.context["cards"]} == {"Programme or theme", "Story"}
    assert titles(client, "?kind=stories") == ["A day"]
    assert counts(client, "", "kind") == {"programmes": 3, "stories": 1}


def test_the_numbers_say_what_a_choice_would_leave(client: Client, tree: dict[str, Branch]) -> None:
    page(tree["en"], "One", theme=["law"], country=["GH"])
    page(tree["en"], "Two", theme=["law"], country=["PE"])
    page(tree["en"], "Three", theme=["uhc"], country=["PE"])
    assert counts(client, "", "theme") == {"law": 2, "uhc": 1}
    assert counts(client, "?theme=law", "theme") == {"law": 2, "uhc": 1}
    assert counts(client, "?theme=law", "country") == {"GH": 1, "PE": 1}
    assert counts(client, "?country=PE", "theme") == {"law": 1, "uhc": 1}
    assert "001" not in counts(client, "", "region")


def test_each_text_stands_once_in_the_language_of_the_reader(
    client: Client, tree: dict[str, Branch]
) -> None:
    here = page(tree["en"], "Law")
    add(
        tree["es"].home,
        StandardPage,
        "Derecho",
        terms=PROGRAMME,
        translation_key=here.translation_key,
    )
    page(tree["en"], "Only English")
    assert sorted(titles(client, language="es")) == ["Derecho", "Only English"]
    cards = client.get("/es/related/").context["cards"]
    assert {card.title: card.language for card in cards} == {"Derecho": "es", "Only English": "en"}
    assert titles(client, "?language=es") == ["Derecho"]
    assert counts(client, "", "language") == {"en": 2, "es": 1}


def test_drafts_private_pages_and_pages_without_terms_are_not_listed(
    client: Client, tree: dict[str, Branch]
) -> None:
    draft = page(tree["en"], "Draft")
    draft.live = False
    draft.save()
    PageViewRestriction.objects.create(page=page(tree["en"], "Private"), restriction_type="login")
    add(tree["en"].home, StandardPage, "About nothing")
    assert titles(client) == []
    assert client.get("/en/related/").context["total"] == 0
    assert counts(client, "", "programme") == {}


def test_what_means_nothing_is_dropped_and_there_is_always_a_heading(
    client: Client, tree: dict[str, Branch]
) -> None:
    page(tree["en"], "Law", theme=["law"])
    assert titles(client, "?theme=nothing&kind=x&language=xx&sort=y&page=99") == ["Law"]
    answer = client.get("/en/related/?theme=law&country=GH")
    assert answer.context["heading"] == "Law · Ghana"
    assert "No page fits" in answer.content.decode()
    assert client.get("/en/related/").context["heading"] == "All pages by programme"


def test_a_page_holds_twenty_and_costs_the_same_whatever_the_types_are(
    client: Client, tree: dict[str, Branch], django_assert_max_num_queries: Any
) -> None:
    parent = programme(tree["en"])
    for number in range(22):
        page(tree["en"], f"Page {number}", theme=["law"])
    add(parent, ThemePage, "Care", theme="child-care")
    client.get("/en/")
    with django_assert_max_num_queries(10):
        answer = client.get("/en/related/")
    assert (len(answer.context["cards"]), answer.context["total"]) == (20, 24)
    assert len(titles(client, "?page=2")) == 4
    assert titles(client)[0] == "Care"
    assert titles(client, "?sort=title")[:2] == ["Care", "Page 0"]


def test_the_same_choice_can_be_followed(client: Client, tree: dict[str, Branch]) -> None:
    old = page(tree["en"], "Old law", theme=["law"])
    page(tree["en"], "Health", theme=["uhc"])
    StandardPage.objects.filter(pk=old.pk).update(
        last_published_at=timezone.now() - timedelta(days=9)
    )
    listed = client.get("/en/related/?theme=law")
    assert "/en/related.atom?theme=law" in listed.content.decode()
    answer = client.get("/en/related.atom?theme=law")
    feed = ElementTree.fromstring(answer.content)  # noqa: S314 - our own feed
    assert [one.findtext(f"{ATOM}title") for one in feed.iter(f"{ATOM}entry")] == ["Old law"]
    assert feed.findtext(f"{ATOM}title") == "Law – Cradle"
    again = client.get(
        "/en/related.atom?theme=law", headers={"if-none-match": answer.headers["ETag"]}
    )
    assert again.status_code == 304


def test_what_went_away_is_told_to_who_follows(client: Client, tree: dict[str, Branch]) -> None:
    followed = "/en/related.atom?theme=law&kind=stories&kind=pages"

    def told() -> tuple[list[str | None], list[str], str]:
        """Return entries, what is gone, and when the feed changed."""
        feed = ElementTree.fromstring(client.get(followed).content)  # noqa: S314 - our own feed
        stones = [one.attrib["ref"] for one in feed.iter(f"{STONES}deleted-entry")]
        ids = [one.findtext(f"{ATOM}id") for one in feed.iter(f"{ATOM}entry")]
        return ids, stones, feed.findtext(f"{ATOM}updated") or ""

    law = page(tree["en"], "Law", theme=["law"])
    story = public_story(tree["en"], title="A day", organisation=OrganisationFactory.create())
    story.save()
    other = public_story(
        tree["en"], title="Other", slug="other", organisation=OrganisationFactory.create()
    )
    for one in (story, other):
        PageTerm.objects.create(page=one, vocabulary="theme", code="law" if one == story else "uhc")
    Page.objects.update(last_published_at=timezone.now() - timedelta(days=9))
    ids, stones, before = told()
    assert (set(ids), stones) == ({story.translation_key.urn, law.translation_key.urn}, [])
    remove_text(story.translation_key, RemovalCause.PERSON)
    remove_text(other.translation_key, RemovalCause.PERSON)
    ids, stones, after = told()
    assert (ids, stones) == ([law.translation_key.urn], [story.translation_key.urn])
    assert after > before
    log(law, "wagtail.delete", deleted=True)
    StandardPage.objects.get(pk=law.pk).delete()
    assert told()[0] == []
    assert told()[2] > after
