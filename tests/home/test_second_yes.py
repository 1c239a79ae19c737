"""Where somebody could be put in danger, two people say yes to the same words."""

from typing import Any

import pytest

from home.actions.errors import Conflict, NotAllowed
from home.enums import RiskFlag
from home.models import ReviewTaskState
from home.selectors.review import open_round
from home.selectors.risks import risks_of
from tests.factories.review import consent, fresh, submitted_story
from tests.factories.staff import editor, moderator
from tests.factories.tree import Branch, site_tree

pytestmark = pytest.mark.django_db


@pytest.fixture
def branch() -> Branch:
    """The tree of one language."""
    return site_tree("en")["en"]


def say_yes(state: ReviewTaskState, user: Any) -> None:
    """Approve a round as `user`."""
    state.task.specific.on_action(state, user, "approve")
    state.refresh_from_db()


def test_a_story_with_a_risk_waits_for_a_second_yes(branch: Branch) -> None:
    page, state = submitted_story(branch, risks=[RiskFlag.POLICE])
    first, second = editor(), moderator("en")
    say_yes(state, first)
    assert not fresh(page).live
    assert (state.status, state.first_yes_by, state.taken_by) == ("in_progress", first, None)
    say_yes(state, second)
    assert fresh(page).live
    assert state.approved_revision_id == state.first_yes_revision_id


def test_nobody_says_both_yeses(branch: Branch) -> None:
    page, state = submitted_story(branch, risks=[RiskFlag.EVICTION])
    reviewer = editor()
    say_yes(state, reviewer)
    with pytest.raises(Conflict, match="second person"):
        say_yes(state, reviewer)
    assert not fresh(page).live


def test_the_author_is_not_the_second_person(branch: Branch) -> None:
    author = editor()
    page, state = submitted_story(branch, author=author, risks=[RiskFlag.VIOLENCE])
    say_yes(state, editor())
    with pytest.raises(NotAllowed):
        say_yes(state, author)
    assert not fresh(page).live


def test_children_are_a_risk_whatever_the_author_marked(branch: Branch) -> None:
    page, state = submitted_story(branch, agreed=False)
    consent(page, shows_children=True, guardian_agreed=True, age_band="0-6", child_unnamed=True)
    assert risks_of(page) == [RiskFlag.CHILDREN]
    say_yes(state, editor())
    assert not fresh(page).live


def test_a_story_without_a_risk_needs_one_yes(branch: Branch) -> None:
    page, state = submitted_story(branch)
    say_yes(state, editor())
    assert fresh(page).live


def test_a_first_yes_to_other_words_does_not_count(branch: Branch) -> None:
    page, state = submitted_story(branch, risks=[RiskFlag.POLICE])
    first, second, third = editor(), editor(), editor()
    say_yes(state, first)
    state.task.specific.on_action(state, second, "take")
    draft = fresh(page).get_latest_revision_as_object()
    draft.text += " Indeed."
    draft.save_revision(user=second)
    say_yes(state, second)
    assert not fresh(page).live
    say_yes(state, third)
    assert fresh(page).live
    assert fresh(page).text.endswith("Indeed.")


def test_after_changes_were_asked_for_both_say_yes_again(branch: Branch) -> None:
    page, state = submitted_story(branch, risks=[RiskFlag.POLICE])
    first = editor()
    say_yes(state, first)
    state.task.specific.on_action(state, editor(), "reject", comment="Say when.")
    changed = fresh(page)
    changed.text += " On Monday."
    changed.save_revision(user=page.owner)
    fresh(page).current_workflow_state.resume(page.owner)
    again = open_round(fresh(page))
    assert again is not None
    say_yes(again, first)
    assert not fresh(page).live
    assert again.first_yes_by == first
