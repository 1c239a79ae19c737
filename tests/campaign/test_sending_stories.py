"""A member sends her story: she always knows what happens next, until it is public."""

from typing import Any

import pytest
from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.test import Client
from django.urls import reverse

from campaign.actions.send_text import delete_draft, send_text, take_back
from campaign.actions.story_drafts import save_story
from campaign.models import StoryPage
from campaign.selectors.texts import status
from home.actions.errors import Conflict
from home.actions.setup_roles import setup_roles
from home.models import SiteImage
from home.selectors.review import open_round
from network.models import Organisation
from tests.factories.member_texts import CLEAN, WORDS, photo_answers, story
from tests.factories.network import OrganisationFactory
from tests.factories.review import fresh
from tests.factories.staff import editor, member
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


@pytest.fixture
def letters(settings: Any, mailoutbox: list[Any]) -> list[Any]:
    """What was mailed, as it would arrive."""
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    return mailoutbox


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
    page = story(author, organisation, text="")
    answer = phone.post(reverse("member_story_submit", args=[page.pk]))
    assert answer.status_code == 422
    assert "Write the story, or record it." in answer.content.decode()
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
    # A running site knows the numbers of its tables.
    ContentType.objects.get_for_models(*apps.get_models())
    with django_assert_max_num_queries(60):
        assert phone.post(url).status_code == 302


def test_she_sees_which_words_the_editor_changed(
    phone: Client, author: Any, organisation: Organisation
) -> None:
    reviewer = editor()
    page = story(author, organisation)
    state = send_text(page.pk, author)
    draft = fresh(page).get_latest_revision_as_object()
    draft.text = draft.text.replace("d’abord", "en premier")
    draft.save_revision(user=reviewer)
    state.task.specific.on_action(state, reviewer, "approve")
    html = phone.get(reverse("member_story", args=[page.pk])).content.decode()
    assert "<del>d’abord.</del> <ins>en premier.</ins>" in html
