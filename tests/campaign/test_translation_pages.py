"""The screens of who translates: the list, the form beside the original, the way to review."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from campaign.actions.send_text import send_text
from campaign.models import StoryPage
from home.selectors.review import open_round
from tests.factories.review import fresh
from tests.factories.staff import editor, moderator
from tests.factories.story_translations import (
    SPANISH,
    change,
    public_story,
    public_translation,
    translated,
    trusted_member,
)
from tests.factories.tree import Branch

pytestmark = pytest.mark.django_db
LIST = "/en/members/translations/"


@pytest.fixture
def story(tree: dict[str, Branch]) -> StoryPage:
    """A public story in English with a sentence set large."""
    return public_story(tree["en"], pull_quote="Then the tomatoes.")


def test_from_the_list_to_review_without_script(client: Client, story: StoryPage) -> None:
    user = trusted_member(name="Luz")
    client.force_login(user)
    assert LIST in client.get("/en/members/").content.decode()
    listing = client.get(f"{LIST}?language=es").content.decode()
    assert story.title in listing
    claim = {"story": story.pk, "language": "es"}
    for _press in range(2):
        answer = client.post(f"{LIST}claim/", claim)
        page = StoryPage.objects.get(locale__language_code="es")
        assert answer["Location"] == f"{LIST}{page.pk}/edit/"
    form = client.get(answer["Location"])
    html = form.content.decode()
    assert '<div class="flow" lang="en" dir="ltr">' in html
    assert story.text[:20] in html
    assert form.context["form"].initial["title"] == ""
    refused = client.post(answer["Location"], {"text": "Sin título"})
    assert refused.status_code == 422
    assert "Sin título" in refused.content.decode()
    typed = {**SPANISH, "source": story.live_revision_id or 0, "named": "on", "later": "1"}
    saved = client.post(answer["Location"], typed)
    assert saved["Location"] == f"{LIST}{page.pk}/"
    preview = client.get(f"{LIST}{page.pk}/preview/").content.decode()
    assert "some fields are still empty" in preview
    client.post(answer["Location"], {**typed, "pull_quote": "Después los tomates."})
    preview = client.get(f"{LIST}{page.pk}/preview/").content.decode()
    assert "Read the original in" in preview
    assert "<bdi>Luz</bdi>" in preview
    for _press in range(2):
        sent = client.post(f"{LIST}{page.pk}/submit/")
        assert sent["Location"] == f"{LIST}{page.pk}/"
    assert open_round(fresh(page)) is not None
    assert client.get(answer["Location"]).status_code == 409
    assert "Take it back" in client.get(f"{LIST}{page.pk}/").content.decode()
    assert client.get(f"{LIST}{page.pk}/history/").status_code == 200
    client.post(f"{LIST}{page.pk}/withdraw/")
    client.post(f"{LIST}{page.pk}/release/")
    assert fresh(page).owner is None


def test_a_translation_is_nobody_elses(client: Client, story: StoryPage) -> None:
    page = public_translation(story, trusted_member(), pull_quote="Después.")
    for other in (editor(), story.owner):
        client.force_login(other)
        for name in ("", "edit/", "preview/", "history/"):
            assert client.get(f"{LIST}{page.pk}/{name}").status_code == 404
        for name in ("submit/", "withdraw/", "answer/", "appeal/", "release/"):
            assert client.post(f"{LIST}{page.pk}/{name}").status_code == 404
        assert client.get(f"/en/members/stories/{page.pk}/").status_code == 404


def test_reviewers_read_the_original_beside_its_translation(
    client: Client, story: StoryPage, settings: Any
) -> None:
    settings.ADMIN_REQUIRES_MFA = False
    user = trusted_member()
    page = translated(story, user, pull_quote="Después los tomates.")
    send_text(page.pk, user)
    client.force_login(editor())
    form = client.get(f"/admin/pages/{page.pk}/edit/").content.decode()
    address = reverse("review_translation", args=[page.pk])
    assert f'<a href="{address}">Read the original beside the translation</a>' in form
    html = client.get(address).content.decode()
    assert html.rindex(story.title) < html.rindex(SPANISH["title"])
    assert story.text.split(".")[0] in html
    assert SPANISH["text"] in html


def test_a_preview_links_no_other_pages_as_its_languages(client: Client, story: StoryPage) -> None:
    user = trusted_member()
    page = translated(story, user, pull_quote="Después los tomates.")
    client.force_login(user)
    html = client.get(f"{LIST}{page.pk}/preview/").content.decode()
    assert "Also in:" not in html
    public = public_translation(story, user, pull_quote="Después los tomates.")
    assert "También en:" in client.get(public.url).content.decode()


def test_who_may_not_translate_is_told_why(client: Client, story: StoryPage) -> None:
    assert client.get(LIST).status_code == 302
    client.force_login(moderator("es"))
    assert client.get(LIST).status_code == 403
    answer = client.post(f"{LIST}claim/", {"story": story.pk, "language": "es"})
    assert answer.status_code == 403
    assert "translated by editors" in answer.content.decode()
    assert LIST not in client.get("/en/members/").content.decode()


def test_nonsense_in_a_claim_is_answered(client: Client, story: StoryPage) -> None:
    client.force_login(editor())
    for claim, code in (({}, 422), ({"story": "99" * 40, "language": "es"}, 422)):
        assert client.post(f"{LIST}claim/", claim).status_code == code
    gone = client.post(f"{LIST}claim/", {"story": story.pk, "language": "en"})
    assert gone.status_code == 409


def test_what_changed_in_the_original_stands_above_the_form(
    client: Client, story: StoryPage
) -> None:
    user = editor()
    story = change(story, text="We carried the children out first. Then we carried the tomatoes.")
    page = public_translation(story, user, pull_quote="Después.")
    change(story, text="We carried the grandmothers out first. Then we carried the tomatoes.")
    client.force_login(user)
    html = client.get(f"{LIST}{page.pk}/edit/").content.decode()
    assert "<del>children</del>" in html
    assert "<ins>grandmothers</ins>" in html
    assert "original has changed" in client.get(f"{LIST}{page.pk}/").content.decode()


def test_the_list_costs_the_same_for_one_and_many(
    client: Client, tree: dict[str, Branch], django_assert_max_num_queries: Any
) -> None:
    user = editor()
    for number in range(3):
        public_story(tree["en"], slug=f"story-{number}")
    client.force_login(user)
    client.get(LIST)
    with django_assert_max_num_queries(20):
        html = client.get(f"{LIST}?language=es").content.decode()
    assert html.count("members/translations/claim/") == 3
