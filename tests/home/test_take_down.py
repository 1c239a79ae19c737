"""A moderator answers: takes a text down with a reason, puts it back, or lets it stay."""

from typing import Any

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse
from wagtail.models import Locale, PageLogEntry

from campaign.models import StoryPage
from campaign.selectors.texts import status
from home.actions.errors import Conflict, Invalid, NotAllowed
from home.actions.report_concern import report_concern
from home.actions.take_down import dismiss_concerns, put_back, take_down
from home.enums_concern import ConcernState, HiddenLevel
from home.models import Concern, HiddenText, SiteImage
from network.models import OrganisationPage
from tests.campaign.staff_client import admin_client
from tests.factories.network import OrganisationFactory
from tests.factories.review import fresh
from tests.factories.staff import editor, moderator, officer, translator
from tests.factories.tree import Branch, site_tree
from tests.home.test_concerns import public_story

pytestmark = pytest.mark.django_db


@pytest.fixture
def branch() -> Branch:
    """The tree of one language, of two."""
    return site_tree("en", "es")["en"]


@pytest.fixture
def story(branch: Branch) -> StoryPage:
    """A public story with a photo and a place."""
    return public_story(branch)


def reported(page: Any, *networks: str) -> int:
    """Report a page from several networks; return the number of the last concern."""
    concerns = [report_concern(page.url, "child", networks=[one]) for one in networks]
    return concerns[-1].pk


def test_a_text_taken_down_says_why_at_its_address(client: Client, story: StoryPage) -> None:
    take_down(story.translation_key, moderator("es"), "danger", "A guard is named")
    gone = client.get(story.url)
    assert gone.status_code == 410
    words = gone.content.decode()
    assert "To protect somebody from danger" in words
    assert "It will not come back" not in words
    assert "A guard is named" not in words
    assert not SiteImage.objects.get().released
    assert status(fresh(story)).code == "taken-down"


def test_translations_and_aliases_go_and_come_back_with_it(
    client: Client, branch: Branch, story: StoryPage
) -> None:
    translation = story.copy_for_translation(
        Locale.objects.get(language_code="es"), copy_parents=True
    )
    translation.save_revision(user=editor()).publish(user=editor(), skip_permission_checks=True)
    # Versions under review have no alias; what came without a version may.
    StoryPage.objects.filter(pk=story.pk).update(live_revision=None)
    alias = fresh(story).create_alias(parent=branch.stories, update_slug="another-address")
    addresses = [story.url, fresh(translation).url, fresh(alias).url]
    assert [client.get(address).status_code for address in addresses] == [200, 200, 200]
    take_down(story.translation_key, editor(), "law", "A court says so")
    assert [client.get(address).status_code for address in addresses] == [410, 410, 410]
    put_back(story.translation_key, editor(), "The court was wrong")
    assert [client.get(address).status_code for address in addresses] == [200, 200, 200]


def test_the_author_is_told_in_her_language(story: StoryPage) -> None:
    type(story.owner).objects.filter(pk=story.owner_id).update(language="fr")
    take_down(story.translation_key, officer(), "consent", "Ama called us")
    told = next(one for one in mail.outbox if story.owner.email in one.to)
    assert "Ama called us" in told.body
    assert "Somebody in it has not agreed" not in told.body
    assert "/admin/" not in told.body
    mail.outbox.clear()
    put_back(story.translation_key, officer(), "Ama agrees now")
    assert "Ama agrees now" in mail.outbox[0].body


def test_what_is_put_back_is_what_was_taken_down(client: Client, story: StoryPage) -> None:
    before = client.get(story.url).content
    reviewer = editor()
    take_down(story.translation_key, reviewer, "wrong", "The date")
    assert client.get(story.url).status_code == 410
    put_back(story.translation_key, reviewer, "The date was right")
    again = fresh(story)
    assert (again.live, again.live_revision_id) == (True, story.live_revision_id)
    assert b"A stall with tomatoes" in before
    assert b"A stall with tomatoes" in client.get(story.url).content
    acts = set(PageLogEntry.objects.filter(page=story.pk).values_list("action", flat=True))
    assert {"cradle.text.take_down", "cradle.text.put_back"} <= acts


def test_a_text_taken_down_is_not_published_by_a_side_door(story: StoryPage) -> None:
    take_down(story.translation_key, editor(), "law", "A court says so")
    with pytest.raises(NotAllowed, match="Put it back first"):
        story.get_latest_revision().publish(user=editor(), skip_permission_checks=True)


def test_upholding_what_readers_hid_takes_it_down(client: Client, story: StoryPage) -> None:
    reported(story, "a", "b")
    take_down(story.translation_key, editor(), "child", "Her face is seen")
    assert client.get(story.url).status_code == 410
    assert set(Concern.objects.values_list("state", flat=True)) == {ConcernState.UPHELD}
    put_back(story.translation_key, editor(), "The photo is blurred")
    assert client.get(story.url).status_code == 200
    assert SiteImage.objects.get().released


def test_a_dismissed_concern_shows_the_text_again(client: Client, story: StoryPage) -> None:
    seen = reported(story, "a", "b")
    dismiss_concerns(story.translation_key, editor(), "Nobody can be recognised", seen)
    assert client.get(story.url).status_code == 200
    concern = Concern.objects.first()
    assert concern is not None
    assert (concern.state, concern.answer) == ("dismissed", "Nobody can be recognised")


@pytest.mark.parametrize("taken_down_first", [True, False])
def test_after_a_review_the_public_hides_nothing_more(
    client: Client, story: StoryPage, taken_down_first: bool
) -> None:
    seen, key = reported(story, "a"), story.translation_key
    if taken_down_first:
        take_down(key, editor(), "child", "Looking closer")
        put_back(key, editor(), "Nothing is wrong")
    else:
        dismiss_concerns(key, editor(), "Nothing is wrong", seen)
    reported(story, "c", "d", "e")
    assert client.get(story.url).status_code == 200
    assert SiteImage.objects.get().released
    assert Concern.objects.filter(state="open").count() == 3


