"""A declined text is looked at once more, by another person, when its author asks."""

from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from campaign.actions.appeal import appeal
from campaign.actions.send_text import send_text, take_back
from campaign.selectors.text_history import history_of
from campaign.selectors.texts import status
from home.actions.errors import Conflict, Invalid, NotAllowed
from home.actions.review import act_on_review
from home.models import ReviewTaskState
from home.selectors.queue import waiting_for
from home.selectors.review import open_round
from tests.factories.review import fresh, submitted_story
from tests.factories.staff import editor, moderator, officer, person
from tests.factories.tree import site_tree

pytestmark = pytest.mark.django_db
NO = {"reason": "harm", "comment": "The guards would know her."}
WHY = "Everybody knows it already."


@pytest.fixture
def declined() -> tuple[Any, Any]:
    """A story that was declined, and who declined it."""
    page, state = submitted_story(site_tree("en")["en"])
    reviewer = editor(name="Efua")
    act_on_review(state, reviewer, "decline", **NO)
    return fresh(page), reviewer


def round_of(page: Any) -> ReviewTaskState:
    """Return the round that waits."""
    state = open_round(fresh(page))
    assert state is not None
    return state


def test_another_person_publishes_what_was_declined(declined: tuple[Any, Any]) -> None:
    page, reviewer = declined
    appeal(page.pk, page.owner, WHY)
    state = round_of(page)
    assert (state.appeal_words, state.due_at is not None) == (WHY, True)
    for act, words in (("take", {}), ("approve", {}), ("decline", NO)):
        with pytest.raises(NotAllowed, match="Another person answers the appeal"):
            act_on_review(state, reviewer, act, **words)
    assert waiting_for(reviewer) == []
    other = moderator("en")
    assert "another person looks at it" in waiting_for(other)[0].why
    act_on_review(state, other, "approve")
    assert fresh(page).live


def test_a_second_no_is_final(declined: tuple[Any, Any]) -> None:
    page, _reviewer = declined
    appeal(page.pk, page.owner, WHY)
    with pytest.raises(Conflict, match="only once"):
        appeal(page.pk, page.owner, WHY)
    act_on_review(round_of(page), editor(), "decline", **NO)
    assert status(fresh(page)).code == "declined-again"
    with pytest.raises(Conflict, match="only once"):
        appeal(page.pk, page.owner, WHY)


def test_changes_that_are_asked_for_make_no_second_appeal(declined: tuple[Any, Any]) -> None:
    page, reviewer = declined
    appeal(page.pk, page.owner, WHY)
    act_on_review(round_of(page), editor(), "reject", comment="Leave the name out.")
    fresh(page).current_workflow_state.resume(page.owner)
    with pytest.raises(NotAllowed, match="Another person"):
        act_on_review(round_of(page), reviewer, "approve")
    act_on_review(round_of(page), editor(), "decline", **NO)
    with pytest.raises(Conflict):
        appeal(page.pk, page.owner, WHY)


def test_an_appeal_is_not_taken_back_to_send_the_text_anew(declined: tuple[Any, Any]) -> None:
    page, _reviewer = declined
    appeal(page.pk, page.owner, WHY)
    with pytest.raises(Conflict):
        take_back(page.pk, page.owner)


def test_the_database_keeps_one_appeal(declined: tuple[Any, Any]) -> None:
    page, _reviewer = declined
    state = appeal(page.pk, page.owner, WHY)
    copy = ReviewTaskState.objects.get(pk=state.pk)
    copy.pk = copy.id = copy.taskstate_ptr_id = None
    with pytest.raises(IntegrityError), transaction.atomic():
        copy.save()


def test_a_stranger_and_who_says_nothing_do_not_appeal(declined: tuple[Any, Any]) -> None:
    page, _reviewer = declined
    with pytest.raises(NotAllowed):
        appeal(page.pk, person(), WHY)
    with pytest.raises(Invalid, match="Say why"):
        appeal(page.pk, page.owner, "  ")
    assert open_round(fresh(page)) is None


def test_a_text_that_waits_is_not_appealed() -> None:
    page, _state = submitted_story(site_tree("en")["en"])
    with pytest.raises(Conflict, match="Only a text that was declined"):
        appeal(page.pk, page.owner, WHY)


def test_author_and_the_others_get_a_mail(mailoutbox: list[Any], settings: Any) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    page, state = submitted_story(site_tree("en")["en"])
    act_on_review(state, editor(), "decline", **NO)
    assert "you can ask once" in mailoutbox[-1].body
    other = editor()
    mailoutbox.clear()
    appeal(page.pk, page.owner, WHY)
    told = {mail.to[0]: mail.body for mail in mailoutbox}
    assert set(told) == {page.owner.email, other.email}
    assert "That answer is final" in told[page.owner.email]
    assert WHY in told[other.email]
    assert "/admin/" not in "".join(told.values())
    act_on_review(round_of(page), other, "decline", **NO)
    assert "This answer is final" in mailoutbox[-1].body


