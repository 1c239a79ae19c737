"""A reviewer's large edit is published after its author's yes, and then exactly so."""

from typing import Any

import pytest
from wagtail.models import PageLogEntry

from campaign.actions.answer_proposal import answer_proposal
from home.actions.errors import Conflict, Invalid, NotAllowed
from home.actions.review import act_on_review
from home.models import ReviewTaskState
from tests.factories.edits import LONG, edit, proposed_edit
from tests.factories.review import fresh, submitted_story
from tests.factories.staff import editor
from tests.factories.tree import Branch, site_tree

pytestmark = pytest.mark.django_db


@pytest.fixture
def branch() -> Branch:
    return site_tree("en")["en"]


def act(state: ReviewTaskState, user: Any, name: str, **words: str) -> None:
    act_on_review(state, user, name, **words)


def test_a_large_edit_is_not_published_before_the_author_has_answered(branch: Branch) -> None:
    page, state = submitted_story(branch)
    reviewer = editor()
    proposed_edit(page, state, reviewer)
    with pytest.raises(NotAllowed, match="not said yes"):
        act(state, reviewer, "approve")
    assert not fresh(page).live


def test_after_her_yes_exactly_these_words_are_published(branch: Branch) -> None:
    page, state = submitted_story(branch)
    reviewer = editor()
    asked = proposed_edit(page, state, reviewer)
    answer_proposal(page.pk, page.owner, asked.pk, agrees=True)
    assert not fresh(page).live
    act(state, reviewer, "approve")
    page = fresh(page)
    assert page.live_revision_id == asked.pk
    assert page.text == LONG


def test_another_reviewer_may_approve_what_the_author_agreed_to(branch: Branch) -> None:
    page, state = submitted_story(branch)
    asked = proposed_edit(page, state, editor())
    answer_proposal(page.pk, page.owner, asked.pk, agrees=True)
    act(state, editor(), "approve")
    assert fresh(page).live_revision_id == asked.pk


def test_one_word_more_after_her_yes_needs_another_yes(branch: Branch) -> None:
    page, state = submitted_story(branch)
    reviewer = editor()
    asked = proposed_edit(page, state, reviewer)
    answer_proposal(page.pk, page.owner, asked.pk, agrees=True)
    edit(page, reviewer, f"{LONG} more")
    with pytest.raises(NotAllowed, match="at most 25"):
        act(state, reviewer, "approve")
    assert not fresh(page).live


def test_nothing_changed_is_nothing_to_ask_about(branch: Branch) -> None:
    _page, state = submitted_story(branch)
    with pytest.raises(Invalid, match="changed nothing"):
        act(state, editor(), "propose")


def test_an_edit_of_words_that_changed_meanwhile_is_not_proposed(branch: Branch) -> None:
    page, state = submitted_story(branch)
    page.save_revision(user=page.owner)
    with pytest.raises(Conflict, match="changed after you opened it"):
        act(state, editor(), "propose")


def test_facts_of_the_author_are_not_proposed(branch: Branch) -> None:
    page, state = submitted_story(branch)
    reviewer = editor()
    page.byline = "Somebody else"
    page.save_revision(user=reviewer)
    with pytest.raises(NotAllowed, match="Only the author"):
        act(state, reviewer, "propose")


def test_the_author_is_asked_by_mail_with_the_changes(
    branch: Branch, mailoutbox: list[Any]
) -> None:
    page, state = submitted_story(branch)
    proposed_edit(page, state, editor())
    assert [mail.to for mail in mailoutbox] == [[page.owner.email]]
    body = mailoutbox[0].body
    assert "I have made it shorter." in body
    assert "+ word0 word1" in body
    assert f"/members/stories/{page.pk}/" in body
    assert "/admin/" not in body


def test_asking_and_answering_are_logged(branch: Branch) -> None:
    page, state = submitted_story(branch)
    reviewer = editor()
    asked = proposed_edit(page, state, reviewer)
    answer_proposal(page.pk, page.owner, asked.pk, agrees=True)
    entries = PageLogEntry.objects.filter(page=page.pk, revision=asked)
    by_verb = {entry.action: entry.user for entry in entries}
    assert by_verb["cradle.review.propose"] == reviewer
    assert by_verb["cradle.review.agree"] == page.owner
