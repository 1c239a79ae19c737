"""What Wagtail's admin answers when it refuses: the reason, in the form that the asker reads."""

import pytest
from django.test import Client
from django.urls import reverse

from campaign.models import PledgeIndexPage
from tests.factories.staff import editor
from tests.factories.tree import site_tree

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client: Client, settings: object) -> Client:
    settings.ADMIN_REQUIRES_MFA = False
    client.force_login(editor())
    return client


def second_of_its_kind(name: str) -> str:
    """Return an address of the add form of a page that the tree has already."""
    parent = site_tree("en")["en"].pledges.get_parent()
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