def test_she_asks_on_the_page_of_her_text(declined: tuple[Any, Any], client: Client) -> None:
    page, _reviewer = declined
    client.force_login(page.owner)
    shown = reverse("member_story", args=[page.pk])
    address = reverse("member_story_appeal", args=[page.pk])
    assert "Ask another person" in client.get(shown).content.decode()
    refused = client.post(address, {"words": " "})
    assert refused.status_code == 422
    assert "Say why another person" in refused.content.decode()
    answer = client.post(address, {"words": WHY}, follow=True)
    assert "Another person looks at it" in answer.content.decode()
    assert client.post(address, {"words": WHY}).status_code == 409
    client.force_login(person())
    assert client.post(address, {"words": WHY}).status_code in {403, 404}


def declined_change() -> tuple[Any, ReviewTaskState]:
    """Return a public story whose change was declined, and the round of the change."""
    page, state = submitted_story(site_tree("en")["en"])
    act_on_review(state, editor(), "approve")
    draft = fresh(page).get_latest_revision_as_object()
    draft.text += " The guard was Kofi."
    draft.save_revision(user=page.owner)
    send_text(page.pk, page.owner)
    change = round_of(page)
    act_on_review(change, editor(name="Efua"), "decline", **NO)
    return fresh(page), change


def test_the_author_reads_why_her_change_of_a_public_text_is_declined(
    mailoutbox: list[Any], settings: Any
) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    page, change = declined_change()
    where = status(page)
    assert (where.code, where.comment, where.may_send) == ("change-declined", NO["comment"], False)
    assert where.reason == ReviewTaskState.objects.get(pk=change.pk).decline_reason
    assert "Everybody still reads the earlier version." in mailoutbox[-1].body
    assert "you can ask once" in mailoutbox[-1].body
    assert page.live
    with pytest.raises(Conflict, match="Change them before"):
        send_text(page.pk, page.owner)


def test_a_declined_change_of_a_public_text_is_appealed_once() -> None:
    page, _change = declined_change()
    appeal(page.pk, page.owner, WHY)
    assert status(fresh(page)).code == "appealed"
    act_on_review(round_of(page), editor(), "decline", **NO)
    assert status(fresh(page)).code == "change-declined-again"
    with pytest.raises(Conflict, match="only once"):
        appeal(page.pk, page.owner, WHY)
    assert fresh(page).live
    assert "Kofi" not in fresh(page).text


def test_another_person_publishes_a_declined_change() -> None:
    page, _change = declined_change()
    appeal(page.pk, page.owner, WHY)
    act_on_review(round_of(page), editor(), "approve")
    assert "Kofi" in fresh(page).text
    assert status(fresh(page)).code == "published"


def test_after_a_declined_change_another_one_is_sent() -> None:
    page, _change = declined_change()
    draft = page.get_latest_revision_as_object()
    draft.text = "We carried the children out first."
    draft.save_revision(user=page.owner)
    assert status(fresh(page)).code == "revised"
    send_text(page.pk, page.owner)
    assert status(fresh(page)).code == "sent"


def test_what_is_appealed_or_declined_for_good_is_not_changed(declined: tuple[Any, Any]) -> None:
    page, _reviewer = declined
    appeal(page.pk, page.owner, WHY)
    with pytest.raises(Conflict, match="Wait for the answer"):
        send_text(page.pk, page.owner)
    officer_has = round_of(page)
    act_on_review(officer_has, editor(), "escalate", comment="Safe?", reason=str(officer().pk))
    assert status(fresh(page)).code == "appealed"
    act_on_review(officer_has, officer(), "decline", **NO)
    with pytest.raises(Conflict, match="answered for good"):
        send_text(page.pk, page.owner)


def test_the_history_shows_the_appeal_with_her_words(declined: tuple[Any, Any]) -> None:
    page, _reviewer = declined
    appeal(page.pk, page.owner, WHY)
    step = history_of(fresh(page))[-1]
    assert (str(step.title), step.comment) == ("Asked that another person looks", WHY)
    asked = {"comment": "Safe?", "reason": str(officer().pk)}
    act_on_review(round_of(page), editor(), "escalate", **asked)
    told = history_of(fresh(page))[-1]
    assert (str(told.title), told.comment) == ("Somebody else looks at it, too", "")
