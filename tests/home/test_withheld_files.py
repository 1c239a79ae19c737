"""What is hidden of a text cannot be opened either by who kept the address of a photo or voice."""

from collections.abc import Callable
from functools import partial
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from campaign.models import StoryPage
from home.actions.make_copies import make_copies
from home.actions.report_concern import report_concern
from home.actions.show_again import show_due_texts
from home.actions.take_down import dismiss_concerns
from home.models import Concern, HiddenText, Recording, SiteImage
from home.renditions import copies_of
from tests.campaign.test_story_recordings import approve, speak
from tests.factories.pictures import picture_bytes, upload
from tests.factories.review import consent, draft_story, fresh
from tests.factories.staff import editor
from tests.factories.tree import site_tree

pytestmark = pytest.mark.django_db
Committed = Callable[[Callable[[], Any]], Any]


@pytest.fixture
def committed(django_capture_on_commit_callbacks: Any) -> Committed:
    """Carry out an act and what follows its commit."""

    def act(what: Callable[[], Any]) -> Any:
        with django_capture_on_commit_callbacks(execute=True):
            return what()

    return act


@pytest.fixture
def story(demo: None, committed: Committed) -> StoryPage:
    """A public story with a voice and a photo."""
    editor()
    page = draft_story(site_tree("en")["en"])
    draft = speak(page)
    draft.transcript = "We carried the children out first."
    image = SiteImage.objects.create(title="Photo", file=upload(picture_bytes()))
    committed(lambda: make_copies(image))
    draft.photos.create(image=image, alt_text="A stall")
    draft.save()
    consent(page, image=image)
    assert draft.recording_id
    draft.save_revision(user=page.owner)
    draft.get_workflow().start(draft, page.owner)
    committed(lambda: approve(None, fresh(page)))
    return fresh(page)


def addresses() -> list[str]:
    """Return the addresses of the voice and of one copy of the photo."""
    voice, image = Recording.objects.get(), SiteImage.objects.get()
    return [f"/media/{voice.opus}", f"/media/{voice.mp3}", copies_of(image)[0].url]


def test_addresses_that_a_browser_knows_open_nothing_while_they_are_hidden(
    client: Client, story: StoryPage, committed: Committed
) -> None:
    known = addresses()
    assert [client.get(url).status_code for url in known] == [200, 200, 200]
    assert "<audio" in client.get(story.url).content.decode()
    committed(lambda: report_concern(story.url, "child", networks=["a"]))
    answers = [client.get(url) for url in [*known, *addresses()]]
    assert [answer.status_code for answer in answers] == [404] * 6
    assert all("no-store" in answer["Cache-Control"] for answer in answers)
    words = client.get(story.url).content.decode()
    assert "<audio" not in words
    assert "Photos, voice and place are not public for now" in words


@pytest.mark.parametrize("networks", [["a"], ["a", "b"]], ids=["in-part", "as-a-whole"])
def test_voice_and_photos_come_back_after_a_day(
    client: Client, story: StoryPage, committed: Committed, networks: list[str]
) -> None:
    for network in networks:
        committed(partial(report_concern, story.url, "child", networks=[network]))
    assert not Recording.objects.get().released
    HiddenText.objects.update(until=timezone.now())
    assert committed(show_due_texts) == 1
    assert [client.get(url).status_code for url in addresses()] == [200, 200, 200]
    assert "<audio" in client.get(story.url).content.decode()


def test_voice_and_photos_come_back_when_somebody_has_looked(
    client: Client, story: StoryPage, committed: Committed
) -> None:
    committed(lambda: report_concern(story.url, "danger", networks=["a"]))
    seen = Concern.objects.get().pk
    committed(lambda: dismiss_concerns(story.translation_key, editor(), "All is well", seen))
    assert [client.get(url).status_code for url in addresses()] == [200, 200, 200]


def test_what_was_hidden_before_there_were_voices_is_shown_again(story: StoryPage) -> None:
    report_concern(story.url, "danger", networks=["a"])
    row = HiddenText.objects.get()
    del row.put_back["recordings"]
    HiddenText.objects.update(put_back=row.put_back, until=timezone.now())
    assert show_due_texts() == 1
    assert SiteImage.objects.get().released
