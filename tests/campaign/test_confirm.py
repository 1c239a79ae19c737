"""The link in the mail: opening it changes nothing, its button counts once."""

import re
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from campaign.actions.confirm import confirm
from campaign.actions.score import score_new
from campaign.enums import SignatureState
from campaign.models import ConsentEvent, PledgePage, Signature
from campaign.tokens import make_token, read_token
from home.models import OutboxMail
from tests.factories.campaign import SignatureFactory, pledge_page, sign_data
from tests.factories.tree import Branch
from tests.mails import written

pytestmark = pytest.mark.django_db


def link(signature: Signature) -> str:
    token = make_token("confirm", signature.pk, signature.token_version)
    return f"/p/{signature.pledge.code}/confirm/{token}/"


@pytest.fixture
def waiting(page: PledgePage) -> Signature:
    """A signature that waits on a public pledge."""
    return SignatureFactory.create(pledge=page.pledge, name="Ama <b>Mensah</b>")


def test_the_link_of_the_mail_leads_to_the_button(page: PledgePage) -> None:
    Client().post(f"/p/{page.pledge.code}/sign/", sign_data())
    body = str(written(OutboxMail.objects.get()).body)
    found = re.search(r"http://localhost:8000(/p/\S+)", body)
    assert found is not None
    answer = Client().get(found[1])
    assert answer.status_code == 200
    assert b"Confirm my signature" in answer.content
    assert b"<bdi>Ama Mensah</bdi>" in answer.content


def test_opening_the_link_confirms_nothing(waiting: Signature) -> None:
    for method in ("get", "head", "options"):
        getattr(Client(), method)(link(waiting))
    waiting.refresh_from_db()
    assert waiting.state == SignatureState.PENDING


def test_pressing_the_button_confirms(waiting: Signature) -> None:
    address = link(waiting)
    answer = Client(enforce_csrf_checks=True).post(address, headers={"Origin": "null"})
    waiting.refresh_from_db()
    assert waiting.state == SignatureState.CONFIRMED
    assert waiting.confirmed_at == waiting.changed_at is not None
    assert (answer.status_code, answer.headers["Location"]) == (303, address)


def test_the_page_after_it_has_whatsapp_first_and_the_short_link(waiting: Signature) -> None:
    html = Client().post(link(waiting), follow=True).content.decode()
    shares = re.findall(r'href="(https://wa\.me|https://t\.me|https://www\.facebook)', html)
    assert shares[0] == "https://wa.me"
    assert f"http://localhost:8000/p/{waiting.pledge.code}/" in html


def test_pressing_it_again_changes_nothing(waiting: Signature) -> None:
    address = link(waiting)
    first = Client().post(address, follow=True)
    waiting.refresh_from_db()
    when = waiting.confirmed_at
    with time_machine.travel(timezone.now() + timedelta(days=1)):
        again = Client().post(address, follow=True)
    waiting.refresh_from_db()
    assert waiting.confirmed_at == when
    assert again.content == first.content
    assert not OutboxMail.objects.exists()


def test_she_sees_all_that_she_confirms(page: PledgePage) -> None:
    fields = {"visibility": "full", "wants_news": "on", "message": "For my <twins>"}
    Client().post(f"/p/{page.pledge.code}/sign/", sign_data(**fields))
    html = Client().get(link(Signature.objects.get())).content.decode()
    for shown in ("My full name", "We send you news", "For my &lt;twins&gt;", "Ghana"):
        assert shown in html


def test_what_she_has_not_seen_is_not_confirmed(waiting: Signature) -> None:
    seen = Client().get(link(waiting)).context["seen"]
    Signature.objects.update(visibility="full")
    html = Client().post(link(waiting), {"seen": seen}, follow=True).content.decode()
    assert Signature.objects.get().state == SignatureState.PENDING
    assert "My full name" in html
    seen = Client().get(link(waiting)).context["seen"]
    Client().post(link(waiting), {"seen": seen})
    assert Signature.objects.get().state == SignatureState.CONFIRMED


