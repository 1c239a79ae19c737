"""The queue of review: who sees what, in which order, why, and in how many queries."""

from copy import copy
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page, Revision, WorkflowState

from campaign.models import StoryPage
from home.actions.review import act_on_review
from home.enums import Agreement
from home.models import ReviewTaskState
from home.selectors.queue import arranged, waiting_for
from tests.factories.review import consent, submitted_story
from tests.factories.staff import editor, moderator, translator
from tests.factories.tree import Branch, site_tree

pytestmark = pytest.mark.django_db
CHILDREN = {
    "shows_children": True,
    "guardian_agreed": True,
    "age_band": "0-6",
    "child_unnamed": True,
}


@pytest.fixture
def branch() -> Branch:
    """The tree of one language."""
    return site_tree("en")["en"]


@pytest.fixture
def desk(client: Client, settings: Any) -> Client:
    """An editor's browser at the admin, without the second factor."""
    settings.ADMIN_REQUIRES_MFA = False
    client.force_login(editor())
    return client


def story(branch: Branch, name: str, **fields: Any) -> ReviewTaskState:
    """Return the round of a story that waits."""
    return submitted_story(branch, slug=name, title=name, **fields)[1]


def titles(user: Any, order: str = "risk", **wanted: str) -> list[str]:
    """Return the titles of the queue of `user`."""
    return [item.page.draft_title for item in arranged(waiting_for(user), order, wanted)]


def test_the_sentence_says_what_to_look_for(branch: Branch) -> None:
    state = story(branch, "raid", risks=["police", "violence"], agreed=False)
    consent(state.workflow_state.content_object, **CHILDREN)
    consent(
        state.workflow_state.content_object, expires_on=timezone.localdate() - timedelta(days=1)
    )
    act_on_review(state, editor(name="Efua"), "approve")
    item = waiting_for(editor())[0]
    assert item.why == (
        "It tells of: Police or guards, Violence. Children are shown or told about."
        " 1 agreement is missing or has ended."
        " First yes by Efua is given, a second person is needed."
    )
    assert item.facts.agreement == Agreement.MISSING


def test_a_text_without_a_risk_needs_one_yes_and_says_when_it_is_late(branch: Branch) -> None:
    story(branch, "calm")
    assert waiting_for(editor())[0].why == "Nothing stands out. One yes is enough."
    ReviewTaskState.objects.update(due_at=timezone.now() - timedelta(hours=1))
    assert waiting_for(editor())[0].why == "The answer is late."


def test_the_sentence_reads_the_words_that_are_under_review(branch: Branch) -> None:
    state = story(branch, "changed", risks=["police"])
    StoryPage.objects.update(risks=[])
    assert "Police" in waiting_for(editor())[0].why
    act_on_review(state, editor(), "flag", reason="second-look")
    assert "A reviewer wants a second person to look." in waiting_for(editor())[0].why


def test_the_queue_is_sorted_by_risk_age_language_and_consent(branch: Branch) -> None:
    story(branch, "old", text_language="sw")
    story(branch, "risky", risks=["police"], text_language="fr")
    story(branch, "unagreed", agreed=False, text_language="hi")
    for days, name in enumerate(["old", "unagreed", "risky"], start=1):
        due = timezone.now() + timedelta(days=days)
        page = next(item.page for item in waiting_for(editor()) if item.page.title == name)
        rounds = ReviewTaskState.objects.filter(workflow_state__object_id=str(page.pk))
        rounds.update(due_at=due)
    reader = editor()
    assert titles(reader) == ["risky", "old", "unagreed"]
    assert titles(reader, "age") == ["old", "unagreed", "risky"]
    assert titles(reader, "language") == ["risky", "unagreed", "old"]
    assert titles(reader, "consent") == ["unagreed", "old", "risky"]


def test_the_queue_is_filtered(branch: Branch) -> None:
    taken = story(branch, "taken", text_language="sw")
    story(branch, "risky", risks=["police"])
    story(branch, "unagreed", agreed=False)
    act_on_review(taken, editor(), "take")
    reader = editor()
    assert titles(reader, risk="police") == ["risky"]
    assert titles(reader, language="sw") == ["taken"]
    assert titles(reader, consent="missing") == ["unagreed"]
    assert titles(reader, taken="yes") == ["taken"]
    assert titles(reader, nonsense="yes") == titles(reader)


def test_a_moderator_sees_her_languages_and_nobody_her_own_text(branch: Branch) -> None:
    author = editor()
    story(branch, "hers", author=author)
    assert titles(author) == []
    assert titles(moderator("es")) == []
    assert titles(moderator("en")) == ["hers"]


def test_the_screen_shows_the_queue_and_keeps_the_filter(branch: Branch, desk: Client) -> None:
    story(branch, "risky", risks=["police"])
    story(branch, "calm")
    address = reverse("review_queue")
    told = desk.get(address, {"risk": "police", "first": "age"}).content.decode()
    assert "risky" in told
    assert "calm" not in told
    assert "It tells of: Police or guards." in told
    assert desk.get(address, {"risk": "gossip", "first": "x", "p": "zzz"}).status_code == 200


def test_only_who_answers_sees_the_screen(client: Client, settings: Any) -> None:
    settings.ADMIN_REQUIRES_MFA = False
    client.force_login(translator("en"))
    assert client.get(reverse("review_queue")).status_code in {302, 403}


def test_the_dashboard_leads_to_the_whole_queue(branch: Branch, desk: Client) -> None:
    story(branch, "risky", risks=["police"])
    told = desk.get(reverse("wagtailadmin_home")).content.decode()
    assert "Two people must say yes." in told
    assert reverse("review_queue") in told


def many(branch: Branch, number: int) -> None:
    """Let `number` stories wait: copies of one, written without the work of sending each."""
    state = story(branch, f"first-{number}", risks=["police"])
    first = StoryPage.objects.get(pk=state.workflow_state.object_id)
    revision, review = state.revision, state.workflow_state
    step = StoryPage.steplen
    for count in range(1, number):
        page = copy(first)
        place = StoryPage._int2str(StoryPage._str2int(first.path[-step:]) + count)
        page.path = first.path[:-step] + place.rjust(step, "0")
        page.pk = page.id = page.page_ptr_id = page.latest_revision_id = None
        page.slug, page.translation_key = f"s{number}-{count}", uuid4()
        page.url_path = f"{branch.stories.url_path}{page.slug}/"
        super(Page, page).save()
        revision.pk, revision.object_id = None, str(page.pk)
        Revision.objects.bulk_create([revision])
        review.pk, review.object_id, review.current_task_state = None, str(page.pk), None
        WorkflowState.objects.bulk_create([review])
        ReviewTaskState.objects.create(
            workflow_state=review, revision=revision, task=state.task, due_at=state.due_at
        )


def queries(desk: Client, address: str) -> int:
    """Return how many statements an answer takes."""
    with CaptureQueriesContext(
        connection,
    ) as seen:
        assert desk.get(address).status_code == 200
    return len(seen)


def test_five_hundred_open_texts_take_no_more_queries_than_sixty(
    branch: Branch, desk: Client
) -> None:
    address = reverse("review_queue")
    desk.get(address)
    many(branch, 60)
    few = queries(desk, address)
    many(branch, 440)
    assert len(waiting_for(editor())) == 500
    assert queries(desk, address) <= few <= 25
