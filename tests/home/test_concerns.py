"""What readers report: a danger hides a text at once, and a person decides within a day."""

from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone
from wagtail.models import Locale

from campaign.models import StoryPage, StoryPhoto
from home.actions.errors import NotAllowed
from home.actions.make_copies import make_copies
from home.actions.remove_text import remove_text
from home.actions.report_concern import report_concern
from home.actions.retention import forget_concerns
from home.actions.show_again import show_due_texts
from home.enums_concern import ConcernKind, HiddenLevel
from home.enums_consent import RemovalCause
from home.models import Concern, ConsentRecord, HiddenText, SiteImage, Tombstone
from tests.factories.pictures import picture_bytes, upload
from tests.factories.review import consent, draft_story, fresh
from tests.factories.staff import editor, moderator, officer
from tests.factories.tree import Branch, site_tree

pytestmark = pytest.mark.django_db
A, B = ["network-a"], ["network-b"]


@pytest.fixture
def branch() -> Branch:
    """The tree of one language, of two."""
    return site_tree("en", "es")["en"]


@pytest.fixture
def story(branch: Branch) -> StoryPage:
    """A public story with a photo and a place."""
    return public_story(branch)


def public_story(branch: Branch) -> StoryPage:
    """Return a story with photo and place that a reviewer has published."""
    editor()
    page = draft_story(branch, place="Makola", byline="Ama")
    image = SiteImage.objects.create(title="Photo", file=upload(picture_bytes()))
    make_copies(image)
    page.photos.add(StoryPhoto(image=image, alt_text="A stall with tomatoes"))
    consent(page, image=image)
    page.save_revision(user=page.owner)
    state = page.get_workflow().start(page, page.owner).current_task_state
    state.task.specific.on_action(state, moderator("en"), "approve")
    mail.outbox.clear()
    public: StoryPage = fresh(page)
    assert public.live
    return public


def report(page: Any, kind: str = ConcernKind.CHILD, networks: Any = A, **more: Any) -> Concern:
    """Report a page from a network."""
    return report_concern(page.url, kind, networks=networks, **more)


def hidden(page: Any) -> HiddenText:
    """Return what is hidden of a page."""
    return HiddenText.objects.get(text_key=page.translation_key)


def test_an_urgent_report_hides_photos_and_place_at_once(client: Client, story: StoryPage) -> None:
    before = client.get(story.url).content.decode()
    assert "Makola" in before
    assert "A stall with tomatoes" in before
    report(story)
    after = client.get(story.url)
    assert after.status_code == 200
    words = after.content.decode()
    assert "We carried the children" in words
    assert "Makola" not in words
    assert "A stall with tomatoes" not in words
    assert "we are looking at it" in words
    assert not SiteImage.objects.get().released


def test_the_place_is_hidden_in_listings_and_in_the_search(
    client: Client, branch: Branch, story: StoryPage
) -> None:
    assert "Makola" in client.get(branch.stories.url).content.decode()
    assert "market burned" in client.get("/en/search/?q=makola").content.decode()
    report(story, ConcernKind.DANGER)
    assert "Makola" not in client.get(branch.stories.url).content.decode()
    assert "market burned" not in client.get("/en/search/?q=makola").content.decode()


def test_a_second_network_hides_the_whole_text_everywhere(
    client: Client, branch: Branch, story: StoryPage
) -> None:
    report(story)
    report(story, networks=B)
    answer = client.get(story.url)
    assert answer.status_code == 404
    assert "We are looking at this page" in answer.content.decode()
    assert "no-store" in answer["Cache-Control"]
    assert "noindex" in answer["X-Robots-Tag"]
    for address in (branch.stories.url, "/en/search/?q=market", "/sitemap-en.xml"):
        assert "market-burned" not in client.get(address).content.decode()


def test_one_network_alone_hides_no_whole_text(client: Client, story: StoryPage) -> None:
    yesterday = ["today-a", "network-a"]
    report(story)
    report(story, ConcernKind.DANGER, networks=yesterday, words="Again")
    report(story, networks=yesterday, words="And again")
    report(story, networks=[], words="From nowhere")
    assert client.get(story.url).status_code == 200


@pytest.mark.parametrize(
    "kind", [ConcernKind.WRONG, ConcernKind.CONSENT, ConcernKind.HATE, ConcernKind.OTHER]
)
def test_what_is_not_urgent_hides_nothing(client: Client, story: StoryPage, kind: str) -> None:
    report(story, kind)
    report(story, kind, networks=B)
    assert "Makola" in client.get(story.url).content.decode()
    assert not mail.outbox
    assert Concern.objects.count() == 2


def test_translations_are_hidden_with_the_original(client: Client, story: StoryPage) -> None:
    translation = story.copy_for_translation(
        Locale.objects.get(language_code="es"), copy_parents=True
    )
    translation.save_revision(user=editor()).publish(user=editor(), skip_permission_checks=True)
    translated = fresh(translation)
    report(translated)
    report(story, networks=B)
    assert [client.get(page.url).status_code for page in (story, translated)] == [404, 404]
    HiddenText.objects.update(until=timezone.now())
    assert show_due_texts() == 1
    assert [client.get(page.url).status_code for page in (story, translated)] == [200, 200]


