"""Lists begin with what was published last, on both databases."""

from datetime import timedelta

import pytest
from django.utils import timezone

from campaign.selectors.pledges import public_pledges
from campaign.selectors.stories import public_stories
from tests.factories.campaign import pledge_page
from tests.factories.review import draft_story
from tests.factories.tree import Branch, site_tree

pytestmark = pytest.mark.django_db


@pytest.fixture
def branch() -> Branch:
    """The tree of one language."""
    return site_tree("en")["en"]


def test_a_pledge_that_code_made_live_does_not_stand_before_new_ones(branch: Branch) -> None:
    now = timezone.now()
    new = pledge_page(branch, first_published_at=now)
    old = pledge_page(branch, first_published_at=now - timedelta(days=9))
    without_a_moment = pledge_page(branch)
    assert list(public_pledges()) == [new, old, without_a_moment]


def test_a_story_that_code_made_live_does_not_stand_before_new_ones(branch: Branch) -> None:
    now = timezone.now()
    moments = {"new": now, "without-a-moment": None, "old": now - timedelta(days=9)}
    for slug, moment in moments.items():
        draft_story(branch, slug=slug, live=True, first_published_at=moment)
    assert [story.slug for story in public_stories()] == ["new", "old", "without-a-moment"]
