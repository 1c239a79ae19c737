"""Spam is declined from the queue, each text checked as if it were answered alone."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext

from home.actions.decline_spam import decline_all_as_spam
from home.actions.errors import Conflict, Invalid
from home.actions.review import act_on_review
from home.models import DeclineReason, ReviewTaskState
from tests.factories.review import fresh, submitted_story
from tests.factories.staff import editor, moderator
from tests.factories.tree import Branch, site_tree

pytestmark = pytest.mark.django_db


@pytest.fixture
def branch() -> Branch:
    """The tree of one language."""
    return site_tree("en")["en"]


def story(branch: Branch, name: str, **fields: Any) -> ReviewTaskState:
    """Return the round of a story that waits."""
    return submitted_story(branch, slug=name, title=name, **fields)[1]


def chosen(*states: ReviewTaskState) -> list[tuple[int, int]]:
    """Return what the boxes of these rounds send."""
    return [(state.pk, state.revision_id) for state in states]


def is_open(state: ReviewTaskState) -> bool:
    """Tell whether a round still waits."""
    state.refresh_from_db()
    return bool(state.status == "in_progress")


def test_spam_is_declined_at_once_and_each_author_is_told(
    branch: Branch, mailoutbox: list[Any]
) -> None:
    first, second = story(branch, "phones"), story(branch, "pills")
    mailoutbox.clear()
    answer = decline_all_as_spam(editor(), chosen(first, second))
    assert (answer.declined, answer.refused) == (2, [])
    first.refresh_from_db()
    assert first.decline_reason is not None
    assert first.decline_reason.code == "spam"
    assert len(mailoutbox) == 2
    assert "It looks like spam" in mailoutbox[0].body
    assert "The editor writes" not in mailoutbox[0].body


def test_who_is_told_reads_the_public_wording_and_how_to_appeal_in_her_language(
    branch: Branch, mailoutbox: list[Any]
) -> None:
    state = story(branch, "phones")
    page = state.workflow_state.content_object.specific
    type(page.owner).objects.filter(pk=page.owner_id).update(language="fr")
    mailoutbox.clear()
    decline_all_as_spam(editor(), chosen(state))
    (told,) = mailoutbox
    with translation.override("fr"):
        appeal = gettext(
            "If you think that this is wrong, you can ask once that another person looks at it:"
            " open your text and say why."
        )
        address = page.member_url(page.owner)
    assert "Cela ressemble à un message indésirable" in told.body
    assert appeal in told.body
    assert "another person" not in told.body
    assert address
    assert address in told.body


def test_no_text_of_her_own_none_in_another_language_none_taken_by_another(
    branch: Branch,
) -> None:
    reviewer = moderator("en")
    own, taken = story(branch, "own", author=reviewer), story(branch, "taken")
    act_on_review(taken, editor(name="Efua"), "take")
    answer = decline_all_as_spam(reviewer, chosen(own, taken))
    assert answer.declined == 0
    assert [title for title, _why in answer.refused] == ["own", "taken"]
    assert "your own text" in answer.refused[0][1]
    assert "Efua has taken" in answer.refused[1][1]
    assert decline_all_as_spam(moderator("es"), chosen(taken)).declined == 0
    assert is_open(own)
    assert is_open(taken)


def test_words_that_changed_after_they_were_listed_are_not_declined(branch: Branch) -> None:
    state = story(branch, "changed")
    listed = chosen(state)
    page = fresh(state.workflow_state.content_object)
    page.text = "Something else."
    page.save_revision(user=page.owner)
    other = editor()
    act_on_review(state, other, "take")
    act_on_review(state, other, "release")
    answer = decline_all_as_spam(editor(), listed)
    assert "changed after you opened it" in answer.refused[0][1]
    assert is_open(state)


def test_what_somebody_said_yes_to_is_not_spam(branch: Branch) -> None:
    state = story(branch, "risky", risks=["police"])
    act_on_review(state, editor(), "approve")
    with pytest.raises(Conflict, match="Somebody has said yes"):
        act_on_review(state, editor(), "spam")
    assert is_open(state)


def test_without_the_reason_nothing_is_declined(branch: Branch) -> None:
    state = story(branch, "phones")
    DeclineReason.objects.filter(code="spam").update(active=False)
    with pytest.raises(Invalid, match="Choose a reason"):
        act_on_review(state, editor(), "spam")
    assert is_open(state)


def test_the_button_declines_what_is_ticked(branch: Branch, client: Client, settings: Any) -> None:
    settings.ADMIN_REQUIRES_MFA = False
    spam, story_kept = story(branch, "phones"), story(branch, "kept")
    client.force_login(editor())
    box = f"{spam.pk}-{spam.revision_id}"
    assert box in client.get(reverse("review_queue")).content.decode()
    told = {"chosen": [box, "x-y", "1", "9" * 90, "-"], "asked": "first=age"}
    answer = client.post(reverse("review_spam"), told, follow=True)
    assert "1 text declined as spam." in answer.content.decode()
    assert not is_open(spam)
    assert is_open(story_kept)
    assert client.get(reverse("review_spam")).status_code == 405
