"""My signature: a signer's own page, by the link in her mails alone."""

import json
import re
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from campaign.actions.score import score_new
from campaign.emails import write_sign_mail
from campaign.enums import SignatureState, Visibility
from campaign.models import ConsentEvent, PledgePage, Signature
from campaign.news_headers import news_headers
from campaign.tokens import make_token, read_token
from home.models import OutboxMail
from tests.factories.campaign import SignatureFactory, pledge_page, sign_data
from tests.factories.tree import Branch
from tests.mails import written

pytestmark = pytest.mark.django_db


def mine(signature: Signature, more: str = "") -> str:
    token = make_token("mine", signature.pk, signature.token_version)
    return f"/p/{signature.pledge.code}/mine/{token}/{more}"


def stop(signature: Signature) -> str:
    token = make_token("news", signature.pk, signature.token_version)
    return f"/p/{signature.pledge.code}/news/{token}/stop/"


@pytest.fixture
def signed(page: PledgePage) -> Signature:
    """A signature that counts."""
    return SignatureFactory.create(
        pledge=page.pledge,
        confirmed=True,
        name="Ama <b>Mensah</b>",
        message="For </script> my twins",
        constituency="informal-workers",
        wants_news=True,
    )


def test_every_mail_to_a_signer_leads_to_her_page(page: PledgePage) -> None:
    Client().post(f"/p/{page.pledge.code}/sign/", sign_data())
    waiting = write_sign_mail({"signature": Signature.objects.get().pk})
    Signature.objects.update(state=SignatureState.CONFIRMED, confirmed_at=timezone.now())
    standing = write_sign_mail({"signature": Signature.objects.get().pk})
    for mail in (waiting, standing, written(OutboxMail.objects.get())):
        assert mail is not None
        found = re.search(r"http://localhost:8000(/p/\S+/mine/\S+)", str(mail.body))
        assert found is not None
        assert found[1] in str(mail.alternatives[0][0])
        assert Client().get(found[1]).status_code == 200


def test_she_sees_what_is_kept(signed: Signature) -> None:
    score_new()
    html = Client().get(mine(signed)).content.decode()
    assert "<bdi>Ama &lt;b&gt;Mensah&lt;/b&gt;</bdi>" in html
    assert "For &lt;/script&gt; my twins" in html
    assert signed.email in html
    assert "Ghana" in html
    assert "nformal" in html
    assert signed.consent_text.text in html
    assert f"Version {signed.consent_text.version}" in html
    assert 'class="timeline__item"' in html


def test_opening_it_changes_nothing(signed: Signature) -> None:
    before = Signature.objects.values().get()
    for address in (mine(signed), mine(signed, "withdraw/"), stop(signed)):
        for method in ("get", "head", "options"):
            getattr(Client(), method)(address)
    assert Signature.objects.values().get() == before


def test_she_changes_what_is_public(signed: Signature) -> None:
    answer = Client(enforce_csrf_checks=True).post(
        mine(signed), {"act": "visibility", "visibility": "first"}, headers={"Origin": "null"}
    )
    assert answer.status_code == 303
    signed.refresh_from_db()
    assert signed.visibility == Visibility.FIRST_NAME
    assert b"Saved." in Client().get(answer.url).content


@pytest.mark.parametrize("choice", ["", "everything", "\x00", "x" * 5000])
def test_a_choice_that_there_is_not_is_refused(signed: Signature, choice: str) -> None:
    answer = Client().post(mine(signed), {"act": "visibility", "visibility": choice})
    assert answer.status_code == 422
    assert "<title>Error: " in answer.content.decode()
    signed.refresh_from_db()
    assert signed.visibility == Visibility.NOTHING


@pytest.mark.parametrize("act", ["", "withdraw", "delete", "\x00"])
def test_an_unknown_act_does_nothing(signed: Signature, act: str) -> None:
    before = Signature.objects.values().get()
    assert Client().post(mine(signed), {"act": act}).status_code == 303
    assert Signature.objects.values().get() == before
    assert not ConsentEvent.objects.exists()


