"""Bad input at the story form (cases B36 to B46, B59): refused in words, nothing lost."""

import re
import socket
from pathlib import Path
from typing import Any

import pytest
from django.contrib.staticfiles import finders
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from campaign.models import StoryPage
from home.models import ConsentRecord, SiteImage
from tests.factories.member_texts import WORDS, photo_answers, story
from tests.factories.network import OrganisationFactory
from tests.factories.pictures import picture_bytes
from tests.factories.staff import editor, member
from tests.factories.tree import site_tree

NEW = "/en/members/stories/new/"


def organisation_of(author: Any) -> Any:
    return author.memberships.get().organisation


@pytest.mark.django_db
class TestStoryForm:
    """The form of a story and its photos."""

    @pytest.fixture
    def author(self) -> Any:
        site_tree("en", "pt")
        return member(OrganisationFactory())

    @pytest.fixture
    def phone(self, client: Client, author: Any) -> Client:
        client.force_login(author)
        return client

    @pytest.mark.parametrize("route", ["", "edit/", "photos/", "preview/", "submit/", "withdraw/"])
    def test_b36_the_story_of_another_organisation_does_not_exist(
        self, phone: Client, author: Any, route: str
    ) -> None:
        other = member(OrganisationFactory())
        page = story(other, organisation_of(other))
        url = f"/en/members/stories/{page.pk}/{route}"
        if route not in {"submit/", "withdraw/"}:
            assert phone.get(url).status_code == 404
        posted = phone.post(url, WORDS).status_code
        assert posted == (404 if route not in {"", "preview/"} else 405)
        page.refresh_from_db()
        assert page.title == WORDS["title"]
        assert not page.workflow_states.exists()

    @pytest.mark.parametrize("door", ["edit", "history", "view_draft"])
    def test_b36_the_admin_shows_no_history_of_a_story_to_members(
        self, phone: Client, door: str
    ) -> None:
        other = member(OrganisationFactory())
        page = story(other, organisation_of(other))
        for route in (door, "revisions_index"):
            answer = phone.get(reverse(f"wagtailadmin_pages:{route}", args=[page.pk]))
            assert answer.status_code == 403
            assert page.title not in answer.content.decode()

    @pytest.mark.parametrize("locale", ["pt", "xx", "../", "en'--"])
    def test_b37_a_member_translates_no_story_by_the_admins_address(
        self, phone: Client, author: Any, locale: str
    ) -> None:
        page = story(author, organisation_of(author))
        url = reverse("wagtail_localize:submit_page_translation", args=[page.pk])
        assert phone.get(url, {"select_locale": locale}).status_code == 403
        assert phone.post(f"{url}?select_locale={locale}", {"locales": locale}).status_code == 403
        assert StoryPage.objects.count() == 1

    @pytest.mark.parametrize("locale", ["xx", "../", "en'--", "0"])
    def test_b37_no_editor_translates_a_story_there_in_no_language_either(
        self, client: Client, author: Any, settings: Any, locale: str
    ) -> None:
        settings.ADMIN_REQUIRES_MFA = False
        page = story(author, organisation_of(author))
        client.force_login(editor())
        url = reverse("wagtail_localize:submit_page_translation", args=[page.pk])
        assert client.get(url, {"select_locale": locale}).status_code == 403
        assert client.post(url, {"locales": locale}).status_code == 403
        assert StoryPage.objects.count() == 1

    def test_b38_event_handlers_are_neither_stored_nor_shown(self, phone: Client) -> None:
        bad = (
            '<p><a data-linktype="page" data-id="2" href="/">x <!-- x -->'
            '<img src="x" onerror="alert(document.domain)"></a></p> <b>strong</b> and 3 < 5'
        )
        phone.post(NEW, {**WORDS, "text": bad})
        page = StoryPage.objects.get()
        assert "onerror" not in page.text
        assert page.text == "x  <b>strong</b> and 3 < 5"
        html = phone.get(reverse("member_story_preview", args=[page.pk])).content.decode()
        assert "onerror" not in html
        assert "<b>strong</b> and 3 &lt; 5" in html

    @pytest.mark.parametrize(
        "address",
        [
            "http://127.0.0.1:5432/",
            "http://169.254.169.254/latest/",
            "http://[::1]/",
            "https://youtube.com.evil.example/watch?v=1",
            "http://www.youtube.com@127.0.0.1/",
        ],
    )
    def test_b40_an_unlisted_site_is_not_embedded_and_never_asked(
        self, phone: Client, monkeypatch: pytest.MonkeyPatch, address: str
    ) -> None:
        def refuse(*_args: Any, **_options: Any) -> None:
            raise AssertionError("a request went out")

        monkeypatch.setattr(socket.socket, "connect", refuse)
        answer = phone.post(NEW, {**WORDS, "text": f"Look:\n{address}\n"})
        assert answer.status_code == 422
        assert "This site cannot be embedded" in answer.content.decode()
        assert not StoryPage.objects.exists()

    def test_b42_a_text_that_is_too_long_is_counted_and_kept(self, phone: Client) -> None:
        answer = phone.post(NEW, {**WORDS, "text": "a" * 200_000})
        html = answer.content.decode()
        assert answer.status_code == 422
        assert "200000 characters" in html
        assert "a" * 200_000 in html
        assert WORDS["title"] in html
        assert not StoryPage.objects.exists()
        assert not ConsentRecord.objects.exists()

    def test_b42_one_unbroken_word_is_a_story_that_breaks_where_the_line_ends(
        self, phone: Client
    ) -> None:
        assert phone.post(NEW, {**WORDS, "text": "w" * 5000}).status_code == 302
        preview = reverse("member_story_preview", args=[StoryPage.objects.get().pk])
        assert "w" * 5000 in phone.get(preview).content.decode()
        # Every page, lite or not, breaks a word that is wider than its column.
        for name in ("css/cradle.css", "css/lite.css"):
            found = finders.find(name)
            assert found
            css = Path(found).read_text(encoding="utf-8")
            bodies = re.findall(r"^body\s*{([^}]*)}", css, re.MULTILINE)
            assert any("overflow-wrap: break-word" in body for body in bodies), name

    def test_a_nul_byte_is_refused_and_never_an_error(self, phone: Client) -> None:
        answer = phone.post(NEW, {**WORDS, "title": "Ana\x00B"})
        assert answer.status_code == 422
        assert not StoryPage.objects.exists()

    def test_fields_that_are_not_in_the_form_change_nothing(
        self, phone: Client, author: Any
    ) -> None:
        phone.post(NEW, {**WORDS, "live": "1", "owner": "1", "path": "0001", "organisation": "999"})
        page = StoryPage.objects.get()
        assert not page.live
        assert page.owner == author
        assert page.organisation == organisation_of(author)

    def test_b59_a_photo_of_children_without_a_guardians_yes_is_not_kept(
        self, phone: Client, author: Any
    ) -> None:
        page = story(author, organisation_of(author))
        url = reverse("member_story_photos", args=[page.pk])
        answer = phone.post(url, photo_answers(shows_children="yes"))
        assert answer.status_code == 422
        assert "guardian_agreed" in answer.context["form"].errors
        assert not SiteImage.objects.exists()

    def test_b59_a_photo_without_an_answer_about_children_is_not_kept(
        self, phone: Client, author: Any
    ) -> None:
        page = story(author, organisation_of(author))
        url = reverse("member_story_photos", args=[page.pk])
        answer = phone.post(url, photo_answers(shows_children=""))
        assert answer.status_code == 422
        assert "shows_children" in answer.context["form"].errors
        assert "Une vendeuse" in answer.content.decode()
        assert not SiteImage.objects.exists()

    def test_b52_half_a_photo_is_asked_for_again(self, phone: Client, author: Any) -> None:
        page = story(author, organisation_of(author))
        whole = picture_bytes()
        half = SimpleUploadedFile("a.jpg", whole[: len(whole) // 2], content_type="image/jpeg")
        url = reverse("member_story_photos", args=[page.pk])
        answer = phone.post(url, photo_answers(image=half))
        assert answer.status_code == 422
        assert "The photo did not arrive whole. Try again." in answer.content.decode()