def test_choices_that_change_in_the_moment_of_confirming_are_not_confirmed(
    waiting: Signature,
) -> None:
    Signature.objects.update(wants_news=True)
    assert not confirm(waiting)


def test_choices_made_anew_before_confirming_are_written_down(waiting: Signature) -> None:
    score_new()
    Signature.objects.update(visibility="full")
    assert confirm(Signature.objects.get())
    told = ConsentEvent.objects.values_list("act", "visibility")
    assert list(told) == [("signed", "nothing"), ("again", "full")]


def test_a_confirmation_that_comes_second_says_so(waiting: Signature) -> None:
    same = Signature.objects.get(pk=waiting.pk)
    assert confirm(waiting)
    assert not confirm(same)


def test_confirming_costs_at_most_six_statements(waiting: Signature) -> None:
    address = link(waiting)
    with CaptureQueriesContext(connection) as queries:
        Client().post(address)
    assert len(queries) <= 6


def test_after_seven_days_she_is_asked_to_sign_again(waiting: Signature) -> None:
    address = link(waiting)
    with time_machine.travel(timezone.now() + timedelta(days=7, minutes=1)):
        answers = [Client().get(address), Client().post(address)]
    assert {answer.status_code for answer in answers} == {410}
    assert b"Sign again" in answers[0].content
    waiting.refresh_from_db()
    assert waiting.state == SignatureState.PENDING


def test_a_signature_that_was_erased_is_asked_for_again(waiting: Signature) -> None:
    address = link(waiting)
    waiting.delete()
    assert Client().post(address).status_code == 410


def test_a_withdrawn_signature_is_not_confirmed_by_an_old_link(waiting: Signature) -> None:
    Signature.objects.update(state=SignatureState.WITHDRAWN)
    assert Client().post(link(waiting)).status_code == 410
    waiting.refresh_from_db()
    assert waiting.state == SignatureState.WITHDRAWN


def test_a_link_of_before_a_withdrawal_is_too_old(waiting: Signature) -> None:
    address = link(waiting)
    Signature.objects.update(token_version=2)
    assert Client().post(address).status_code == 410


@pytest.mark.parametrize("token", ["x", "1-1", "1-1.abc.def", "%00", "a" * 500])
def test_a_made_up_token_is_not_found(page: PledgePage, token: str) -> None:
    for answer in (
        Client().get(f"/p/{page.pledge.code}/confirm/{token}/"),
        Client().post(f"/p/{page.pledge.code}/confirm/{token}/"),
    ):
        assert answer.status_code == 404


def test_a_token_serves_one_purpose() -> None:
    assert read_token("confirm", make_token("news", 1, 1)) is None


def test_a_token_fits_only_its_own_pledge(waiting: Signature, tree: dict[str, Branch]) -> None:
    other = pledge_page(tree["en"])
    address = link(waiting).replace(waiting.pledge.code, other.pledge.code)
    assert Client().post(address).status_code == 410
    waiting.refresh_from_db()
    assert waiting.state == SignatureState.PENDING


def test_a_pledge_that_was_taken_away_is_not_confirmed(
    waiting: Signature, page: PledgePage
) -> None:
    page.unpublish()
    assert Client().post(link(waiting)).status_code == 404
    waiting.refresh_from_db()
    assert waiting.state == SignatureState.PENDING


def test_her_language_is_that_of_her_signature(waiting: Signature) -> None:
    Signature.objects.update(language="es")
    answer = Client().get(link(waiting), headers={"Accept-Language": "en"})
    assert answer.headers["Content-Language"] == "es"
    assert '<html lang="es"' in answer.content.decode()


def test_token_pages_are_private(waiting: Signature) -> None:
    answer: Any = Client().get(link(waiting))
    assert answer.headers["Referrer-Policy"] == "no-referrer"
    assert answer.headers["Cache-Control"] == "private, no-store"
    assert answer.headers["X-Robots-Tag"] == "noindex"
    assert "<b>" not in answer.content.decode()
    assert not answer.cookies