def test_she_stops_and_starts_the_news(signed: Signature) -> None:
    for act, wants in (("news-off", False), ("news-on", True)):
        Client().post(mine(signed), {"act": act})
        signed.refresh_from_db()
        assert signed.wants_news is wants


def test_withdrawing_asks_once_more_and_needs_no_script(signed: Signature) -> None:
    asked = Client().get(mine(signed, "withdraw/")).content.decode()
    assert "Yes, withdraw it" in asked
    address = mine(signed, "withdraw/")
    done = Client().post(address, follow=True)
    signed.refresh_from_db()
    assert signed.state == SignatureState.WITHDRAWN
    assert "Your signature is withdrawn" in done.content.decode()
    again = Client().post(address, follow=True)
    assert again.content == done.content
    assert OutboxMail.objects.count() == 1
    assert Client().get(address, follow=True).content == done.content


def test_after_withdrawing_her_page_shows_only_what_stays(signed: Signature) -> None:
    address = mine(signed)
    Client().post(mine(signed, "withdraw/"))
    html = Client().get(address).content.decode()
    assert "Ghana" in html
    assert "Mensah" not in html
    assert "twins" not in html
    assert Client().post(address, {"act": "news-on"}).status_code == 200
    assert not Signature.objects.get().wants_news


def test_she_downloads_everything(signed: Signature) -> None:
    score_new()
    answer = Client().get(mine(signed, "signature.json"))
    assert answer.headers["Content-Type"] == "application/json"
    assert answer.headers["Content-Disposition"].startswith("attachment")
    data = json.loads(answer.content)
    assert data["name"] == "Ama <b>Mensah</b>"
    assert data["email"] == signed.email
    assert data["country"] == "GH"
    assert data["consent_text"]["text"] == signed.consent_text.text
    assert data["consent_text"]["sha256"] == signed.consent_text.sha256
    assert [event["act"] for event in data["consent_events"]] == ["signed"]
    assert "held" not in data
    assert "email_key" not in data


def test_her_pages_are_private(signed: Signature) -> None:
    for address in (
        mine(signed),
        mine(signed, "withdraw/"),
        mine(signed, "signature.json"),
        stop(signed),
    ):
        answer: Any = Client().get(address)
        assert answer.headers["Referrer-Policy"] == "no-referrer"
        assert answer.headers["Cache-Control"] == "private, no-store"
        assert answer.headers["X-Robots-Tag"] == "noindex"
        assert not answer.cookies


@pytest.mark.parametrize("token", ["x", "1-1", "1-1.abc.def", "%00", "a" * 500])
def test_a_made_up_link_is_not_found(page: PledgePage, token: str) -> None:
    for address in (f"mine/{token}/", f"mine/{token}/withdraw/", f"news/{token}/stop/"):
        for answer in (
            Client().get(f"/p/{page.pledge.code}/{address}"),
            Client().post(f"/p/{page.pledge.code}/{address}"),
        ):
            assert answer.status_code == 404


def test_links_serve_one_purpose_and_one_pledge(signed: Signature, tree: dict[str, Branch]) -> None:
    confirm = make_token("confirm", signed.pk, 1)
    assert Client().get(f"/p/{signed.pledge.code}/mine/{confirm}/").status_code == 404
    assert Client().post(stop(signed).replace("/news/", "/mine/")[:-5]).status_code == 404
    other = pledge_page(tree["en"])
    elsewhere = mine(signed).replace(signed.pledge.code, other.pledge.code)
    assert Client().get(elsewhere).status_code == 410


def test_a_newer_link_replaces_the_older(signed: Signature) -> None:
    address = mine(signed)
    Signature.objects.update(token_version=2)
    assert Client().get(address).status_code == 410
    assert Client().post(address, {"act": "news-off"}).status_code == 410
    assert Signature.objects.get().wants_news


