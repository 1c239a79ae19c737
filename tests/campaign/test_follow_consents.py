"""The end of an agreement is announced, and the story is taken down on its day."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.utils import timezone

from campaign.actions.follow_consents import NOTICE, announce_ends, take_down_ended
from campaign.models import StoryPage, StoryPhoto
from home.models import ConsentRecord, OutboxMail, SiteImage
from tests.factories.pictures import picture_bytes, upload
from tests.factories.review import consent, fresh, submitted_story
from tests.factories.staff import editor
from tests.factories.tree import site_tree

pytestmark = pytest.mark.django_db


@pytest.fixture
def story() -> StoryPage:
    """A public story."""
    page, state = submitted_story(site_tree("en")["en"])
    state.task.specific.on_action(state, editor(), "approve")
    OutboxMail.objects.all().delete()
    public: StoryPage = fresh(page)
    return public


def ends_in(days: int, **which: Any) -> None:
    """Let agreements end so many days from now."""
    day = timezone.localdate() + timedelta(days=days)
    ConsentRecord.objects.filter(**which).update(expires_on=day)


def subjects(page: StoryPage) -> list[str]:
    """Return the subjects of the mails to the author of a story."""
    mails = OutboxMail.objects.filter(to=[page.owner.email])
    return list(mails.order_by("pk").values_list("subject", flat=True))


def test_the_end_is_announced_thirty_days_before_and_once(story: StoryPage) -> None:
    ends_in(NOTICE.days + 1)
    assert announce_ends() == 0
    with time_machine.travel(timezone.now() + timedelta(days=1)):
        assert [announce_ends(), announce_ends()] == [1, 0]
    assert subjects(story) == ["An agreement to “The day the market burned” ends soon"]


def test_nothing_is_announced_about_what_nobody_reads(story: StoryPage) -> None:
    ends_in(3)
    story.unpublish()
    assert announce_ends() == 0
    consent(expires_on=timezone.localdate() + timedelta(days=3))
    assert announce_ends() == 0


def test_the_story_stays_on_the_last_day_and_goes_on_the_next(story: StoryPage) -> None:
    ends_in(0)
    assert take_down_ended() == 0
    assert fresh(story).live
    with time_machine.travel(timezone.now() + timedelta(days=1)):
        assert [take_down_ended(), take_down_ended()] == [1, 0]
    assert not fresh(story).live
    assert subjects(story) == ["“The day the market burned” is no longer public"]
    assert fresh(story).text != ""


def test_the_end_of_a_photos_agreement_takes_the_story_down_too(story: StoryPage) -> None:
    image = SiteImage.objects.create(title="x", file=upload(picture_bytes()))
    StoryPhoto.objects.create(page=story, image=image, alt_text="x")
    consent(story, image=image)
    ends_in(-1, image=image)
    assert take_down_ended() == 1
    assert not fresh(story).live


def test_an_agreement_that_was_asked_again_keeps_the_story_public(story: StoryPage) -> None:
    ends_in(-1)
    ConsentRecord.objects.update(replaced_at=timezone.now())
    consent(story)
    assert take_down_ended() == 0
    assert fresh(story).live