def test_every_moderator_is_told_in_her_language_of_each_step(story: StoryPage) -> None:
    moderator("en", language="es", email="mod@example.org")
    officer(email="officer@example.org")
    report(story)
    mails = {one.to[0]: one for one in mail.outbox}
    assert {"mod@example.org", "officer@example.org"} <= set(mails)
    assert mails["mod@example.org"].subject != mails["officer@example.org"].subject
    assert "/admin/" not in mails["officer@example.org"].body
    first = len(mails)
    report(story, words="Again")
    assert len(mail.outbox) == first
    report(story, networks=B)
    assert len(mail.outbox) == 2 * first


def test_what_nobody_took_down_comes_back_just_as_it_was(client: Client, story: StoryPage) -> None:
    report(story)
    report(story, networks=B)
    until = hidden(story).until
    assert until is not None
    assert until - timezone.now() > timedelta(hours=23, minutes=59)
    assert show_due_texts() == 0
    HiddenText.objects.update(until=timezone.now())
    assert show_due_texts() == 1
    assert show_due_texts() == 0
    again = fresh(story)
    assert (again.live, again.live_revision_id) == (True, story.live_revision_id)
    assert again.last_published_at == story.last_published_at
    words = client.get(story.url).content.decode()
    assert "Makola" in words
    assert "A stall with tomatoes" in words
    assert SiteImage.objects.get().released
    assert not Tombstone.objects.exists()


def test_photos_come_back_when_only_they_were_hidden(client: Client, story: StoryPage) -> None:
    report(story)
    HiddenText.objects.update(until=timezone.now())
    show_due_texts()
    assert "A stall with tomatoes" in client.get(story.url).content.decode()
    assert SiteImage.objects.get().released


def test_old_reports_do_not_hide_again_what_came_back(story: StoryPage) -> None:
    report(story)
    report(story, networks=B)
    HiddenText.objects.update(until=timezone.now())
    show_due_texts()
    report(story, networks=["network-c"])
    assert fresh(story).live
    assert hidden(story).level == HiddenLevel.PART


def test_nothing_comes_back_to_which_somebody_no_longer_agrees(story: StoryPage) -> None:
    report(story)
    report(story, networks=B)
    ConsentRecord.objects.update(withdrawn_at=timezone.now())
    HiddenText.objects.update(until=timezone.now())
    show_due_texts()
    assert not fresh(story).live
    assert not SiteImage.objects.get().released


def test_what_is_hidden_is_not_published_by_a_side_door(story: StoryPage) -> None:
    report(story)
    report(story, networks=B)
    with pytest.raises(NotAllowed, match="Answer their concerns first"):
        story.get_latest_revision().publish(user=editor(), skip_permission_checks=True)
    assert not fresh(story).live


def test_a_draft_saved_meanwhile_does_not_keep_the_place_hidden(story: StoryPage) -> None:
    report(story)
    draft = fresh(story)
    draft.save_revision(user=draft.owner)
    HiddenText.objects.update(until=timezone.now())
    show_due_texts()
    assert not fresh(story).get_latest_revision_as_object().withheld


def test_pages_of_the_campaign_itself_are_not_hidden(client: Client, branch: Branch) -> None:
    officer()
    report(branch.home)
    report(branch.home, networks=B)
    assert client.get(branch.home.url).status_code == 200
    assert HiddenText.objects.get().level == HiddenLevel.SHOWN
    assert len(mail.outbox) == 1


def test_the_same_report_sent_twice_is_kept_once(story: StoryPage) -> None:
    first = report(story, ConcernKind.WRONG, words="No")
    assert report(story, ConcernKind.WRONG, words="No") == first
    assert report(story, ConcernKind.WRONG, words="No", networks=B) != first


def test_an_address_without_a_page_is_kept_for_a_person() -> None:
    concern = report_concern("/en/network/nobody/", ConcernKind.HATE, networks=A)
    assert Concern.objects.get() == concern


def test_a_text_removed_for_a_person_never_comes_back(client: Client, story: StoryPage) -> None:
    address = story.url
    report(story, words="Ama lives there", contact="0201")
    report(story, networks=B)
    remove_text(story.translation_key, RemovalCause.PERSON)
    assert show_due_texts() == 0
    assert client.get(address).status_code == 410
    assert "request" in client.get(address).content.decode()
    assert set(Concern.objects.values_list("path", "words", "contact")) == {("", "", "")}


def test_who_reported_is_forgotten_by_schedule(story: StoryPage) -> None:
    concern = report(story, ConcernKind.WRONG, contact="ama@example.org", words="It is wrong")
    now = timezone.now()
    Concern.objects.update(created_at=now - timedelta(days=8))
    forget_concerns()
    concern.refresh_from_db()
    assert (concern.network, concern.contact) == ("", "ama@example.org")
    Concern.objects.update(state="dismissed", answered_at=now - timedelta(days=91))
    forget_concerns()
    concern.refresh_from_db()
    assert (concern.contact, concern.words) == ("", "")
    Concern.objects.update(answered_at=now - timedelta(days=366))
    forget_concerns()
    assert not Concern.objects.exists()
