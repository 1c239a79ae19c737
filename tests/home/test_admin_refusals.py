"""What Wagtail's admin answers when it refuses: the reason, in the form that the asker reads."""

import pytest
from django.test import Client
from django.urls import reverse

from campaign.models import AsksPage, PledgeIndexPage
from home.models import StandardPage
from tests.factories.staff import editor
from tests.factories.tree import site_tree

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client: Client, settings: object) -> Client:
    settings.ADMIN_REQUIRES_MFA = False
    client.force_login(editor())
    return client


def second_of_its_kind(name: str) -> str:
    """Return an address of the add form of a page that the tree has already, below a full one."""
    parent = site_tree("en")["en"].campaign
    parent.add_child(instance=AsksPage(title="Asks", slug="asks"))
    return reverse(name, args=["campaign", "pledgeindexpage", parent.pk])


def test_a_refused_preview_is_an_answer_that_its_script_reads(desk: Client) -> None:
    answer = desk.post(second_of_its_kind("wagtailadmin_pages:preview_on_add"), {"title": "Two"})
    assert answer.status_code == 403
    assert answer.json() == {"is_valid": False, "is_available": False}


def test_a_refused_form_is_a_page_with_the_status_of_a_refusal(desk: Client) -> None:
    answer = desk.post(second_of_its_kind("wagtailadmin_pages:add"), {"title": "Two"})
    assert answer.status_code == 403
    assert answer["Content-Type"].startswith("text/html")
    assert PledgeIndexPage.objects.count() == 1


def test_a_preview_whose_address_is_taken_meanwhile_is_invalid(
    desk: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = site_tree("en")["en"].home
    words = {"title": "Questions", "slug": "questions", "comments-TOTAL_FORMS": "0"}
    words |= {"comments-INITIAL_FORMS": "0", "body-count": "0"}
    address = reverse("wagtailadmin_pages:preview_on_add", args=["home", "standardpage", home.pk])
    assert desk.post(address, words).json() == {"is_valid": True, "is_available": True}
    checked = StandardPage.minimal_clean

    def take_the_address(page: StandardPage) -> None:
        if not StandardPage.objects.exists():
            home.add_child(instance=StandardPage(title="Questions", slug="questions"))
        checked(page)

    monkeypatch.setattr(StandardPage, "minimal_clean", take_the_address)
    answer = desk.get(address)
    assert answer.status_code == 200
    assert "wagtailadmin/generic/preview_error.html" in [one.name for one in answer.templates]
