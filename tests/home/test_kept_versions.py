"""What somebody has said yes to stays as it was, though a window of the editor was left open."""

from typing import Any

import pytest
from wagtail.models import Page, Revision

from campaign.actions.answer_proposal import answer_proposal
from home.actions.errors import NotAllowed
from home.actions.review import act_on_review
from network.models import MemberPage
from tests.factories.edits import LONG, edit, proposed_edit
from tests.factories.review import fresh, submitted_story
from tests.factories.staff import editor
from tests.factories.tree import Branch, site_tree

pytestmark = pytest.mark.django_db


@pytest.fixture
def branch() -> Branch:
    return site_tree("en")["en"]


def save_over(page: Any, version: Revision, user: Any, text: str) -> Revision:
    """Save as Wagtail's automatic saving does: over its own last version."""
    draft = fresh(page).get_latest_revision_as_object()
    draft.text = text
    saved: Revision = draft.save_revision(user=user, overwrite_revision=version)
    return saved


def test_words_that_the_author_agreed_to_are_not_written_over(branch: Branch) -> None:
    page, state = submitted_story(branch)
    reviewer = editor()
    asked = proposed_edit(page, state, reviewer)
    answer_proposal(page.pk, page.owner, asked.pk, agrees=True)
    later = save_over(page, asked, reviewer, f"{LONG} and what she never said")
    asked.refresh_from_db()
    assert (later.pk != asked.pk, asked.content["text"]) == (True, LONG)
    with pytest.raises(NotAllowed, match="at most 25"):
        act_on_review(state, reviewer, "approve")
    assert not fresh(page).live


def test_words_that_she_is_asked_about_are_not_written_over(branch: Branch) -> None:
    page, state = submitted_story(branch)
    reviewer = editor()
    asked = proposed_edit(page, state, reviewer)
    assert save_over(page, asked, reviewer, "Something else").pk != asked.pk


def test_words_that_readers_see_are_not_written_over(branch: Branch) -> None:
    page, state = submitted_story(branch)
    reviewer = editor()
    saved = edit(page, reviewer, fresh(page).text + " Yes.")
    act_on_review(state, reviewer, "approve")
    assert fresh(page).live_revision_id == saved.pk
    assert save_over(page, saved, reviewer, "Something else").pk != saved.pk


def test_an_edit_that_nobody_has_seen_is_saved_over_as_she_types(branch: Branch) -> None:
    page, _state = submitted_story(branch)
    reviewer = editor()
    mine = edit(page, reviewer, "One word")
    assert save_over(page, mine, reviewer, "One word more").pk == mine.pk
    mine.refresh_from_db()
    assert mine.content["text"] == "One word more"


def test_without_the_guard_she_would_have_agreed_to_other_words(
    branch: Branch, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(MemberPage, "save_revision", Page.save_revision)
    page, state = submitted_story(branch)
    reviewer = editor()
    asked = proposed_edit(page, state, reviewer)
    answer_proposal(page.pk, page.owner, asked.pk, agrees=True)
    save_over(page, asked, reviewer, f"{LONG} and what she never said")
    act_on_review(state, reviewer, "approve")
    assert fresh(page).text.endswith("what she never said")
