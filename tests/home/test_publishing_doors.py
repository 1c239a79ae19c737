"""Every door through which Wagtail publishes asks whether the words were approved."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.actions.publish_page_revision import PublishPageRevisionAction
from wagtail.models import Locale, Page, PageLogEntry, Task, Workflow

from campaign.models import StoryPage, StoryPhoto
from home.actions.errors import Conflict, NotAllowed
from home.actions.publish_reviewed import publish_reviewed
from home.actions.publishing import check_publishing
from home.actions.setup_roles import setup_roles
from home.models import ReviewTaskState, SiteImage
from tests.factories.pictures import picture_bytes, upload
from tests.factories.review import consent, draft_story, fresh, submitted_story
from tests.factories.staff import editor, person
from tests.factories.tree import Branch, site_tree

pytestmark = pytest.mark.django_db


@pytest.fixture
def branch() -> Branch:
    return site_tree("en", "es")["en"]


@pytest.fixture
def desk(client: Client, settings: Any) -> Client:
    settings.ADMIN_REQUIRES_MFA = False
    client.force_login(person(is_superuser=True))
    return client


def approve(state: ReviewTaskState, user: Any = None) -> None:
    state.task.specific.on_action(state, user or editor(), "approve")


def test_a_revision_that_nobody_approved_is_not_published(branch: Branch) -> None:
    page = draft_story(branch)
    revision = page.get_latest_revision()
    with pytest.raises(NotAllowed, match="has not been approved"):
        check_publishing(page, revision.pk)
    with pytest.raises(NotAllowed, match="has not been approved"):
        revision.publish(user=editor(), skip_permission_checks=True)
    assert not fresh(page).live


def test_a_round_that_nobody_answered_publishes_nothing(branch: Branch) -> None:
    page, state = submitted_story(branch)
    with pytest.raises(Conflict):
        publish_reviewed(state.workflow_state, editor())
    assert not fresh(page).live


def test_the_admins_own_publish_action_is_guarded_too(branch: Branch) -> None:
    page = draft_story(branch)
    action = PublishPageRevisionAction(page.get_latest_revision(), user=editor())
    with pytest.raises(NotAllowed, match="has not been approved"):
        action.execute(skip_permission_checks=True)
    assert not fresh(page).live


def test_an_approval_holds_for_its_own_revision_alone(branch: Branch) -> None:
    page, state = submitted_story(branch)
    approve(state)
    page = fresh(page)
    page.text = "Something else."
    newer = page.save_revision(user=page.owner)
    with pytest.raises(NotAllowed):
        newer.publish(skip_permission_checks=True)
    assert fresh(page).text != "Something else."
    page.unpublish()
    state.refresh_from_db()
    state.revision.publish(skip_permission_checks=True)
    assert fresh(page).live


def test_a_schedule_publishes_nothing_that_nobody_approved(branch: Branch) -> None:
    page = draft_story(branch)
    revision = page.get_latest_revision()
    revision.approved_go_live_at = timezone.now() - timedelta(minutes=1)
    revision.save()
    other = branch.home
    other.title = "Scheduled home"
    scheduled = other.save_revision()
    scheduled.approved_go_live_at = timezone.now() - timedelta(minutes=1)
    scheduled.save()
    call_command("publish_scheduled")
    assert not fresh(page).live
    assert fresh(other).title == "Scheduled home"
    revision.refresh_from_db()
    assert revision.approved_go_live_at is None
    assert PageLogEntry.objects.filter(page=page.pk, action="cradle.publish.refused").exists()


def test_even_a_superuser_is_not_offered_the_publish_button(desk: Client, branch: Branch) -> None:
    page, _state = submitted_story(branch)
    answer = desk.get(reverse("wagtailadmin_pages:edit", args=[page.pk]))
    assert answer.status_code == 200
    assert 'name="action-publish"' not in answer.content.decode()
    home = desk.get(reverse("wagtailadmin_pages:edit", args=[branch.home.pk])).content.decode()
    assert 'name="action-publish"' in home


def test_a_new_pledge_is_sent_to_review_and_not_published(desk: Client, branch: Branch) -> None:
    setup_roles()
    url = reverse("wagtailadmin_pages:add", args=["campaign", "pledgepage", branch.pledges.pk])
    html = desk.get(url).content.decode()
    assert 'name="action-publish"' not in html
    assert 'name="action-submit"' in html


def test_a_posted_publish_is_refused_with_its_reason(desk: Client, branch: Branch) -> None:
    page, _state = submitted_story(branch)
    url = reverse("wagtailadmin_pages:edit", args=[page.pk])
    answer = desk.post(url, {"action-publish": "1", "title": "x", "slug": "x"})
    assert answer.status_code == 403
    assert "published by review alone" in answer.content.decode()
    assert not fresh(page).live


def test_bulk_publishing_leaves_members_texts_alone(desk: Client, branch: Branch) -> None:
    page = draft_story(branch)
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    desk.post(f"{url}?id={page.pk}&next=/admin/", {"include_descendants": "on"})
    index = Page.objects.get(pk=branch.stories.pk)
    desk.post(f"{url}?id={index.pk}&next=/admin/", {"include_descendants": "on"})
    assert not fresh(page).live


def test_the_stock_approval_task_does_not_publish_either(branch: Branch) -> None:
    page = draft_story(branch)
    stock = Workflow.objects.get(name="Moderators approval")
    reviewer = person(is_superuser=True)
    state = stock.start(page, page.owner).current_task_state
    with pytest.raises(NotAllowed):
        Task.objects.get(pk=state.task_id).specific.on_action(state, reviewer, "approve")
    assert not fresh(page).live


def test_a_story_without_consent_is_not_published(branch: Branch) -> None:
    page, state = submitted_story(branch, agreed=False)
    with pytest.raises(NotAllowed, match="has not agreed"):
        approve(state)
    assert not fresh(page).live


@pytest.mark.parametrize(
    "ended",
    [
        {"withdrawn_at": timezone.now()},
        {"expires_on": timezone.localdate() - timedelta(days=1)},
    ],
)
def test_consent_that_has_ended_publishes_nothing(branch: Branch, ended: dict[str, Any]) -> None:
    page, state = submitted_story(branch, agreed=False)
    consent(page, **ended)
    with pytest.raises(NotAllowed, match="no longer agrees"):
        approve(state)
    state.refresh_from_db()
    assert state.status == "in_progress"
    assert not fresh(page).live


@pytest.mark.parametrize("agreed", [False, True])
def test_a_photo_without_consent_holds_the_whole_story(branch: Branch, agreed: bool) -> None:
    page, state = submitted_story(branch)
    image = SiteImage.objects.create(title="x", file=upload(picture_bytes()))
    if agreed:
        consent(page, image=image, withdrawn_at=timezone.now())
    page.photos.add(StoryPhoto(image=image, alt_text="x"))
    page.save_revision(user=page.owner)
    reviewer = editor()
    state.task.specific.on_action(state, reviewer, "take")
    with pytest.raises(NotAllowed, match="shown in a photo"):
        approve(state, reviewer)
    assert not SiteImage.objects.get().released


def test_a_translation_of_an_approved_text_is_published_by_an_editor(branch: Branch) -> None:
    page, state = submitted_story(branch)
    approve(state)
    source = fresh(page)
    locale = site_locale("es")
    translation: StoryPage = source.copy_for_translation(locale, copy_parents=True)
    assert translation.permissions_for_user(editor()).can_publish()
    translation.save_revision().publish()
    assert fresh(translation).live


def test_a_translation_of_a_text_that_is_not_public_stays_a_draft(branch: Branch) -> None:
    page = draft_story(branch)
    translation: StoryPage = page.copy_for_translation(site_locale("es"), copy_parents=True)
    assert not translation.permissions_for_user(editor()).can_publish()
    with pytest.raises(NotAllowed):
        translation.save_revision().publish()


def site_locale(code: str) -> Any:
    return Locale.objects.get(language_code=code)


def press_approve(desk: Client, page: Page, **headers: str) -> Any:
    """Press the button of the editor, as a form or as its automatic saving does."""
    told = {"action-workflow-action": "true", "workflow-action-name": "approve"}
    return desk.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), told, headers=headers)


def test_the_button_pressed_again_after_the_review_is_answered_not_failed(
    branch: Branch, desk: Client
) -> None:
    page, state = submitted_story(branch)
    approve(state)
    assert press_approve(desk, page).status_code == 409


def test_automatic_saving_never_answers_a_review(branch: Branch, desk: Client) -> None:
    page, _state = submitted_story(branch)
    answer = press_approve(desk, page, accept="application/json")
    assert answer.status_code == 400
    assert answer.json()["success"] is False
    assert not fresh(page).live
    assert fresh(page).current_workflow_task is not None
