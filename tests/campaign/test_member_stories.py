"""A member tells a story: every step saves, and she always knows what happens next."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from campaign.actions.send_text import delete_draft, send_text, take_back
from campaign.actions.story_drafts import create_story, save_story
from campaign.actions.story_photos import attach_photo, remove_photo
from campaign.models import StoryPage, StoryPhoto
from campaign.selectors.texts import status
from home.actions.errors import Conflict, Invalid, NotAllowed
from home.actions.setup_roles import setup_roles
from home.models import FormKey, SiteImage
from home.selectors.review import open_round
from network.models import Organisation
from tests.factories.network import OrganisationFactory
from tests.factories.pictures import picture_bytes
from tests.factories.review import consent, fresh
from tests.factories.staff import editor, member
from tests.factories.tree import site_tree

pytestmark = pytest.mark.django_db

WORDS = {
    "title": "Le jour où le marché a brûlé",
    "kind": "worker",
    "text": "Nous avons sorti les enfants d’abord.",
    "place": "Lomé",
    "text_language": "fr",
    "byline": "Ama",
    "shows_children": "no",
    "agreed": "on",
}
CLEAN = {**WORDS, "shows_children": False, "agreed": True, "guardian_agreed": False}


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


@pytest.fixture
def letters(settings: Any, mailoutbox: list[Any]) -> list[Any]:
    """What was mailed, as it would arrive."""
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    return mailoutbox


def photo_answers(**changed: Any) -> dict[str, Any]:
    photo = SimpleUploadedFile("IMG_1.jpg", picture_bytes(), content_type="image/jpeg")
    answers = {"image": photo, "alt_text": "Une vendeuse", "shows_children": "no", "agreed": "on"}
    return answers | changed


def story(author: Any, organisation: Organisation, **changed: Any) -> StoryPage:
    return create_story(author, organisation, {**CLEAN, **changed})


def test_a_member_writes_in_french_and_goes_on_to_photos(phone: Client, author: Any) -> None:
    answer = phone.post("/fr/members/stories/new/", {**WORDS, "key": ""})
    page = StoryPage.objects.get()
    assert answer.status_code == 302
    assert answer["Location"] == f"/fr/members/stories/{page.pk}/photos/"
    assert not page.live
    assert page.locale.language_code == "fr"
    assert page.owner == author
    assert page.slug.startswith("le-jour-ou-le-marche-a-brule-")
    assert page.consent is not None
    assert page.consent.is_live


def test_a_draft_may_be_incomplete_and_wait(phone: Client) -> None:
    words = {"title": "Later", "kind": "worker", "text_language": "tw", "later": "1"}
    answer = phone.post("/en/members/stories/new/", words)
    page = StoryPage.objects.get()
    assert answer["Location"] == f"/en/members/stories/{page.pk}/"
    assert page.text_language == "tw"
    assert page.consent is None


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


def test_the_question_about_children_has_no_default(phone: Client) -> None:
    page = phone.get("/en/members/stories/new/").content.decode()
    assert 'name="shows_children" value="no"' in page
    assert "checked" not in page.split('name="shows_children"', 1)[1].split("</fieldset>")[0]


def test_children_are_told_about_only_with_a_guardians_yes(phone: Client) -> None:
    answer = phone.post("/en/members/stories/new/", {**WORDS, "shows_children": "yes"})
    assert answer.status_code == 422
    assert "guardian_agreed" in answer.context["form"].errors
    phone.post(
        "/en/members/stories/new/", {**WORDS, "shows_children": "yes", "guardian_agreed": "on"}
    )
    record = StoryPage.objects.get().consent
    assert record is not None
    assert record.guardian_agreed


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
    assert all(photo.consent.is_live and not photo.image.released for photo in photos)
    assert phone.get(url).status_code == 200


def test_a_story_has_at_most_six_photos(author: Any, organisation: Organisation) -> None:
    page = story(author, organisation)
    for _number in range(6):
        image = SiteImage.objects.create(
            title="x", file=SimpleUploadedFile("a.jpg", picture_bytes())
        )
        page.photos.add(StoryPhoto(image=image, alt_text="x", consent=consent()))
    page.save()
    page.save_revision(user=author)
    answers = {"shows_children": False, "guardian_agreed": False, "alt_text": "x", "image": None}
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


def test_after_sending_she_reads_what_happens_next_and_by_when(
    phone: Client, author: Any, organisation: Organisation, letters: list[Any]
) -> None:
    reviewer = editor()
    page = story(author, organisation)
    answer = phone.post(reverse("member_story_submit", args=[page.pk]), follow=True)
    state = open_round(page)
    assert state is not None
    assert state.due_at is not None
    where = status(fresh(page))
    assert where.code == "sent"
    assert where.by == state.due_at
    assert str(where.next) in answer.content.decode()
    assert sorted(mail.to for mail in letters) == sorted([[author.email], [reviewer.email]])


def test_no_mail_leads_into_the_admin(
    author: Any, organisation: Organisation, letters: list[Any]
) -> None:
    reviewer = editor()
    page = story(author, organisation)
    state = send_text(page.pk, author)
    state.task.specific.on_action(state, reviewer, "approve", comment="Merci !")
    assert len(letters) == 3
    for mail in letters:
        assert "/admin" not in mail.body
        assert "/admin" not in str(mail.alternatives)


def test_a_second_press_of_send_changes_nothing(
    phone: Client, author: Any, organisation: Organisation
) -> None:
    page = story(author, organisation)
    url = reverse("member_story_submit", args=[page.pk])
    phone.post(url)
    again = phone.post(url)
    assert again.status_code == 302
    assert fresh(page).workflow_states.count() == 1
    with pytest.raises(Conflict):
        send_text(page.pk, author)


def test_an_incomplete_story_is_not_sent(
    phone: Client, author: Any, organisation: Organisation
) -> None:
    page = story(author, organisation, text="", agreed=False)
    answer = phone.post(reverse("member_story_submit", args=[page.pk]))
    assert answer.status_code == 422
    assert "Write the story." in answer.content.decode()
    assert open_round(page) is None


def test_a_story_in_review_is_not_changed(
    phone: Client, author: Any, organisation: Organisation
) -> None:
    page = story(author, organisation)
    send_text(page.pk, author)
    answer = phone.post(reverse("member_story_edit", args=[page.pk]), {**WORDS, "text": "No!"})
    assert answer.status_code == 409
    with pytest.raises(Conflict, match="Take it back"):
        save_story(page.pk, author, {**CLEAN, "text": "No!"})
    assert phone.post(reverse("member_story_photos", args=[page.pk]), {}).status_code == 409
    assert "No!" not in fresh(page).get_latest_revision_as_object().text


def test_what_an_editor_has_locked_is_not_changed(author: Any, organisation: Organisation) -> None:
    page = story(author, organisation)
    StoryPage.objects.update(locked=True, locked_by=editor())
    with pytest.raises(Conflict, match="locked"):
        save_story(page.pk, author, CLEAN)


def test_a_story_goes_back_with_a_comment_and_comes_again(
    phone: Client, author: Any, organisation: Organisation
) -> None:
    reviewer = editor()
    page = story(author, organisation)
    state = send_text(page.pk, author)
    state.task.specific.on_action(state, reviewer, "reject", comment="Dites où c’était.")
    html = phone.get(reverse("member_story", args=[page.pk])).content.decode()
    assert "Dites où c’était." in html
    phone.post(reverse("member_story_edit", args=[page.pk]), {**WORDS, "text": "À Lomé."})
    phone.post(reverse("member_story_submit", args=[page.pk]))
    again = open_round(fresh(page))
    assert again is not None
    assert again.pk != state.pk
    again.task.specific.on_action(again, reviewer, "approve")
    page = fresh(page)
    assert page.live
    assert page.text == "À Lomé."
    assert page.url.startswith(f"/{page.locale.language_code}/")
    assert status(page).code == "published"


def test_a_declined_story_says_why_and_is_not_sent_again(
    phone: Client, author: Any, organisation: Organisation
) -> None:
    page = story(author, organisation)
    state = send_text(page.pk, author)
    state.task.specific.on_action(
        state, editor(), "decline", reason="off-topic", comment="It tells of football."
    )
    html = phone.get(f"/en/members/stories/{page.pk}/").content.decode()
    assert "It tells of football." in html
    assert "It is not about child care or informal work" in html
    with pytest.raises(Conflict):
        send_text(page.pk, author)


def test_the_words_of_a_public_story_stay_until_the_change_is_approved(
    author: Any, organisation: Organisation
) -> None:
    reviewer = editor()
    page = story(author, organisation)
    state = send_text(page.pk, author)
    state.task.specific.on_action(state, reviewer, "approve")
    save_story(page.pk, author, {**CLEAN, "text": "Changed."})
    assert fresh(page).text == WORDS["text"]
    state = send_text(page.pk, author)
    state.task.specific.on_action(state, reviewer, "approve")
    assert fresh(page).text == "Changed."


def test_nothing_new_is_not_sent(author: Any, organisation: Organisation) -> None:
    page = story(author, organisation)
    state = send_text(page.pk, author)
    state.task.specific.on_action(state, editor(), "approve")
    with pytest.raises(Conflict, match="Nothing has changed"):
        send_text(page.pk, author)


def test_a_story_is_taken_back_from_review(
    phone: Client, author: Any, organisation: Organisation
) -> None:
    page = story(author, organisation)
    send_text(page.pk, author)
    phone.post(reverse("member_story_withdraw", args=[page.pk]))
    assert status(fresh(page)).code == "draft"
    with pytest.raises(Conflict):
        take_back(page.pk, author)


def test_a_draft_is_deleted_but_nothing_that_was_sent(
    phone: Client, author: Any, organisation: Organisation
) -> None:
    page = story(author, organisation)
    phone.post(reverse("member_story_withdraw", args=[page.pk]), {"delete": "1"})
    assert not StoryPage.objects.exists()
    page = story(author, organisation)
    send_text(page.pk, author)
    with pytest.raises(Conflict):
        delete_draft(page.pk, author)


def test_a_steward_sees_the_texts_of_her_organisation_and_an_author_her_own(
    client: Client, author: Any, organisation: Organisation
) -> None:
    page = story(author, organisation)
    url = reverse("member_story", args=[page.pk])
    client.force_login(member(organisation, "steward"))
    assert client.get(url).status_code == 200
    client.force_login(member(organisation, "author"))
    assert client.get(url).status_code == 404


def test_publishing_releases_the_photos_and_unpublishing_takes_them_back(
    phone: Client, author: Any, organisation: Organisation
) -> None:
    page = story(author, organisation)
    phone.post(reverse("member_story_photos", args=[page.pk]), photo_answers())
    state = send_text(page.pk, author)
    assert not SiteImage.objects.get().released
    state.task.specific.on_action(state, editor(), "approve")
    assert SiteImage.objects.get().released
    fresh(page).unpublish()
    assert not SiteImage.objects.get().released


def test_sending_costs_at_most_sixty_statements(
    phone: Client, author: Any, organisation: Organisation, django_assert_max_num_queries: Any
) -> None:
    editor()
    page = story(author, organisation)
    url = reverse("member_story_submit", args=[page.pk])
    with django_assert_max_num_queries(60):
        assert phone.post(url).status_code == 302