def test_a_link_works_for_two_years(signed: Signature) -> None:
    address = mine(signed)
    with time_machine.travel(timezone.now() + timedelta(days=729)):
        assert Client().get(address).status_code == 200
    with time_machine.travel(timezone.now() + timedelta(days=731)):
        assert Client().get(address).status_code == 410


def test_a_signature_that_was_erased_has_no_page(signed: Signature) -> None:
    address = mine(signed)
    signed.delete()
    assert Client().get(address).status_code == 410


def test_her_page_is_there_when_the_pledge_is_not(signed: Signature, page: PledgePage) -> None:
    page.unpublish()
    assert Client().get(mine(signed)).status_code == 200
    assert Client().post(mine(signed, "withdraw/"), follow=True).status_code == 200
    signed.refresh_from_db()
    assert signed.state == SignatureState.WITHDRAWN


def test_her_language_is_that_of_her_signature(signed: Signature) -> None:
    Signature.objects.update(language="es")
    answer = Client().get(mine(signed), headers={"Accept-Language": "en"})
    assert answer.headers["Content-Language"] == "es"


def test_her_page_costs_at_most_ten_statements_however_much_she_changed(signed: Signature) -> None:
    def cost() -> int:
        with CaptureQueriesContext(connection) as queries:
            Client().get(mine(signed))
        told = [query["sql"] for query in queries]
        assert sorted(set(told)) == sorted(told)
        return len(told)

    Client().get(mine(signed))
    before = cost()
    for choice in ("full", "first", "nothing", "full"):
        Client().post(mine(signed), {"act": "visibility", "visibility": choice})
    assert cost() == before <= 10


def test_the_page_after_confirming_leads_to_hers_while_the_link_is_fresh(
    page: PledgePage,
) -> None:
    waiting = SignatureFactory.create(pledge=page.pledge)
    address = f"/p/{page.pledge.code}/confirm/{make_token('confirm', waiting.pk, 1)}/"
    html = Client().post(address, follow=True).content.decode()
    found = re.search(r'href="(/p/[^"]+/mine/[^"]+)"', html)
    assert found is not None
    assert Client().get(found[1]).status_code == 200
    with time_machine.travel(timezone.now() + timedelta(days=8)):
        assert b"/mine/" not in Client().get(address).content


def test_a_news_mail_can_be_stopped_by_the_mail_program(signed: Signature) -> None:
    headers = news_headers(signed)
    assert headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    address = headers["List-Unsubscribe"].strip("<>").removeprefix("http://localhost:8000")
    for _ in range(2):
        answer = Client(enforce_csrf_checks=True).post(
            address, {"List-Unsubscribe": "One-Click"}, headers={"Origin": "null"}
        )
        assert answer.status_code == 200
    signed.refresh_from_db()
    assert not signed.wants_news
    assert list(ConsentEvent.objects.values_list("act", flat=True)) == ["signed", "news-off"]


def test_stopping_the_news_has_a_page_with_a_button(signed: Signature) -> None:
    before = Client().get(stop(signed)).content
    assert b"Stop the news?" in before
    assert b"<form" in before
    Client().post(stop(signed))
    assert b"The news is stopped" in Client().get(stop(signed)).content


def test_who_withdrew_gets_no_error_when_she_stops_the_news(signed: Signature) -> None:
    address = stop(signed)
    Client().post(mine(signed, "withdraw/"))
    assert Client().post(address).status_code == 200


def test_one_link_always_leads_on_to_the_same_one() -> None:
    claim = read_token("confirm", make_token("confirm", 7, 2))
    assert claim is not None
    with time_machine.travel(timezone.now() + timedelta(days=1)):
        later = make_token("mine", 7, 2, claim.made_at)
    assert later == make_token("mine", 7, 2, claim.made_at)
