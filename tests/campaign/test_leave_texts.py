"""What becomes of the stories and pledges of somebody who deletes her account."""

from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from campaign.models import Pledge, PledgePage, StoryPage
from home import removal_ledger
from home.actions.take import take
from home.models import ReviewTaskState
from network.actions.delete_account import delete_account
from tests.factories.alliance import PartnerFactory
from tests.factories.campaign import AlliancePledgeFactory, SignatureFactory, pledge_page
from tests.factories.network import OrganisationFactory
from tests.factories.review import draft_story, fresh, submitted_story
from tests.factories.staff import editor, member
from tests.factories.tree import Branch, site_tree

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def ledger(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A list of removals of each test's own."""
    monkeypatch.setattr(removal_ledger, "ledger_path", lambda: tmp_path / "removed.jsonl")


@pytest.fixture
def tree() -> Branch:
    return site_tree("en")["en"]


@pytest.fixture
def ama() -> Any:
    """An author whose organisation has a steward, too."""
    organisation = OrganisationFactory.create()
    member(organisation, "steward")
    return member(organisation, name="Ama Zorblax")


def home_of(user: Any) -> Any:
    return user.memberships.get().organisation


def published(tree: Branch, user: Any, **fields: Any) -> StoryPage:
    """Return a story of hers that everybody reads."""
    page, state = submitted_story(tree, author=user, organisation=home_of(user), **fields)
    state.task.specific.on_action(state, editor(), "approve")
    story: StoryPage = fresh(page)
    assert story.live
    return story


def test_a_published_story_stays_under_its_pseudonym_without_a_link_to_her(
    client: Client, tree: Branch, ama: Any
) -> None:
    story = published(tree, ama, byline="Abla", written_by="ama zorblax ")
    delete_account(ama, remove_texts=False)
    story.refresh_from_db()
    assert (story.live, story.byline, story.written_by) == (True, "Abla", "")
    assert story.owner is None
    assert "Abla" in client.get(story.url).content.decode()
    contents = list(story.revisions.values_list("content", flat=True))
    assert {(one["owner"], one["written_by"]) for one in contents} == {(None, "")}


def test_her_own_name_does_not_stay_on_a_story(tree: Branch, ama: Any) -> None:
    story = published(tree, ama, byline="Ama Zorblax")
    delete_account(ama, remove_texts=False)
    story.refresh_from_db()
    assert story.byline == ""
    assert "Zorblax" not in str(list(story.revisions.values_list("content", flat=True)))


def test_on_request_a_published_story_is_removed_for_good(
    client: Client, tree: Branch, ama: Any
) -> None:
    story = published(tree, ama)
    address = story.url
    delete_account(ama, remove_texts=True)
    story.refresh_from_db()
    assert (story.live, story.text) == (False, "")
    assert client.get(address).status_code == 410


@pytest.mark.parametrize("remove", [True, False])
def test_what_was_never_published_is_removed_in_any_case(
    tree: Branch, ama: Any, remove: bool
) -> None:
    draft = draft_story(tree, author=ama, organisation=home_of(ama))
    sent, state = submitted_story(tree, author=ama, organisation=home_of(ama), slug="sent")
    delete_account(ama, remove_texts=remove)
    assert {fresh(one).text for one in (draft, sent)} == {""}
    state.refresh_from_db()
    assert state.status == state.STATUS_CANCELLED


def test_the_stories_of_others_stay_as_they_are(tree: Branch, ama: Any) -> None:
    other = member(home_of(ama), name="Ama Zorblax")
    story = published(tree, other, byline="Ama Zorblax")
    delete_account(ama, remove_texts=True)
    story.refresh_from_db()
    assert (story.live, story.byline, story.owner) == (True, "Ama Zorblax", other)


@pytest.mark.parametrize(("remove", "stays"), [(True, False), (False, True)])
def test_a_pledge_on_which_nobody_else_stands_goes_or_stays_as_she_wants(
    client: Client, tree: Branch, ama: Any, remove: bool, stays: bool
) -> None:
    pledge = AlliancePledgeFactory.create(organisation=home_of(ama), created_by=ama)
    page = pledge_page(tree, pledge, owner=ama)
    page.save_revision(user=ama)
    PledgePage.objects.filter(pk=page.pk).update(first_published_at=page.latest_revision_created_at)
    address = page.url
    delete_account(ama, remove_texts=remove)
    assert Pledge.objects.filter(pk=pledge.pk).exists() is stays
    assert client.get(address).status_code == (200 if stays else 410)
    assert not PledgePage.objects.filter(owner=ama).exists()


@pytest.mark.parametrize("by", [SignatureFactory, PartnerFactory])
def test_a_pledge_on_which_others_stand_stays(tree: Branch, ama: Any, by: Any) -> None:
    pledge = AlliancePledgeFactory.create(organisation=home_of(ama), created_by=ama)
    pledge_page(tree, pledge, owner=ama)
    by.create(pledge=pledge)
    delete_account(ama, remove_texts=True)
    assert PledgePage.objects.get(pledge=pledge).owner is None


def test_a_text_that_she_had_taken_for_review_waits_for_others_again(tree: Branch) -> None:
    reviewer = editor()
    page, state = submitted_story(tree)
    take(page, state, reviewer)
    reviewer.groups.clear()
    delete_account(type(reviewer).objects.get(pk=reviewer.pk), remove_texts=False)
    state = ReviewTaskState.objects.get(pk=state.pk)
    assert (state.taken_by, state.status) == (None, state.STATUS_IN_PROGRESS)
