"""Comments on pages are mailed to who follows them, in her language, with a link that works."""

from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from wagtail.models import PageSubscription, get_page_models
from wagtail.users.models import UserProfile

from home.models import BasePage, OutboxMail, StandardPage
from tests.factories.staff import editor
from tests.factories.tree import Branch, site_tree
from tests.mails import written


@pytest.fixture
def branch(db: None, monkeypatch: pytest.MonkeyPatch) -> Branch:
    monkeypatch.setattr(settings, "ADMIN_REQUIRES_MFA", False)
    monkeypatch.setattr(settings, "EMAIL_BACKEND", "home.mail.OutboxBackend")
    return site_tree("en")["en"]


def draft(branch: Branch) -> StandardPage:
    page = StandardPage(title="About", slug="about", locale=branch.locale)
    branch.home.add_child(instance=page)
    page.save_revision()
    return page


def comment(client: Client, page: StandardPage, text: str) -> None:
    """Write a comment on the summary of a page, as the editor's form does."""
    form = {
        "title": "About",
        "slug": "about",
        "summary": "",
        "body-count": "0",
        "comments-TOTAL_FORMS": "1",
        "comments-INITIAL_FORMS": "0",
        "comments-0-text": text,
        "comments-0-contentpath": "summary",
        "comments-0-position": "",
        "comments-0-resolved": "",
        "comments-0-id": "",
        "comments-0-DELETE": "",
        "comments-0-replies-TOTAL_FORMS": "0",
        "comments-0-replies-INITIAL_FORMS": "0",
    }
    sent = client.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), form)
    assert sent.status_code == 302


def test_who_follows_a_page_gets_its_comments_in_her_language(
    branch: Branch, client: Client
) -> None:
    page = draft(branch)
    writer, reader = editor(name="Ama"), editor(name="Rosa", language="es")
    silent, gone = editor(), editor()
    for person in (writer, reader, silent, gone):
        PageSubscription.objects.create(page=page, user=person, comment_notifications=True)
    UserProfile.objects.create(user=silent, updated_comments_notifications=False)
    gone.groups.clear()
    client.force_login(writer)
    comment(client, page, "Is <this> figure still true?")
    row = OutboxMail.objects.get()
    assert row.to == [reader.email]
    mail: Any = written(row)
    html = mail.alternatives[0][0]
    assert mail.subject == "Comentarios nuevos sobre «About»"
    link = settings.BASE_URL + reverse("wagtailadmin_pages:edit", args=[page.pk])
    assert link in mail.body
    assert "Is <this> figure still true?" in mail.body
    assert link in html
    assert "Is &lt;this&gt; figure still true?" in html
    assert "Ama ha cambiado los comentarios" in html


def test_every_page_type_that_editors_change_can_be_commented() -> None:
    assert settings.WAGTAILADMIN_COMMENTS_ENABLED
    kinds = [model for model in get_page_models() if issubclass(model, BasePage)]
    silent = [
        model
        for model in kinds
        if "comments" not in model.get_edit_handler().get_form_class().formsets
    ]
    assert silent == []
