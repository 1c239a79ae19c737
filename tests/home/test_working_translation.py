"""A reviewer reads the original beside a rough translation, which is never published."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from home.actions.errors import Conflict, NotAllowed
from home.actions.remove_text import remove_text
from home.actions.working_translation import mark_of, save_working_translation
from home.enums_consent import RemovalCause
from home.models import WorkingTranslation
from tests.factories.review import fresh, submitted_story
from tests.factories.staff import editor, moderator, translator
from tests.factories.tree import Branch, site_tree

pytestmark = pytest.mark.django_db
ROUGH = "First we carried out the children."


@pytest.fixture
def branch(settings: Any) -> Branch:
    settings.ADMIN_REQUIRES_MFA = False
    return site_tree("en")["en"]


def test_it_stands_beside_the_original_and_changes_nothing_of_it(
    client: Client, branch: Branch
) -> None:
    page, state = submitted_story(branch, text_language="ur")
    reviewer = editor()
    client.force_login(reviewer)
    url = f"{reverse('review_translation', args=[page.pk])}?language=fr"
    assert client.post(url, {"text": ROUGH, "seen": ""}).status_code == 302
    html = client.get(url).content.decode()
    assert ROUGH in html
    assert '<div lang="ur" dir="rtl">' in html
    assert page.text in html
    row = WorkingTranslation.objects.get()
    assert (row.language, row.saved_by, row.revision_id) == ("fr", reviewer, state.revision_id)
    assert fresh(page).revisions.count() == page.revisions.count() == 1
    assert fresh(page).text == page.text


def test_it_is_never_published(client: Client, branch: Branch) -> None:
    page, state = submitted_story(branch)
    reviewer = editor()
    save_working_translation(page.pk, reviewer, "fr", ROUGH, "")
    state.task.specific.on_action(state, reviewer, "approve")
    assert ROUGH not in client.get(fresh(page).url).content.decode()


def test_it_says_when_the_original_has_changed_since(client: Client, branch: Branch) -> None:
    page, _state = submitted_story(branch)
    reviewer = editor()
    save_working_translation(page.pk, reviewer, "fr", ROUGH, "")
    page.text = "Something else."
    page.save_revision(user=page.owner)
    client.force_login(reviewer)
    url = f"{reverse('review_translation', args=[page.pk])}?language=fr"
    assert "The original has changed since." in client.get(url).content.decode()


def test_nobody_saves_over_the_work_of_another(client: Client, branch: Branch) -> None:
    page, _state = submitted_story(branch)
    row = save_working_translation(page.pk, editor(), "fr", ROUGH, "")
    other = editor()
    with pytest.raises(Conflict, match="Somebody else"):
        save_working_translation(page.pk, other, "fr", "Mine", "")
    client.force_login(other)
    url = f"{reverse('review_translation', args=[page.pk])}?language=fr"
    answer = client.post(url, {"text": "Mine", "seen": ""})
    assert answer.status_code == 422
    assert "Mine" in answer.content.decode()
    assert save_working_translation(page.pk, other, "fr", "", mark_of(row)) is None
    assert not WorkingTranslation.objects.exists()


def test_only_reviewers_of_the_text_write_and_read_it(client: Client, branch: Branch) -> None:
    page, _state = submitted_story(branch)
    for user in (page.owner, translator("en"), moderator("es")):
        with pytest.raises(NotAllowed):
            save_working_translation(page.pk, user, "fr", ROUGH, "")
    client.force_login(moderator("es"))
    assert client.get(reverse("review_translation", args=[page.pk])).status_code == 403


def test_it_goes_with_a_removed_text(branch: Branch, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("home.actions.remove_text.note_removal", lambda *_told: None)
    page, _state = submitted_story(branch)
    save_working_translation(page.pk, editor(), "fr", ROUGH, "")
    remove_text(page.translation_key, RemovalCause.PERSON)
    assert not WorkingTranslation.objects.exists()


def test_it_is_shown_with_few_queries(
    client: Client, branch: Branch, django_assert_max_num_queries: Any
) -> None:
    page, _state = submitted_story(branch)
    client.force_login(editor())
    url = reverse("review_translation", args=[page.pk])
    client.get(url)
    with django_assert_max_num_queries(40):
        assert page.text in client.get(url).content.decode()
