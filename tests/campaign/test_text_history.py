"""Her own list says who has a text; its history says what happened, in which words."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from campaign.actions.send_text import send_text, take_back
from campaign.actions.story_drafts import save_story
from campaign.models import StoryPage
from campaign.selectors.text_history import history_of
from home.actions.setup_roles import setup_roles
from home.selectors.review import open_round
from network.models import Organisation
from tests.factories.member_texts import CLEAN, story
from tests.factories.network import OrganisationFactory
from tests.factories.review import fresh
from tests.factories.staff import editor, member
from tests.factories.tree import site_tree

pytestmark = pytest.mark.django_db


@pytest.fixture
def organisation() -> Organisation:
    site_tree("en", "fr")
    setup_roles()
    return OrganisationFactory.create()


@pytest.fixture
def author(organisation: Organisation) -> Any:
    return member(organisation)


@pytest.fixture
def page(author: Any, organisation: Organisation) -> StoryPage:
    return story(author, organisation, text="We sell until six.")


@pytest.fixture
def reviewer() -> Any:
    return editor(name="Efua Mensah")


def answer(page: Any, reviewer: Any, act: str, **words: str) -> None:
    """Take the text and answer it."""
    state = open_round(page)
    assert state is not None
    state.task.specific.on_action(state, reviewer, "take")
    state.refresh_from_db()
    state.task.specific.on_action(state, reviewer, act, **words)


def titles(page: Any) -> list[str]:
    return [str(step.title) for step in history_of(fresh(page))]


def test_every_round_is_told_with_the_editors_words(
    page: StoryPage, author: Any, reviewer: Any
) -> None:
    send_text(page.pk, author)
    answer(page, reviewer, "reject", comment="Who minds the child?")
    save_story(page.pk, author, {**CLEAN, "text": "We sell until seven."})
    assert titles(page) == ["Begun", "Sent", "Changes asked for", "Changed, not sent yet"]
    steps = history_of(fresh(page))
    assert (steps[2].who, steps[2].comment) == ("Efua Mensah", "Who minds the child?")
    assert steps[3].edits == [("six.", "seven.")]
    send_text(page.pk, author)
    assert titles(page) == ["Begun", "Sent", "Changes asked for", "Sent"]
    assert history_of(fresh(page))[3].edits == [("six.", "seven.")]
    answer(page, reviewer, "approve")
    assert titles(page)[-1] == "Published"


def test_what_was_taken_back_is_told(page: StoryPage, author: Any) -> None:
    send_text(page.pk, author)
    take_back(page.pk, author)
    assert titles(page) == ["Begun", "Sent", "Taken back"]


def test_she_reads_who_has_her_text(
    client: Client, page: StoryPage, author: Any, reviewer: Any
) -> None:
    send_text(page.pk, author)
    state = open_round(page)
    assert state is not None
    state.task.specific.on_action(state, reviewer, "take")
    client.force_login(author)
    addresses = [reverse(f"member_story{name}", args=[page.pk]) for name in ("", "_history")]
    for address in (*addresses, "/en/members/"):
        html = client.get(address).content.decode()
        assert "Efua Mensah" in html, address
        assert reviewer.email not in html


def test_the_differences_are_shown_in_the_language_of_the_text(
    client: Client, page: StoryPage, author: Any
) -> None:
    send_text(page.pk, author)
    take_back(page.pk, author)
    save_story(page.pk, author, {**CLEAN, "text": "We sell until seven."})
    client.force_login(author)
    html = client.get(reverse("member_story_history", args=[page.pk])).content.decode()
    assert "<del>six.</del> <ins>seven.</ins>" in html
    assert '<li lang="fr" dir="ltr"><del>' in html


def test_strangers_do_not_learn_of_a_text(client: Client, page: StoryPage) -> None:
    client.force_login(member(OrganisationFactory()))
    assert client.get(reverse("member_story_history", args=[page.pk])).status_code == 404


def test_of_a_removed_text_nothing_is_told(page: StoryPage, author: Any) -> None:
    send_text(page.pk, author)
    removed = fresh(page)
    removed.removed_at = removed.latest_revision_created_at
    assert history_of(removed) == []


def test_a_long_history_costs_no_more_queries(
    page: StoryPage, author: Any, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for _number in range(4):
        send_text(page.pk, author)
        take_back(page.pk, author)
    found = fresh(page)
    with django_assert_max_num_queries(5):
        assert len(history_of(found)) == 9
