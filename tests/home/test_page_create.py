"""A new page is sent while the editor saves it by itself: no 500, no second page."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.admin.forms.pages import WagtailAdminPageForm

from home.models import StandardPage
from tests.factories.staff import editor
from tests.factories.tree import Branch, site_tree

pytestmark = pytest.mark.django_db
FORM = {
    "title": "About",
    "slug": "about",
    "summary": "",
    "body-count": "0",
    "comments-TOTAL_FORMS": "0",
    "comments-INITIAL_FORMS": "0",
}
PUBLISH = {"action-publish": "action-publish"}


@pytest.fixture
def branch(settings: Any) -> Branch:
    settings.ADMIN_REQUIRES_MFA = False
    return site_tree("en")["en"]


def send(client: Client, branch: Branch, **more: str) -> Any:
    url = reverse("wagtailadmin_pages:add", args=["home", "standardpage", branch.home.pk])
    return client.post(url, FORM | more)


def signed_in(person: Any) -> Client:
    client = Client()
    client.force_login(person)
    return client


def edit_url(page: StandardPage) -> str:
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def test_a_form_sent_after_the_first_save_leads_to_the_draft(branch: Branch) -> None:
    hers = signed_in(editor())
    assert send(hers, branch).status_code == 302
    draft = StandardPage.objects.get(slug="about")
    answer = send(hers, branch, **PUBLISH)
    assert answer.headers["Location"] == edit_url(draft)
    assert "saved by itself" in hers.get(edit_url(draft)).content.decode()
    assert StandardPage.objects.filter(slug="about").count() == 1


def test_a_form_sent_during_the_first_save_leads_to_the_draft(
    branch: Branch, monkeypatch: pytest.MonkeyPatch
) -> None:
    boss = editor()
    is_valid = WagtailAdminPageForm.is_valid

    def valid_and_then_saved(form: Any) -> bool:
        right: bool = is_valid(form)
        monkeypatch.setattr(WagtailAdminPageForm, "is_valid", is_valid)
        draft = StandardPage(title="About", slug="about", owner=boss, live=False)
        branch.home.add_child(instance=draft)
        draft.save_revision(user=boss)
        return right

    monkeypatch.setattr(WagtailAdminPageForm, "is_valid", valid_and_then_saved)
    answer = send(signed_in(boss), branch, **PUBLISH)
    draft = StandardPage.objects.get(slug="about")
    assert answer.headers["Location"] == edit_url(draft)
    assert not draft.live


@pytest.mark.parametrize("whose", ["another's", "older", "public"])
def test_a_taken_address_is_otherwise_said_beside_the_field(branch: Branch, whose: str) -> None:
    boss, other = editor(), editor()
    send(signed_in(other if whose == "another's" else boss), branch)
    pages = StandardPage.objects.filter(slug="about")
    if whose == "older":
        pages.update(latest_revision_created_at=timezone.now() - timedelta(minutes=2))
    if whose == "public":
        pages.get().save_revision().publish()
    answer = send(signed_in(boss), branch, **PUBLISH)
    assert answer.status_code == 200
    assert "slug" in answer.context["form"].errors
