"""A member writes a story: every step saves, and nothing typed is lost."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from campaign.actions.story_photos import attach_photo, remove_photo
from campaign.models import StoryPage, StoryPhoto
from campaign.selectors.story_people import agreements_by_photo
from home.actions.errors import Conflict, Invalid, NotAllowed
from home.actions.record_consent import Agreement
from home.actions.setup_roles import setup_roles
from home.models import FormKey, SiteImage
from network.models import Organisation
from tests.factories.member_texts import WORDS, photo_answers, story
from tests.factories.network import OrganisationFactory
from tests.factories.pictures import picture_bytes
from tests.factories.review import fresh
from tests.factories.staff import member
from tests.factories.tree import site_tree

pytestmark = pytest.mark.django_db


@pytest.fixture
def organisation() -> Organisation:
    site_tree("en", "fr")
    setup_roles()
    return OrganisationFactory.create()


@pytest.fixture
def author(organisation: Organisation) -> Any:
    return member(organisation, language="fr")


@pytest.fixture
def phone(client: Client, author: Any) -> Client:
    client.force_login(author)
    return client


def test_a_member_writes_in_french_and_goes_on_to_who_agrees(phone: Client, author: Any) -> None:
    answer = phone.post("/fr/members/stories/new/", {**WORDS, "key": ""})
    page = StoryPage.objects.get()
    assert answer.status_code == 302
    assert answer["Location"] == f"/fr/members/stories/{page.pk}/people/"
    assert not page.live
    assert page.locale.language_code == "fr"
    assert page.owner == author
    assert page.slug.startswith("le-jour-ou-le-marche-a-brule-")


def test_a_draft_may_be_incomplete_and_wait(phone: Client) -> None:
    words = {"title": "Later", "kind": "worker", "text_language": "tw", "later": "1"}
    answer = phone.post("/en/members/stories/new/", words)
    page = StoryPage.objects.get()
    assert answer["Location"] == f"/en/members/stories/{page.pk}/"
    assert page.text_language == "tw"


def test_the_same_form_posted_twice_makes_one_story(phone: Client) -> None:
    form = phone.get("/fr/members/stories/new/")
    key = form.context["key"]
    first = phone.post("/fr/members/stories/new/", {**WORDS, "key": key})
    second = phone.post("/fr/members/stories/new/", {**WORDS, "key": key})
    assert first["Location"] == second["Location"]
    assert StoryPage.objects.count() == 1
    assert FormKey.objects.get().used_at is not None


def test_several_drafts_stand_side_by_side(phone: Client) -> None:
    for _number in range(2):
        phone.post("/fr/members/stories/new/", {**WORDS, "key": ""})
    assert StoryPage.objects.count() == 2
    assert phone.get("/fr/members/").content.decode().count(WORDS["title"]) == 2


def test_the_language_of_the_text_may_be_any(phone: Client) -> None:
    words = {**WORDS, "text_language": "other", "other_language": "Ewe"}
    phone.post("/fr/members/stories/new/", words)
    assert StoryPage.objects.get().text_language == "ee"


def test_an_unknown_language_is_asked_again(phone: Client) -> None:
    words = {**WORDS, "text_language": "other", "other_language": "Martian"}
    answer = phone.post("/fr/members/stories/new/", words)
    assert answer.status_code == 422
    assert "Martian" in answer.content.decode()


def test_who_belongs_to_no_organisation_does_not_write(
    client: Client, organisation: Organisation
) -> None:
    client.force_login(member(organisation, "collector"))
    assert client.get("/en/members/stories/new/").status_code == 404
    with pytest.raises(NotAllowed):
        story(member(organisation, "collector"), organisation)


def test_nobody_writes_for_another_organisation(author: Any) -> None:
    with pytest.raises(NotAllowed):
        story(author, OrganisationFactory())


def test_two_photos_are_added_each_with_its_consent(
    phone: Client, author: Any, organisation: Organisation
) -> None:
    page = story(author, organisation)
    url = reverse("member_story_photos", args=[page.pk])
    for _number in range(2):
        assert phone.post(url, photo_answers()).status_code == 302
    draft = fresh(page).get_latest_revision_as_object()
    photos = list(draft.photos.all())
    assert len(photos) == 2
    agreed = agreements_by_photo(page)
    assert all(agreed[photo.image_id][0].is_live for photo in photos)
    assert not any(photo.image.released for photo in photos)
    assert phone.get(url).status_code == 200


def test_a_story_has_at_most_six_photos(author: Any, organisation: Organisation) -> None:
    page = story(author, organisation)
    for _number in range(6):
        image = SiteImage.objects.create(
            title="x", file=SimpleUploadedFile("a.jpg", picture_bytes())
        )
        page.photos.add(StoryPhoto(image=image, alt_text="x"))
    page.save()
    page.save_revision(user=author)
    answers = {"agreement": Agreement(shows_children=False), "alt_text": "x", "image": None}
    with pytest.raises(Invalid, match="at most 6"):
        attach_photo(page.pk, author, answers)


def test_a_photo_that_is_taken_away_is_not_kept(
    phone: Client, author: Any, organisation: Organisation
) -> None:
    page = story(author, organisation)
    url = reverse("member_story_photos", args=[page.pk])
    phone.post(url, photo_answers())
    image = SiteImage.objects.get()
    phone.post(url, {"remove": str(image.pk)})
    assert not SiteImage.objects.exists()
    with pytest.raises(Conflict):
        remove_photo(page.pk, author, image.pk)


def test_the_preview_is_the_public_page_with_the_button_that_sends(
    phone: Client, author: Any, organisation: Organisation
) -> None:
    page = story(author, organisation)
    html = phone.get(reverse("member_story_preview", args=[page.pk])).content.decode()
    assert WORDS["text"] in html
    assert reverse("member_story_submit", args=[page.pk]) in html


def test_words_changed_before_the_form_is_sent_again_are_kept(phone: Client) -> None:
    key = phone.get("/fr/members/stories/new/").context["key"]
    for text in ("Nous avons sorti les enfants.", "Nous avons sorti les enfants d’abord."):
        phone.post("/fr/members/stories/new/", {**WORDS, "text": text, "key": key})
    page = StoryPage.objects.get()
    assert page.get_latest_revision_as_object().text == "Nous avons sorti les enfants d’abord."


def test_the_same_words_sent_again_make_no_new_version(phone: Client) -> None:
    key = phone.get("/fr/members/stories/new/").context["key"]
    for _number in range(2):
        phone.post("/fr/members/stories/new/", {**WORDS, "key": key})
    assert StoryPage.objects.get().revisions.count() == 1


def test_a_form_sent_again_after_the_story_leaves_what_was_sent(phone: Client) -> None:
    key = phone.get("/fr/members/stories/new/").context["key"]
    phone.post("/fr/members/stories/new/", {**WORDS, "key": key})
    page = StoryPage.objects.get()
    page.get_workflow().start(page, page.owner)
    phone.post("/fr/members/stories/new/", {**WORDS, "text": "Autre chose", "key": key})
    assert fresh(page).get_latest_revision_as_object().text == WORDS["text"]


def test_the_phone_hears_which_of_its_drafts_the_server_has(phone: Client) -> None:
    html = phone.get("/fr/members/stories/new/").content.decode()
    assert 'data-draft="story-new"' in html
    answer = phone.post("/fr/members/stories/new/", WORDS)
    assert answer.cookies["draft_saved"].value == "story-new"
    page = StoryPage.objects.get()
    edit = reverse("member_story_edit", args=[page.pk])
    assert f'data-draft="story-{page.pk}"' in phone.get(edit).content.decode()
    assert phone.post(edit, WORDS).cookies["draft_saved"].value == f"story-{page.pk}"
    refused = phone.post(edit, {**WORDS, "title": ""})
    assert "draft_saved" not in refused.cookies
    assert "data-draft-sent" in refused.content.decode()


def test_a_shared_phone_is_told_to_keep_nothing(phone: Client, author: Any) -> None:
    html = phone.get("/fr/members/stories/new/").content.decode()
    assert f'data-person="{author.pk}"' in html
    assert "data-shared-phone" not in html
    session = phone.session
    session["shared_phone"] = True
    session.save()
    assert "data-shared-phone" in phone.get("/fr/members/stories/new/").content.decode()
