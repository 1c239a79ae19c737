"""A domain that looks mistyped: she is asked once, before anything is kept, and decides."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from campaign.models import PledgePage, Signature
from home.living import living_languages
from home.models import OutboxMail
from tests.factories.campaign import sign_data

pytestmark = pytest.mark.django_db
TYPED = "ama@gmial.com"
MEANT = "ama@gmail.com"


def post(page: PledgePage, **fields: Any) -> Any:
    data = sign_data(**{"email": TYPED, **fields})
    return Client().post(f"/p/{page.pledge.code}/sign/", data)


def test_she_is_asked_before_anything_is_kept(page: PledgePage) -> None:
    answer = post(page, message="For my twins", visibility="first")
    assert answer.status_code == 422
    html = answer.content.decode()
    assert f"Did you mean {MEANT}?" in html
    assert (f"Keep {TYPED}" in html, f"Use {MEANT}" in html) == (True, True)
    assert "For my twins" in html
    assert not Signature.objects.exists()
    assert not OutboxMail.objects.exists()


def test_the_form_is_no_error(page: PledgePage) -> None:
    html = post(page).content.decode()
    assert "Error:" not in html
    assert "There is a problem" not in html


def test_she_takes_the_suggestion_with_one_button(page: PledgePage) -> None:
    assert post(page, asked=TYPED, meant="yes").status_code == 303
    assert Signature.objects.get().email == MEANT


def test_she_keeps_what_she_typed_with_the_other_or_by_sending_it_again(page: PledgePage) -> None:
    assert post(page, asked=TYPED).status_code == 303
    assert Signature.objects.get().email == TYPED


def test_the_enter_key_changes_nothing_for_her(page: PledgePage) -> None:
    """Browsers press the first button of the form."""
    html = post(page).content.decode()
    form = html[html.index('id="sign"') :]
    first = form[form.index("<button") : form.index("</button>")]
    assert "name=" not in first
    assert f"Keep {TYPED}" in first


def test_another_mistake_is_asked_about_again(page: PledgePage) -> None:
    answer = post(page, email="ama@yaho.com", asked=TYPED)
    assert (answer.status_code, b"ama@yahoo.com" in answer.content) == (422, True)


def test_what_is_suggested_is_checked_like_anything_typed(page: PledgePage) -> None:
    assert post(page, asked="a b <x>@gmial.com", meant="yes").status_code == 422
    assert not Signature.objects.exists()


def test_a_button_without_a_mistake_behind_it_changes_nothing(page: PledgePage) -> None:
    assert post(page, email="ama@example.org", asked="x", meant="yes").status_code == 303
    assert Signature.objects.get().email == "ama@example.org"


def test_other_mistakes_come_first(page: PledgePage) -> None:
    answer = post(page, name="")
    assert answer.status_code == 422
    assert b"Did you mean" not in answer.content


def test_inside_a_frame_she_is_asked_as_well(page: PledgePage) -> None:
    answer = post(page, channel="embed")
    assert (answer.status_code, b"Did you mean" in answer.content) == (422, True)
    assert "site-header" not in answer.content.decode()


def test_the_page_after_it_does_not_ask_once_more(page: PledgePage) -> None:
    client = Client()
    data = sign_data(email=TYPED, asked=TYPED)
    client.post(f"/p/{page.pledge.code}/sign/", data)
    html = client.get(f"/p/{page.pledge.code}/sent/").content.decode()
    assert "Did you mean" not in html
    assert f'name="asked" value="{TYPED}"' in html


def test_the_question_tells_nothing_of_who_has_signed(page: PledgePage) -> None:
    living_languages()  # as a running site, it knows them
    seen = []
    for _ in range(2):
        with CaptureQueriesContext(connection) as queries:
            answer = post(page)
        seen.append((answer.content, sorted(answer.headers.items()), len(queries)))
        post(page, asked=TYPED)
    assert seen[0] == seen[1]


def test_a_plain_address_costs_no_question(page: PledgePage) -> None:
    with CaptureQueriesContext(connection) as queries:
        post(page, email="ama@example.org")
    plain = len(queries)
    with CaptureQueriesContext(connection) as queries:
        post(page, asked=TYPED)
    assert len(queries) == plain
