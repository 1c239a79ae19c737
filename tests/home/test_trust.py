"""An editor lets a proven author go live first, and it ends at once when it must."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import ModelLogEntry, TaskState, WorkflowState

from home.actions.errors import Conflict, NotAllowed
from home.actions.remove_text import remove_text
from home.actions.take_down import put_back, take_down
from home.actions.trust import distrust_author, trust_author
from home.enums import TrustChange
from home.enums_consent import RemovalCause
from home.models import AuthorTrust, ReviewTaskState
from home.selectors.trust import ENOUGH_APPROVALS, is_trusted, unchanged_approvals
from tests.factories.review import fresh, submitted_story
from tests.factories.staff import editor, member, moderator, officer
from tests.factories.tree import Branch, site_tree

pytestmark = pytest.mark.django_db


@pytest.fixture
def branch(settings: Any) -> Branch:
    settings.ADMIN_REQUIRES_MFA = False
    return site_tree("en")["en"]


def approved_story(branch: Branch) -> tuple[Any, ReviewTaskState]:
    """Return a published story and its round."""
    page, state = submitted_story(branch)
    state.task.specific.on_action(state, editor(), "approve")
    state.refresh_from_db()
    return fresh(page), state


def approvals(state: ReviewTaskState, number: int) -> None:
    """Let the author of a round have that many approvals more, each without a change."""
    flow = state.workflow_state
    for _number in range(number):
        done = WorkflowState.objects.create(
            workflow=flow.workflow,
            base_content_type=flow.base_content_type,
            content_type=flow.content_type,
            object_id=flow.object_id,
            requested_by=flow.requested_by,
            status=WorkflowState.STATUS_APPROVED,
        )
        ReviewTaskState.objects.create(
            workflow_state=done,
            task=state.task,
            revision=state.revision,
            status=TaskState.STATUS_APPROVED,
            submitted_revision=state.revision,
            approved_revision=state.revision,
        )


def trusted_author(branch: Branch) -> tuple[Any, Any]:
    """Return a story, and its author whom an editor trusts."""
    page, state = approved_story(branch)
    approvals(state, ENOUGH_APPROVALS - 1)
    trust_author(page.owner, editor())
    return page, page.owner


def test_nineteen_approvals_are_not_enough(branch: Branch) -> None:
    page, state = approved_story(branch)
    approvals(state, 18)
    assert unchanged_approvals(page.owner) == 19
    with pytest.raises(Conflict, match="19 of her texts"):
        trust_author(page.owner, editor())
    assert not is_trusted(page.owner)


def test_an_approval_with_a_change_does_not_count(branch: Branch) -> None:
    page, state = submitted_story(branch)
    reviewer = editor()
    page.text = page.text.replace("tomatoes", "vegetables")
    page.save_revision(user=reviewer)
    state.task.specific.on_action(state, reviewer, "approve")
    assert unchanged_approvals(page.owner) == 0


def test_who_and_when_are_kept_and_logged_once(branch: Branch) -> None:
    page, state = approved_story(branch)
    approvals(state, 19)
    first = editor()
    trust_author(page.owner, first)
    trust_author(page.owner, editor())
    row = AuthorTrust.objects.get()
    assert (row.author, row.is_on, row.changed_by) == (page.owner, True, first)
    entry = ModelLogEntry.objects.get(action="cradle.trust.on")
    assert entry.user == first


def test_it_is_off_again_at_once(branch: Branch) -> None:
    _page, author = trusted_author(branch)
    distrust_author(author, editor())
    assert not is_trusted(author)
    assert ModelLogEntry.objects.filter(action="cradle.trust.off").count() == 1


def test_only_editors_switch_and_never_for_themselves(branch: Branch) -> None:
    page, state = approved_story(branch)
    approvals(state, 19)
    for user in (moderator("en"), officer(), member(page.organisation), page.owner):
        with pytest.raises(NotAllowed):
            trust_author(page.owner, user)
        with pytest.raises(NotAllowed):
            distrust_author(page.owner, user)
    herself = editor()
    with pytest.raises(NotAllowed):
        trust_author(herself, herself)


def test_a_declined_text_ends_it(branch: Branch) -> None:
    _page, author = trusted_author(branch)
    _second, state = submitted_story(branch, author=author, slug="second")
    words = {"reason": "spam", "comment": "It sells phones."}
    state.task.specific.on_action(state, editor(), "decline", **words)
    assert not is_trusted(author)
    assert AuthorTrust.objects.get().why == TrustChange.DECLINED


def test_a_take_down_for_all_to_see_ends_it_and_putting_back_does_not_bring_it_back(
    branch: Branch,
) -> None:
    page, author = trusted_author(branch)
    take_down(page.translation_key, officer(), "danger", "A guard is named.")
    assert not is_trusted(author)
    assert AuthorTrust.objects.get().why == TrustChange.TAKEN_DOWN
    put_back(page.translation_key, editor(), "He is dead.")
    assert fresh(page).live
    assert not is_trusted(author)


def test_a_take_down_in_the_admin_ends_it(client: Client, branch: Branch) -> None:
    page, author = trusted_author(branch)
    client.force_login(editor())
    client.post(reverse("wagtailadmin_pages:unpublish", args=[page.pk]))
    assert not fresh(page).live
    assert not is_trusted(author)
    assert AuthorTrust.objects.get().why == TrustChange.TAKEN_DOWN


def test_a_take_down_of_many_at_once_ends_it(client: Client, branch: Branch) -> None:
    page, author = trusted_author(branch)
    client.force_login(editor())
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "unpublish"])
    client.post(f"{url}?id={page.pk}")
    assert not fresh(page).live
    assert not is_trusted(author)


@pytest.mark.parametrize(
    ("cause", "stays"), [(RemovalCause.EDITOR, False), (RemovalCause.PERSON, True)]
)
def test_a_removal_by_the_campaign_ends_it(
    branch: Branch, monkeypatch: pytest.MonkeyPatch, cause: RemovalCause, stays: bool
) -> None:
    monkeypatch.setattr("home.actions.remove_text.note_removal", lambda *_told: None)
    page, author = trusted_author(branch)
    remove_text(page.translation_key, cause, editor())
    assert is_trusted(author) == stays


def test_editors_see_who_may_be_trusted_and_switch(
    client: Client, branch: Branch, django_assert_max_num_queries: Any
) -> None:
    page, state = approved_story(branch)
    approvals(state, 19)
    user = editor()
    client.force_login(user)
    url = reverse("review_trust")
    client.get(url)
    with django_assert_max_num_queries(20):
        html = client.get(url).content.decode()
    assert str(page.owner) in html
    assert client.post(url, {"author": page.owner.pk, "on": "1"}).status_code == 302
    assert is_trusted(page.owner)
    assert "Goes live first" in client.get(url).content.decode()
    client.post(url, {"author": page.owner.pk, "on": "0"})
    assert not is_trusted(page.owner)
    for wrong in ("", "x", "9" * 30, "0"):
        assert client.post(url, {"author": wrong, "on": "1"}).status_code == 404


def test_a_refusal_is_told_on_the_page(client: Client, branch: Branch) -> None:
    page, _state = approved_story(branch)
    client.force_login(editor())
    sent = {"author": page.owner.pk, "on": "1"}
    html = client.post(reverse("review_trust"), sent, follow=True).content.decode()
    assert "1 of her texts" in html
    assert not is_trusted(page.owner)


def test_others_see_no_trust(client: Client, branch: Branch) -> None:
    client.force_login(moderator("en"))
    assert client.get(reverse("review_trust")).status_code == 403
