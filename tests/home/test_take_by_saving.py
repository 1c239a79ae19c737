"""A reviewer who saves is not silent: her twenty minutes begin again."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.test.utils.form_data import inline_formset, nested_form_data

from home.actions.review import act_on_review
from home.actions.take import keep_taken
from home.models import ReviewTaskState
from home.selectors.review import is_taken
from tests.factories.edits import proposed_edit
from tests.factories.review import fresh, submitted_story
from tests.factories.staff import editor
from tests.factories.tree import Branch, site_tree

pytestmark = pytest.mark.django_db


@pytest.fixture
def branch() -> Branch:
    """The tree of one language."""
    return site_tree("en")["en"]


def taken(branch: Branch, minutes: int) -> tuple[Any, ReviewTaskState, Any]:
    """Return a story that somebody took `minutes` ago, its round, and who took it."""
    page, state = submitted_story(branch)
    reviewer = editor()
    act_on_review(state, reviewer, "take")
    ReviewTaskState.objects.update(taken_at=timezone.now() - timedelta(minutes=minutes))
    return page, state, reviewer


def age(state: ReviewTaskState) -> timedelta:
    """Return how long ago the text was taken, or kept."""
    state.refresh_from_db()
    assert state.taken_at is not None
    return timezone.now() - state.taken_at


def save_in_editor(client: Client, page: Any, reviewer: Any, text: str) -> None:
    """Save other words in the admin."""
    client.force_login(reviewer)
    words = {name: getattr(page, name) for name in ("title", "slug", "kind", "text_language")}
    told = {
        **words,
        "text": text,
        "organisation": page.organisation_id,
        "photos": inline_formset([]),
        "comments": inline_formset([]),
    }
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    answer = client.post(address, nested_form_data(told))
    assert answer.status_code == 302, answer.context["form"].errors


def test_saving_in_the_editor_keeps_the_text(branch: Branch, client: Client, settings: Any) -> None:
    settings.ADMIN_REQUIRES_MFA = False
    page, state, reviewer = taken(branch, 19)
    save_in_editor(client, page, reviewer, page.text.replace("tomatoes", "vegetables"))
    assert "vegetables" in fresh(page).get_latest_revision().content["text"]
    assert age(state) < timedelta(minutes=1)
    assert is_taken(state)


def test_saving_other_words_asks_the_author_no_more(
    branch: Branch, client: Client, settings: Any
) -> None:
    settings.ADMIN_REQUIRES_MFA = False
    page, state, reviewer = taken(branch, 1)
    proposed_edit(page, state, reviewer)
    assert state.waits_for_author
    save_in_editor(client, page, reviewer, "Quite other words.")
    state.refresh_from_db()
    assert not state.waits_for_author


def test_after_twenty_silent_minutes_nothing_is_kept(branch: Branch) -> None:
    page, state, reviewer = taken(branch, 21)
    keep_taken(page, reviewer)
    assert age(state) > timedelta(minutes=20)
    assert not is_taken(state)


def test_what_another_has_taken_stays_hers(branch: Branch) -> None:
    page, state, reviewer = taken(branch, 19)
    keep_taken(page, editor())
    assert age(state) > timedelta(minutes=18)
    assert state.taken_by == reviewer
