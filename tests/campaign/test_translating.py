"""A story is told again in another language: claimed by one, reviewed like any text."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone
from wagtail.models import Page, PageLogEntry

from campaign.actions.claim_translation import claim_translation, release_translation
from campaign.actions.remind_translators import remind_translators
from campaign.actions.send_text import send_text, take_back
from campaign.actions.write_translation import save_translation
from campaign.models import StoryPage, StoryPhoto
from campaign.selectors.texts import status
from campaign.selectors.translating import to_translate, translations_of
from home.actions.errors import Conflict, Invalid, NotAllowed
from home.actions.setup_roles import setup_roles
from home.actions.trust import distrust_author
from home.models import SiteImage
from home.selectors.review import open_round
from tests.factories.pictures import picture_bytes, upload
from tests.factories.review import consent, draft_story, fresh
from tests.factories.staff import editor, moderator, translator
from tests.factories.story_translations import (
    SPANISH,
    approve,
    change,
    public_story,
    public_story_of,
    public_translation,
    translated,
    trusted_member,
)
from tests.factories.tree import Branch
from tests.mails import mails_to

pytestmark = pytest.mark.django_db
FORTNIGHT = timedelta(days=14, hours=1)


@pytest.fixture
def story(tree: dict[str, Branch]) -> StoryPage:
    """A public story in English."""
    return public_story(tree["en"])


def leave_alone(page: StoryPage, days: timedelta = FORTNIGHT) -> None:
    """Let nothing have happened to a page for so long."""
    StoryPage.objects.filter(pk=page.pk).update(latest_revision_created_at=timezone.now() - days)


def test_a_claim_begins_an_empty_draft_in_the_family_of_the_original(story: StoryPage) -> None:
    user = trusted_member()
    page = fresh(claim_translation(story.pk, user, "es"))
    assert (page.translation_key, page.locale.language_code) == (story.translation_key, "es")
    assert (page.live, page.owner, page.text_language) == (False, user, "es")
    assert (page.text, page.byline, page.organisation) == ("", "Ama", story.organisation)
    assert story.text not in str([one.content for one in page.revisions.all()])
    assert PageLogEntry.objects.filter(page=page.pk, action="cradle.translation.claim").exists()
    assert claim_translation(story.pk, user, "es").pk == page.pk
    assert StoryPage.objects.count() == 2


def test_what_somebody_translates_is_not_offered_to_others(story: StoryPage) -> None:
    assert list(to_translate("es")) == [story]
    claim_translation(story.pk, editor(), "es")
    assert not to_translate("es").exists()
    with pytest.raises(Conflict, match="Somebody else translates"):
        claim_translation(story.pk, trusted_member(), "es")


def test_a_language_without_stories_or_of_the_original_is_refused(story: StoryPage) -> None:
    user = editor()
    with pytest.raises(Conflict):
        claim_translation(story.pk, user, "en")
    with pytest.raises(Invalid):
        claim_translation(story.pk, user, "pt")


def test_only_who_may_translate_claims(story: StoryPage) -> None:
    stranger = trusted_member()
    distrust_author(stranger, editor())
    for user in (stranger, moderator("es"), translator("fr")):
        with pytest.raises(NotAllowed):
            claim_translation(story.pk, user, "es")
    assert claim_translation(story.pk, translator("es"), "es")


def test_what_is_not_public_is_not_translated(tree: dict[str, Branch], story: StoryPage) -> None:
    draft = draft_story(tree["en"], slug="draft")
    for pk in (draft.pk, 0):
        with pytest.raises(Conflict):
            claim_translation(pk, editor(), "es")


def test_what_is_hidden_or_gone_is_not_translated(story: StoryPage) -> None:
    others = {"withheld": True}, {"live": False}, {"removed_at": timezone.now()}
    for change_of_state in others:
        before = {name: getattr(story, name) for name in change_of_state}
        StoryPage.objects.filter(pk=story.pk).update(**change_of_state)
        with pytest.raises(Conflict):
            claim_translation(story.pk, editor(), "es")
        StoryPage.objects.filter(pk=story.pk).update(**before)
    alias = story.create_alias(update_slug="again")
    StoryPage.objects.filter(pk=alias.pk).update(live=True)
    with pytest.raises(Conflict):
        claim_translation(alias.pk, editor(), "es")
    assert claim_translation(story.pk, editor(), "es")


def test_half_a_translation_is_not_sent_and_not_published(story: StoryPage) -> None:
    user = editor()
    page = translated(story, user, text="")
    with pytest.raises(Invalid, match="still empty"):
        send_text(page.pk, user)
    page.get_workflow().start(page, user)
    with pytest.raises(NotAllowed, match="Only a part"):
        approve(page)
    assert not fresh(page).live


def test_another_person_reads_an_editors_translation_before_it_is_public(story: StoryPage) -> None:
    user = editor()
    page = translated(story, user)
    with pytest.raises(NotAllowed, match="has not been approved"):
        page.get_latest_revision().publish(user=user, skip_permission_checks=True)
    assert not fresh(page).permissions_for_user(user).can_publish()
    send_text(page.pk, user)
    with pytest.raises(NotAllowed, match="your own text"):
        approve(page, user)
    approve(page, moderator("es"))
    public = fresh(page)
    assert (public.live, public.text) == (True, SPANISH["text"])
    assert fresh(story).text == story.text


def test_a_trusted_members_translation_waits_for_its_review(story: StoryPage) -> None:
    user = trusted_member()
    page = translated(story, user)
    send_text(page.pk, user)
    assert not fresh(page).live
    assert f"/members/translations/{page.pk}/" in mails_to(user)[-1].body


def test_only_the_translator_saves_takes_back_and_releases(story: StoryPage) -> None:
    user = trusted_member()
    page = translated(story, user)
    for other in (story.owner, trusted_member(), editor()):
        with pytest.raises(NotAllowed):
            save_translation(page.pk, other, SPANISH)
        with pytest.raises(NotAllowed):
            release_translation(page.pk, other)
    send_text(page.pk, user)
    with pytest.raises(Conflict, match="Take it back"):
        save_translation(page.pk, user, SPANISH)
    with pytest.raises(Conflict, match="Take it back"):
        release_translation(page.pk, user)
    take_back(page.pk, user)
    save_translation(page.pk, user, SPANISH)
    distrust_author(user, editor())
    with pytest.raises(NotAllowed, match="whom an editor trusts"):
        save_translation(page.pk, user, SPANISH)


def test_who_gives_back_a_draft_leaves_nothing_of_it(story: StoryPage) -> None:
    user = editor()
    page = translated(story, user)
    release_translation(page.pk, user)
    assert not Page.objects.filter(pk=page.pk).exists()
    assert list(to_translate("es")) == [story]


def test_what_was_sent_before_passes_on_without_the_words(story: StoryPage) -> None:
    first, second = editor(), trusted_member()
    page = translated(story, first)
    send_text(page.pk, first)
    take_back(page.pk, first)
    release_translation(page.pk, first)
    again = fresh(claim_translation(story.pk, second, "es"))
    assert (again.pk, again.owner, again.text) == (page.pk, second, "")
    assert status(again).code == "draft"
    translated(story, second)
    send_text(page.pk, second)
    approve(page)
    assert fresh(page).live


def test_a_claim_that_is_left_alone_passes_on_after_fourteen_days(story: StoryPage) -> None:
    first, second = trusted_member(), editor()
    page = translated(story, first)
    leave_alone(page, timedelta(days=13))
    assert not to_translate("es").exists()
    leave_alone(page)
    assert claim_translation(story.pk, second, "es").owner == second
    with pytest.raises(NotAllowed):
        save_translation(page.pk, first, SPANISH)


def test_in_review_nothing_passes_on(story: StoryPage) -> None:
    user = editor()
    page = translated(story, user)
    send_text(page.pk, user)
    leave_alone(page)
    assert not to_translate("es").exists()


def test_translators_are_reminded_once_before_others_may_take_over(story: StoryPage) -> None:
    user = trusted_member(language="es")
    page = translated(story, user)
    assert remind_translators() == 0
    leave_alone(page, timedelta(days=12))
    assert (remind_translators(), remind_translators()) == (1, 0)
    assert "espera" in mails_to(user)[-1].subject


def test_the_original_changed_before_sending_is_looked_at_first(story: StoryPage) -> None:
    user = editor()
    page = translated(story, user)
    newer = change(story, text="We carried the children out. Nothing else.")
    with pytest.raises(Invalid, match="original has changed"):
        send_text(page.pk, user)
    save_translation(page.pk, user, SPANISH | {"source": story.live_revision_id or 0})
    with pytest.raises(Invalid, match="original has changed"):
        send_text(page.pk, user)
    save_translation(page.pk, user, SPANISH | {"source": newer.live_revision_id})
    assert send_text(page.pk, user)


def test_photos_keep_their_agreement_and_need_words(tree: dict[str, Branch]) -> None:
    image = SiteImage.objects.create(title="x", file=upload(picture_bytes()))
    setup_roles()
    page = draft_story(tree["en"], slug="with-photo", title="With a photo")
    page.photos.add(StoryPhoto(image=image, alt_text="A seller"))
    consent(page, image=image)
    page.save_revision(user=page.owner)
    story = public_story_of(page)
    user = editor()
    made = translated(story, user)
    with pytest.raises(Invalid, match="still empty"):
        send_text(made.pk, user)
    public = public_translation(story, user, **{f"alt_{image.pk}": "Una vendedora"})
    assert [photo.alt_text for photo in public.photos.all()] == ["Una vendedora"]
    change(story, photos=[])
    assert not fresh(public).photos.exists()


def test_a_name_that_the_original_no_longer_shows_is_not_published(story: StoryPage) -> None:
    user = editor()
    page = translated(story, user)
    send_text(page.pk, user)
    change(story, byline="Somebody")
    with pytest.raises(NotAllowed, match="Names, place or photos"):
        approve(page)
    assert open_round(page) is not None


def test_her_list_costs_the_same_for_one_and_many(
    tree: dict[str, Branch], django_assert_max_num_queries: Any
) -> None:
    user = editor()
    for number in range(4):
        claim_translation(public_story(tree["en"], slug=f"story-{number}").pk, user, "es")
    with django_assert_max_num_queries(1):
        pages = list(translations_of(user))
    assert [page.newest_version for page in pages] == [0, 0, 0, 0]
