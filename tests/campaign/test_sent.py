"""The page after the form, and the short link."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from campaign.models import PledgePage, Signature
from campaign.tokens import make_token
from home.models import OutboxMail
from tests.factories.campaign import pledge_page, sign_data
from tests.factories.tree import Branch

pytestmark = pytest.mark.django_db


@pytest.fixture
def browser(page: PledgePage) -> Client:
    """A browser that has just signed with a mistyped address."""
    client = Client()
    typed = sign_data(email="ama@gmial.com", asked="ama@gmial.com", wants_news="on")
    client.post(f"/p/{page.pledge.code}/sign/", typed)
    return client


def sent(client: Client, page: PledgePage) -> Any:
    return client.get(f"/p/{page.pledge.code}/sent/")


def test_the_address_is_shown(browser: Client, page: PledgePage) -> None:
    answer = sent(browser, page)
    assert "<bdi>ama@gmial.com</bdi>" in answer.content.decode()
    assert "no-store" in answer.headers["Cache-Control"]


def test_the_cookie_is_hers_for_half_an_hour_on_that_page(
    browser: Client, page: PledgePage
) -> None:
    cookie = browser.cookies["signed"]
    assert cookie["httponly"]
    assert cookie["max-age"] == 1800
    assert cookie["path"] == f"/p/{page.pledge.code}/sent/"
    assert cookie["samesite"] == "Lax"
    with time_machine.travel(timezone.now() + timedelta(minutes=31)):
        assert "gmial" not in sent(browser, page).content.decode()


def test_a_forged_cookie_says_nothing(page: PledgePage) -> None:
    client = Client()
    client.cookies["signed"] = "eyJlbWFpbCI6ImEifQ:1:x"
    answer = sent(client, page)
    assert answer.status_code == 200
    assert "Check your e-mail" in answer.content.decode()


def test_the_address_can_be_corrected_without_typing_the_rest(
    browser: Client, page: PledgePage
) -> None:
    typed = dict(sent(browser, page).context["typed"])
    answer = Client().post(
        f"/p/{page.pledge.code}/sign/", {**typed, "email": "ama@gmail.com", "consent": "on"}
    )
    assert answer.status_code == 303
    right = Signature.objects.get(email="ama@gmail.com")
    assert (right.name, right.wants_news) == ("Ama Mensah", True)
    assert [mail.to for mail in OutboxMail.objects.all()] == [["ama@gmial.com"], ["ama@gmail.com"]]


def test_a_long_message_in_any_script_fits_the_cookie(page: PledgePage) -> None:
    client = Client()
    typed = sign_data(name="सु" * 60, message="न" * 500)
    assert client.post(f"/p/{page.pledge.code}/sign/", typed).status_code == 303
    assert len(client.cookies["signed"].OutputString()) < 4096
    assert client.get(f"/p/{page.pledge.code}/sent/").context["typed"]["name"] == "सु" * 60


def test_without_having_signed_the_page_is_plain(page: PledgePage) -> None:
    assert "panel" not in sent(Client(), page).content.decode().partition("<main")[2]


def test_the_short_link_leads_to_the_page_in_her_language(
    page: PledgePage, tree: dict[str, Branch]
) -> None:
    spanish = pledge_page(tree["es"], page.pledge, slug="guarderias")
    code = page.pledge.code
    for language, url in (("es-MX,en;q=0.5", spanish.url), ("pt", page.url), ("", page.url)):
        answer = Client().get(f"/p/{code}/", headers={"Accept-Language": language})
        assert (answer.status_code, answer.headers["Location"]) == (302, url)
        assert "Accept-Language" in answer.headers["Vary"]


def test_the_short_link_keeps_who_brought_her(page: PledgePage) -> None:
    answer = Client().get(f"/p/{page.pledge.code}/?via=sheet-7&next=//evil.example")
    assert answer.headers["Location"] == f"{page.url}?via=sheet-7"


def test_a_pledge_that_is_no_longer_public_leads_to_the_open_ones(page: PledgePage) -> None:
    page.unpublish()
    for path in ("", "sent/"):
        answer = Client().get(f"/p/{page.pledge.code}/{path}")
        assert answer.status_code == 404
        assert 'href="/en/campaign/pledges/"' in answer.content.decode()


def test_pages_around_signing_stay_within_twelve_statements(
    browser: Client, page: PledgePage, django_assert_max_num_queries: Any
) -> None:
    code = page.pledge.code
    token = make_token("confirm", Signature.objects.get().pk, 1)
    for path in ("", "sent/", f"confirm/{token}/"):
        with django_assert_max_num_queries(12):
            assert browser.get(f"/p/{code}/{path}").status_code < 400
    with django_assert_max_num_queries(12):
        assert browser.post(f"/p/{code}/sign/", sign_data(name="")).status_code == 422
    browser.post(f"/p/{code}/confirm/{token}/")
    with django_assert_max_num_queries(12):
        assert b"Thank you" in browser.get(f"/p/{code}/confirm/{token}/").content
    with django_assert_max_num_queries(12):
        assert browser.get("/p/unknown/").status_code == 404
