"""Whose story it is learns of each translation: when it is begun, and when it can be read."""

import pytest
from django.test import Client

from campaign.actions.claim_translation import claim_translation, release_translation
from campaign.models import StoryPage
from home.models import AuthorTrust
from network.models import Membership
from tests.factories.review import fresh
from tests.factories.staff import editor
from tests.factories.story_translations import public_story, public_translation, trusted_member
from tests.factories.tree import Branch
from tests.mails import mails_to

pytestmark = pytest.mark.django_db
BEGUN = "is being translated"
PUBLIC = "can be read in another language"


@pytest.fixture
def story(tree: dict[str, Branch]) -> StoryPage:
    """A public story in English, of a member who may see it from inside."""
    story = public_story(tree["en"])
    Membership.objects.get_or_create(
        user=story.owner, organisation=story.organisation, defaults={"is_author": True}
    )
    return story


def told(story: StoryPage) -> list[str]:
    """Return which news of translations wait for the author, the oldest first."""
    subjects = [mail.subject for mail in mails_to(story.owner)]
    return [news for one in subjects for news in (BEGUN, PUBLIC) if news in one]


def test_the_author_learns_that_a_translation_was_begun_and_how_to_say_no(
    story: StoryPage,
) -> None:
    claim_translation(story.pk, trusted_member(), "es")
    body = mails_to(story.owner)[-1].body
    assert told(story) == [BEGUN]
    assert "Español" in body
    assert "write to us" in body
    assert f"/members/stories/{story.pk}/" in body


def test_the_author_learns_that_a_translation_can_be_read(story: StoryPage) -> None:
    page = public_translation(story, trusted_member())
    assert told(story) == [BEGUN, PUBLIC]
    assert page.full_url in mails_to(story.owner)[-1].body


def test_the_author_is_told_once_for_each_language(story: StoryPage) -> None:
    first, second = trusted_member(), editor()
    release_translation(claim_translation(story.pk, first, "es").pk, first)
    page = public_translation(story, second)
    fresh(page).get_latest_revision().publish(skip_permission_checks=True)
    assert told(story) == [BEGUN, PUBLIC]


def test_who_translates_her_own_story_gets_no_news_of_it(story: StoryPage) -> None:
    AuthorTrust.objects.create(author=story.owner, is_on=True)
    public_translation(story, story.owner)
    assert told(story) == []


def test_her_own_page_says_in_which_languages_her_story_is_told(
    client: Client, story: StoryPage
) -> None:
    client.force_login(story.owner)
    address = f"/en/members/stories/{story.pk}/"
    assert "In other languages" not in client.get(address).content.decode()
    user = trusted_member()
    claim_translation(story.pk, user, "es")
    assert "somebody is translating it" in client.get(address).content.decode()
    page = public_translation(story, user)
    html = client.get(address).content.decode()
    assert f'<a href="{page.url}" lang="es" hreflang="es" dir="ltr">Español</a>' in html
    assert "everybody can read it" in html