def test_a_concern_that_nobody_has_read_stays_open(story: StoryPage) -> None:
    seen = reported(story, "a")
    later = reported(story, "b")
    dismiss_concerns(story.translation_key, editor(), "Nothing is wrong", seen)
    assert list(Concern.objects.filter(state="open").values_list("pk", flat=True)) == [later]


@pytest.mark.parametrize("who", [translator, None])
def test_only_moderators_editors_and_officers_decide(story: StoryPage, who: Any) -> None:
    user, key = who("en") if who else story.owner, story.translation_key
    seen = reported(story, "a")
    with pytest.raises(NotAllowed):
        take_down(key, user, "child", "No")
    with pytest.raises(NotAllowed):
        dismiss_concerns(key, user, "No", seen)
    take_down(key, editor(), "child", "Yes")
    with pytest.raises(NotAllowed):
        put_back(key, user, "No")


def test_a_decision_has_a_reason_and_words(story: StoryPage) -> None:
    user, key = editor(), story.translation_key
    seen = reported(story, "a")
    with pytest.raises(Invalid, match="reason"):
        take_down(key, user, "nonsense", "No")
    with pytest.raises(Invalid, match="words"):
        take_down(key, user, "child", "")
    with pytest.raises(Invalid, match="words"):
        dismiss_concerns(key, user, "", seen)
    take_down(key, user, "child", "Yes")
    with pytest.raises(Invalid, match="words"):
        put_back(key, user, "")


def test_what_was_decided_before_is_refused(story: StoryPage) -> None:
    user, key = editor(), story.translation_key
    with pytest.raises(Conflict, match="not taken down"):
        put_back(key, user, "Again")
    with pytest.raises(Conflict, match="Somebody else"):
        dismiss_concerns(key, user, "Nothing", 10**6)
    take_down(key, user, "child", "Yes")
    with pytest.raises(Conflict, match="already"):
        take_down(key, user, "child", "Yes")
    story.refresh_from_db()
    HiddenText.objects.update(level=HiddenLevel.SHOWN, reason="")
    with pytest.raises(Conflict, match="not public"):
        take_down(key, user, "child", "Yes")


def test_the_screen_answers_concerns(story: StoryPage) -> None:
    seen = reported(story, "a", "b")
    client = admin_client(moderator("en"))
    assert "market burned" in client.get("/admin/").content.decode()
    listed = client.get(reverse("concerns")).content.decode()
    address = reverse("concern_text", args=[story.translation_key])
    assert address in listed
    assert "We carried the children" in client.get(address).content.decode()
    refused = client.post(address, {"act": "take-down", "words": "Her face", "seen": seen})
    assert (refused.status_code, fresh(story).live) == (422, False)
    done = {"act": "take-down", "reason": "child", "words": "Her face", "seen": seen}
    assert client.post(address, done).status_code == 302
    assert HiddenText.objects.get().level == HiddenLevel.DOWN
    assert address in client.get(reverse("concerns")).content.decode()
    assert client.post(f"{address}put-back/", {"words": ""}).status_code == 302
    assert HiddenText.objects.get().level == HiddenLevel.DOWN
    client.post(f"{address}put-back/", {"words": "It is blurred now"})
    assert fresh(story).live


def test_the_screen_finds_a_text_by_its_address(story: StoryPage) -> None:
    client = admin_client(officer())
    answer = client.get(reverse("concerns"), {"address": f"https://cradle.example{story.url}?x=1"})
    address = reverse("concern_text", args=[story.translation_key])
    assert answer["Location"] == address
    unknown = client.get(reverse("concerns"), {"address": "/en/nothing/"})
    assert "No page" in unknown.content.decode()
    client.post(address, {"reason": "law", "words": "A court says so"})
    assert not fresh(story).live


def test_others_do_not_see_the_screen(story: StoryPage) -> None:
    client = admin_client(translator("en"))
    address = reverse("concern_text", args=[story.translation_key])
    for asked in (reverse("concerns"), address):
        assert client.get(asked).status_code in (302, 403)
    assert client.post(f"{address}put-back/").status_code in (302, 403)
    assert "concern" not in client.get("/admin/").content.decode().casefold()


def test_an_unknown_text_is_not_there(branch: Branch) -> None:
    client = admin_client(editor())
    address = reverse("concern_text", args=["3f9c1a52-0000-4000-8000-000000000000"])
    assert client.get(address).status_code == 404


def test_the_list_asks_the_database_as_often_for_many_texts(
    branch: Branch, story: StoryPage, django_assert_max_num_queries: Any
) -> None:
    for number in range(20):
        report_concern(f"/en/nothing/{number}/", "wrong", networks=["a"])
    client = admin_client(editor())
    client.get(reverse("concerns"))
    with django_assert_max_num_queries(25):
        client.get(reverse("concerns"))


def test_the_record_does_not_stand_in_for_a_profile_that_was_taken_down(
    client: Client, branch: Branch
) -> None:
    organisation = OrganisationFactory(slug="traders")
    page = branch.directory.add_child(
        instance=OrganisationPage(
            title="Traders", slug="traders", organisation=organisation, locale=branch.locale
        )
    )
    assert client.get(page.url).status_code == 200
    take_down(page.translation_key, editor(), "law", "A court says so")
    assert client.get(page.url).status_code == 410
    put_back(page.translation_key, editor(), "The court was wrong")
    assert client.get(page.url).status_code == 200
