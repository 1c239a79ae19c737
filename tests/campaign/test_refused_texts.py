"""What the actions on members' texts refuse, whatever view or command calls them."""

from typing import Any

import pytest

from campaign.actions.pledge_drafts import create_pledge, save_pledge
from campaign.actions.send_text import delete_draft, send_text, take_back
from campaign.actions.story_drafts import create_story, save_story
from campaign.actions.story_photos import attach_photo, remove_photo
from campaign.enums import PledgeForm
from campaign.models import PledgePage, StoryPage
from home.actions.errors import Conflict, Invalid, NotAllowed
from home.actions.record_consent import Agreement
from home.actions.setup_roles import setup_roles
from home.models import SiteImage
from home.selectors.review import open_round
from network.models import Organisation
from tests.factories.member_texts import CLEAN, story
from tests.factories.network import OrganisationFactory
from tests.factories.pictures import picture_bytes, upload
from tests.factories.review import fresh
from tests.factories.staff import member
from tests.factories.tree import site_tree

pytestmark = pytest.mark.django_db

CALL = {
    "title": "Child care beside the market",
    "ask": "Open a crèche beside Makola market.",
    "target": "Accra Metropolitan Assembly",
    "text": "We sell from five in the morning.",
    "text_language": "en",
}


@pytest.fixture
def organisation() -> Organisation:
    site_tree("en")
    setup_roles()
    return OrganisationFactory.create()


@pytest.fixture
def author(organisation: Organisation) -> Any:
    return member(organisation)


@pytest.fixture
def draft(author: Any, organisation: Organisation) -> StoryPage:
    return story(author, organisation)


def strangers(organisation: Organisation) -> list[Any]:
    """Return whom a text is no business of: another author, a collector, another organisation."""
    return [
        member(organisation),
        member(organisation, "collector"),
        member(OrganisationFactory.create(), "steward"),
    ]


def photo() -> dict[str, Any]:
    """Return the cleaned answers about a photo."""
    return {
        "image": upload(picture_bytes()),
        "alt_text": "A market at dawn",
        "agreement": Agreement(shows_children=False),
    }


def test_strangers_change_nothing_in_a_story(draft: StoryPage, organisation: Organisation) -> None:
    before = draft.revisions.count()
    for stranger in strangers(organisation):
        with pytest.raises(NotAllowed):
            save_story(draft.pk, stranger, {**CLEAN, "text": "Stolen."})
        with pytest.raises(NotAllowed):
            attach_photo(draft.pk, stranger, photo())
        with pytest.raises(NotAllowed):
            remove_photo(draft.pk, stranger, 1)
    assert draft.revisions.count() == before
    assert not SiteImage.objects.exists()


def test_strangers_neither_send_nor_delete_a_draft(
    draft: StoryPage, organisation: Organisation
) -> None:
    for stranger in strangers(organisation):
        with pytest.raises(NotAllowed):
            send_text(draft.pk, stranger)
        with pytest.raises(NotAllowed):
            delete_draft(draft.pk, stranger)
    assert open_round(fresh(draft)) is None


def test_strangers_do_not_take_a_story_back(
    draft: StoryPage, author: Any, organisation: Organisation
) -> None:
    send_text(draft.pk, author)
    for stranger in strangers(organisation):
        with pytest.raises(NotAllowed):
            take_back(draft.pk, stranger)
    assert open_round(fresh(draft)) is not None


def test_strangers_change_nothing_in_a_pledge(author: Any, organisation: Organisation) -> None:
    page = create_pledge(author, organisation, PledgeForm.CALL, CALL)
    for stranger in strangers(organisation):
        with pytest.raises(NotAllowed):
            save_pledge(page.pk, stranger, {**CALL, "ask": "Stolen."})
    assert PledgePage.objects.get().ask == CALL["ask"]


def test_a_story_without_words_is_not_sent(author: Any, organisation: Organisation) -> None:
    page = story(author, organisation, text="")
    with pytest.raises(Invalid, match="Write the story"):
        send_text(page.pk, author)
    assert open_round(fresh(page)) is None


def test_a_story_that_nobody_agreed_to_is_not_sent(author: Any, organisation: Organisation) -> None:
    page = create_story(author, organisation, CLEAN)
    with pytest.raises(Invalid, match="has not agreed"):
        send_text(page.pk, author)
    assert open_round(fresh(page)) is None


def test_a_photo_is_not_added_while_the_story_is_read(draft: StoryPage, author: Any) -> None:
    send_text(draft.pk, author)
    with pytest.raises(Conflict, match="Take it back"):
        attach_photo(draft.pk, author, photo())
    assert not SiteImage.objects.exists()


def test_a_site_without_an_index_takes_no_texts() -> None:
    organisation = OrganisationFactory.create()
    author = member(organisation)
    with pytest.raises(Invalid, match="not ready"):
        story(author, organisation)
    with pytest.raises(Invalid, match="not ready"):
        create_pledge(author, organisation, PledgeForm.CALL, CALL)
