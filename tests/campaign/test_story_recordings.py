"""The recording of a story: consent to the voice, words written down, gone when taken back."""

from typing import Any

import pytest
from django.core.files.storage import default_storage
from django.test import Client
from django.urls import reverse

from campaign.actions.send_text import missing_in
from campaign.actions.story_recordings import attach_recording, remove_recording
from campaign.models import StoryPage
from home.actions.errors import Conflict, NotAllowed
from home.actions.prepare_recording import prepare_recording
from home.actions.record_consent import Agreement
from home.actions.remove_text import remove_text
from home.enums_consent import ConsentPart, RemovalCause
from home.models import ConsentRecord, Recording
from tests.factories.network import OrganisationFactory
from tests.factories.review import draft_story, fresh, submitted_story
from tests.factories.sounds import recording
from tests.factories.staff import editor, member
from tests.factories.tree import Branch, site_tree

pytestmark = pytest.mark.django_db


@pytest.fixture
def branch() -> Branch:
    """The tree of one language."""
    return site_tree("en")["en"]


def speak(page: StoryPage) -> StoryPage:
    """Add a recording to a draft, ready to be heard; return the draft."""
    upload: Any = recording()
    upload.seconds = 1
    answers = {"recording": upload, "agreement": Agreement(shows_children=False)}
    draft = attach_recording(page.pk, page.owner, answers)
    prepare_recording.func(draft.recording_id)
    return fresh(page).get_latest_revision_as_object()


def voices(page: StoryPage) -> Any:
    """Return the standing agreements to the voice."""
    return ConsentRecord.objects.standing().of(page).filter(part=ConsentPart.VOICE)


def test_a_story_can_be_spoken_instead_of_written(branch: Branch) -> None:
    page = draft_story(branch, text="")
    assert "Write the story, or record it." in map(str, missing_in(page))
    assert not missing_in(speak(page))


def test_a_recording_is_not_published_before_its_words_are_written_down(branch: Branch) -> None:
    page, state = submitted_story(branch)
    draft = speak_in_review(page)
    with pytest.raises(NotAllowed, match="Write down what is said"):
        approve(state, draft)
    assert not fresh(page).live


def speak_in_review(page: StoryPage, **words: str) -> StoryPage:
    """Take a text back, add the recording and words, and send it again."""
    page.current_workflow_state.cancel(user=page.owner)
    draft = speak(page)
    for name, value in words.items():
        setattr(draft, name, value)
    draft.save()
    draft.save_revision(user=page.owner)
    draft.get_workflow().start(draft, page.owner)
    return fresh(page)


def approve(_state: Any, page: StoryPage) -> None:
    """Approve the newest round of a page."""
    state = page.current_workflow_task_state.specific
    state.task.specific.on_action(state, editor(), "approve")


def test_a_recording_is_not_published_without_consent_to_the_voice(branch: Branch) -> None:
    page, state = submitted_story(branch)
    draft = speak_in_review(page, transcript="We carried the children out first.")
    voices(page).delete()
    with pytest.raises(NotAllowed, match="has not agreed that it is heard"):
        approve(state, draft)


def test_a_published_recording_is_heard_and_goes_with_the_story(
    branch: Branch, client: Client, django_capture_on_commit_callbacks: Any
) -> None:
    page, state = submitted_story(branch)
    draft = speak_in_review(page, transcript="We carried the children out first.")
    with django_capture_on_commit_callbacks(execute=True):
        approve(state, draft)
    row = Recording.objects.get()
    assert row.opus.startswith("sounds/")
    shown = client.get(fresh(page).get_url()).content.decode()
    assert default_storage.url(row.opus) in shown
    assert 'preload="none"' in shown
    assert "What is said in the recording" in shown
    with django_capture_on_commit_callbacks(execute=True):
        fresh(page).unpublish()
    row.refresh_from_db()
    assert row.opus.startswith("pending-sounds/")


def test_nothing_of_a_voice_remains_when_it_is_taken_back(
    branch: Branch, django_capture_on_commit_callbacks: Any, monkeypatch: Any, tmp_path: Any
) -> None:
    monkeypatch.setattr("home.removal_ledger.ledger_path", lambda: tmp_path / "removed.jsonl")
    page, state = submitted_story(branch)
    draft = speak_in_review(page, transcript="We carried the children out first.")
    with django_capture_on_commit_callbacks(execute=True):
        approve(state, draft)
    row = Recording.objects.get()
    with django_capture_on_commit_callbacks(execute=True):
        remove_text(page.translation_key, RemovalCause.PERSON)
    assert not Recording.objects.exists()
    assert not default_storage.exists(row.opus)
    assert fresh(page).transcript == ""
    assert not any(each.content.get("recording") for each in page.revisions.all())
    assert not any("carried" in str(each.content) for each in page.revisions.all())


def test_another_recording_takes_the_place_of_the_first(branch: Branch) -> None:
    page = draft_story(branch)
    first = speak(page).recording
    second = speak(page).recording
    assert Recording.objects.get() == second != first
    assert voices(page).count() == 1


def test_a_recording_can_be_taken_out_of_a_draft_once(branch: Branch) -> None:
    page = draft_story(branch)
    speak(page)
    remove_recording(page.pk, page.owner)
    assert not Recording.objects.exists()
    assert not voices(page).exists()
    with pytest.raises(Conflict, match="no recording"):
        remove_recording(page.pk, page.owner)


def test_the_form_keeps_a_recording_and_shows_the_code(branch: Branch, client: Client) -> None:
    page = draft_story(branch)
    client.force_login(page.owner)
    address = reverse("member_story_recording", args=[page.pk])
    answers = {"shows_children": "no", "agreed": "on"}
    refused = client.post(address, {**answers, "recording": recording(), "agreed": ""})
    assert refused.status_code == 422
    assert not Recording.objects.exists()
    assert client.post(address, {**answers, "recording": recording("3gp")}).status_code == 302
    shown = client.get(address).content.decode()
    assert "Code to take it back:" in shown
    assert client.post(address, {"remove": "1"}).status_code == 302
    assert not Recording.objects.exists()


def test_nobody_adds_or_takes_away_a_recording_of_others_or_in_review(branch: Branch) -> None:
    page, _state = submitted_story(branch)
    answers = {"recording": recording(), "agreement": Agreement(shows_children=False)}
    stranger = member(OrganisationFactory.create())
    with pytest.raises(NotAllowed):
        attach_recording(page.pk, stranger, answers)
    with pytest.raises(NotAllowed):
        remove_recording(page.pk, stranger)
    with pytest.raises(Conflict):
        attach_recording(page.pk, page.owner, answers)
    assert not Recording.objects.exists()
