"""The author says yes or no to what an editor wants to change in her words."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from campaign.actions.answer_proposal import answer_proposal
from campaign.actions.send_text import take_back
from campaign.selectors.texts import status
from home.actions.errors import Conflict, NotAllowed
from home.models import ReviewTaskState
from home.selectors.review import open_round
from tests.factories.edits import LONG, edit, proposed_edit
from tests.factories.review import fresh, submitted_story
from tests.factories.staff import editor, member, person
from tests.factories.tree import Branch, site_tree

pytestmark = pytest.mark.django_db
OWN_WORDS = "We carried the children out first. Then we carried the tomatoes."


@pytest.fixture
def branch() -> Branch:
    return site_tree("en")["en"]


def post(client: Client, page: Any, **fields: Any) -> Any:
    client.force_login(page.owner)
    return client.post(reverse("member_story_answer", args=[page.pk]), fields)


def test_she_sees_the_changes_and_two_buttons(client: Client, branch: Branch) -> None:
    page, state = submitted_story(branch)
    asked = proposed_edit(page, state, editor())
    client.force_login(page.owner)
    html = client.get(reverse("member_story", args=[page.pk])).content.decode()
    assert "<ins>word0 word1" in html
    assert "tomatoes.</del>" in html
    assert f'name="revision" value="{asked.pk}"' in html
    assert status(fresh(page)).code == "asked"


def test_her_yes_is_kept_with_person_and_time(client: Client, branch: Branch) -> None:
    page, state = submitted_story(branch)
    asked = proposed_edit(page, state, editor())
    assert post(client, page, revision=asked.pk, answer="yes").status_code == 302
    state.refresh_from_db()
    assert (state.agreed_revision, state.agreed_by) == (asked, page.owner)
    assert state.agreed_at is not None
    assert status(fresh(page)).code == "sent"
    assert post(client, page, revision=asked.pk, answer="yes").status_code == 302


def test_after_her_no_her_own_words_are_back_and_nothing_is_lost(
    client: Client, branch: Branch
) -> None:
    page, state = submitted_story(branch)
    reviewer = editor()
    asked = proposed_edit(page, state, reviewer)
    post(client, page, revision=asked.pk, answer="no")
    page = fresh(page)
    assert page.get_latest_revision_as_object().text == OWN_WORDS
    assert [one.content["text"] for one in page.revisions.order_by("pk")] == [
        *(OWN_WORDS, LONG, OWN_WORDS)
    ]
    state.refresh_from_db()
    state.task.specific.on_action(state, reviewer, "approve")
    assert fresh(page).text == OWN_WORDS


def test_the_editor_hears_of_the_answer(
    branch: Branch, settings: Any, mailoutbox: list[Any]
) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    page, state = submitted_story(branch)
    reviewer = editor()
    asked = proposed_edit(page, state, reviewer)
    answer_proposal(page.pk, page.owner, asked.pk, agrees=True)
    assert mailoutbox[-1].to == [reviewer.email]
    assert "says yes" in mailoutbox[-1].body


def test_a_yes_to_older_changes_is_refused(client: Client, branch: Branch) -> None:
    page, state = submitted_story(branch)
    reviewer = editor()
    asked = proposed_edit(page, state, reviewer)
    edit(page, reviewer, f"{LONG} more")
    with pytest.raises(Conflict, match="changed more"):
        answer_proposal(page.pk, page.owner, asked.pk, agrees=True)
    answer = post(client, page, revision=asked.pk, answer="yes")
    assert answer.status_code == 409
    assert "changed more" in answer.content.decode()
    assert post(client, page, revision="9" * 5_000, answer="yes").status_code == 409


def test_who_is_not_asked_has_nothing_to_answer(branch: Branch) -> None:
    page, state = submitted_story(branch)
    with pytest.raises(Conflict, match="Nobody asks you"):
        answer_proposal(page.pk, page.owner, state.revision_id, agrees=True)


def test_nobody_else_says_yes_for_the_author(client: Client, branch: Branch) -> None:
    page, state = submitted_story(branch)
    asked = proposed_edit(page, state, editor())
    steward = member(page.organisation, "steward")
    for somebody in (steward, person()):
        with pytest.raises(NotAllowed):
            answer_proposal(page.pk, somebody, asked.pk, agrees=True)
    client.force_login(steward)
    url = reverse("member_story_answer", args=[page.pk])
    assert client.post(url, {"revision": asked.pk, "answer": "yes"}).status_code == 409
    state.refresh_from_db()
    assert state.agreed_revision is None


@pytest.mark.parametrize("fields", [{}, {"answer": "perhaps"}, {"revision": "x"}])
def test_an_answer_that_is_none_changes_nothing(
    client: Client, branch: Branch, fields: dict[str, str]
) -> None:
    page, state = submitted_story(branch)
    proposed_edit(page, state, editor())
    assert post(client, page, **fields).status_code == 422
    state.refresh_from_db()
    assert state.waits_for_author


def test_taken_back_it_is_a_draft_in_her_own_words(branch: Branch) -> None:
    page, state = submitted_story(branch)
    proposed_edit(page, state, editor())
    take_back(page.pk, page.owner)
    page = fresh(page)
    assert page.get_latest_revision_as_object().text == OWN_WORDS
    assert status(page).code == "draft"
    assert open_round(page) is None
    assert ReviewTaskState.objects.count() == 1
