"""A pledge that readers have hidden is nowhere: no page, no list, no data, no picture of it."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.storage import default_storage
from django.test import Client
from django.utils import timezone

from campaign.actions.make_cards import make_card, tidy_cards
from campaign.models import PledgePage, ShareCard
from home.actions.errors import NotAllowed
from home.actions.report_concern import report_concern
from home.actions.review import act_on_review
from home.actions.setup_roles import setup_roles
from home.actions.show_again import show_due_texts
from home.models import HiddenText, ReviewTaskState
from tests.factories.campaign import pledge_page, sign_data
from tests.factories.review import fresh
from tests.factories.staff import editor
from tests.factories.tree import Branch

pytestmark = pytest.mark.django_db


@pytest.fixture
def hide(page: PledgePage) -> Callable[[], None]:
    """Let two networks report the pledge."""
    editor()

    def report() -> None:
        for network in ("a", "b"):
            report_concern(page.url, "danger", networks=[network])
        assert not fresh(page).live

    return report


ADDRESSES = [
    "/api/v1/pledges/{code}/count",
    "/api/v1/pledges/{code}/history.json",
    "/api/v1/pledges/{code}/history.csv",
    "/embed/pledges/{code}/",
    "/embed/pledges/{code}/sent/",
    "/p/{code}/",
    "/p/{code}/names/",
    "/p/{code}/poster.pdf?lang=en&paper=a4",
    "/p/{code}/sent/",
]


def test_no_address_of_its_own_answers(
    page: PledgePage, hide: Callable[[], None], client: Client
) -> None:
    urls = [address.format(code=page.pledge.code) for address in ADDRESSES]
    before = [client.get(url).status_code for url in urls]
    hide()
    assert [client.get(url).status_code for url in urls] == [404] * len(urls)
    HiddenText.objects.update(until=timezone.now())
    show_due_texts()
    assert [client.get(url).status_code for url in urls] == before
    assert max(before) < 400


def test_nobody_signs_it(page: PledgePage, hide: Callable[[], None], client: Client) -> None:
    hide()
    for more in ({}, {"channel": "embed"}):
        answer = client.post(f"/p/{page.pledge.code}/sign/", sign_data(**more))
        assert answer.status_code == 404
    assert not page.pledge.signatures.exists()


def test_no_list_names_it(
    page: PledgePage, tree: dict[str, Branch], hide: Callable[[], None], client: Client
) -> None:
    pledge_page(tree["en"])
    hide()
    for url in (
        "/api/v1/pledges.json",
        "/en/search/?q=pledge",
        "/sitemap-en.xml",
        page.get_parent().url,
        tree["en"].home.url,
        f"/en/network/{page.organisation.slug}/",
    ):
        answer = client.get(url)
        assert (url, answer.status_code) == (url, 200)
        assert page.slug not in answer.content.decode()


def test_its_share_card_is_deleted_and_drawn_again(
    page: PledgePage, hide: Callable[[], None], django_capture_on_commit_callbacks: Any
) -> None:
    make_card(page)
    name = ShareCard.objects.get().file.name
    with django_capture_on_commit_callbacks(execute=True):
        hide()
    assert not ShareCard.objects.exists()
    assert not default_storage.exists(name)
    with django_capture_on_commit_callbacks(execute=True):
        HiddenText.objects.update(until=timezone.now())
        show_due_texts()
    tidy_cards()
    assert ShareCard.objects.filter(page=page).exists()


def test_it_is_not_published_while_it_is_hidden(page: PledgePage, hide: Callable[[], None]) -> None:
    setup_roles()
    page.save_revision(user=page.owner)
    page.get_workflow().start(page, page.owner)
    act_on_review(ReviewTaskState.objects.get(), editor(), "approve")
    hide()
    approved = fresh(page).get_latest_revision()
    with pytest.raises(NotAllowed, match="Answer their concerns first"):
        approved.publish(user=editor(), skip_permission_checks=True)
    assert not fresh(page).live
