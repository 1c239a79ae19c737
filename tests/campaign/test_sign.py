"""Signing: one row, one mail, and one answer whatever lies behind it."""

from datetime import date, timedelta
from typing import Any

import pytest
import time_machine
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from campaign.actions.sign import Entry, sign
from campaign.enums import SignatureState
from campaign.models import ConsentText, Pledge, PledgePage, Signature
from campaign.selectors.signing import find_offer
from home.actions.errors import Conflict
from home.models import OutboxMail
from tests.factories.campaign import ConsentTextFactory, pledge_page, sign_data
from tests.factories.tree import Branch
from tests.mails import written

pytestmark = pytest.mark.django_db
COUNTED_OUT = ("BEGIN", "SAVEPOINT", "RELEASE")
# As long as each other, so that even the cookie that carries them is.
OF = "{:x<9}@example.org"


def post(page: PledgePage, headers: dict[str, str] | None = None, **fields: Any) -> Any:
    return Client().post(f"/p/{page.pledge.code}/sign/", sign_data(**fields), headers=headers or {})


def test_a_signature_waits_until_it_is_confirmed(page: PledgePage) -> None:
    answer = post(page, visibility="first", wants_news="on", message="For my twins")
    assert answer.status_code == 303
    assert answer.headers["Location"] == f"/p/{page.pledge.code}/sent/"
    signature = Signature.objects.get()
    assert signature.state == SignatureState.PENDING
    assert (signature.name, signature.email, signature.country.code) == (
        "Ama Mensah",
        "ama@example.org",
        "GH",
    )
    assert (signature.visibility, signature.wants_news, signature.slot) == ("first", True, 1)
    assert signature.message == "For my twins"
    assert not signature.held


def test_the_mail_is_queued_with_the_signature(page: PledgePage) -> None:
    post(page)
    mail = OutboxMail.objects.get()
    assert mail.to == ["ama@example.org"]
    assert f"/p/{page.pledge.code}/confirm/" in written(mail).body
    assert Signature.objects.get().mails_sent == 1


def test_the_wording_she_saw_is_kept(page: PledgePage) -> None:
    seen = ConsentTextFactory(language="en", version=200)
    ConsentTextFactory(language="en", version=201, valid_from=timezone.now() - timedelta(hours=23))
    post(page, wording="200")
    assert Signature.objects.get().consent_text == seen


def test_an_old_wording_cannot_be_chosen_a_day_after_the_newer_one(page: PledgePage) -> None:
    ConsentTextFactory(language="en", version=200)
    newer = ConsentTextFactory(
        language="en", version=201, valid_from=timezone.now() - timedelta(hours=25)
    )
    post(page, wording="200")
    assert Signature.objects.get().consent_text == newer


def test_without_a_version_the_newest_wording_is_kept(page: PledgePage) -> None:
    newest = ConsentTextFactory(language="en", version=201)
    ConsentTextFactory(version=202, valid_from=timezone.now() + timedelta(days=1))
    post(page)
    assert Signature.objects.get().consent_text == newest


def test_a_signature_keeps_the_language_of_its_form(
    page: PledgePage, tree: dict[str, Branch]
) -> None:
    pledge_page(tree["es"], page.pledge, title="Guarderías", slug="guarderias")
    post(page, language="es")
    signature = Signature.objects.get()
    assert (signature.language, signature.consent_text.language) == ("es", "es")
    assert "Guarderías" in written(OutboxMail.objects.get()).subject


def kinds_of_signing(page: PledgePage) -> dict[str, tuple[Any, list[str]]]:
    """Return answer and SQL of one signing per history of the address."""
    now = timezone.now()
    with time_machine.travel(now - timedelta(minutes=1), tick=False):
        for kind in ("twice", "signed", "told", "gone"):
            post(page, email=OF.format(kind))
    of("gone").update(state=SignatureState.WITHDRAWN, email_key=None)
    for kind in ("signed", "told"):
        of(kind).update(state=SignatureState.CONFIRMED, confirmed_at=now)
    of("told").update(last_mail_at=now - timedelta(hours=2))
    answers = {}
    for kind in ("never", "twice", "signed", "told", "gone", "trapped"):
        website = "x" if kind == "trapped" else ""
        with CaptureQueriesContext(connection) as queries:
            answer = post(page, email=OF.format(kind), website=website)
        told = [query["sql"] for query in queries]
        answers[kind] = (answer, [sql for sql in told if not sql.startswith(COUNTED_OUT)])
    # Or new addresses would be compared with each other.
    assert Signature.objects.count() == 7
    return answers


def of(kind: str) -> Any:
    """Return the signatures of the address of a kind."""
    return Signature.objects.filter(email=OF.format(kind))


def test_nobody_can_tell_who_has_signed(page: PledgePage) -> None:
    with time_machine.travel(timezone.now(), tick=False):
        answers = kinds_of_signing(page)
    seen = {
        kind: (answer.status_code, answer.content, sorted(answer.headers.items()))
        for kind, (answer, _) in answers.items()
    }
    assert all(one == seen["never"] for one in seen.values())
    cookies = {len(answer.cookies["signed"].output()) for answer, _ in answers.values()}
    assert len(cookies) == 1


def test_every_signing_costs_as_few_statements(page: PledgePage) -> None:
    statements = {kind: len(sql) for kind, (_, sql) in kinds_of_signing(page).items()}
    # The offer, and all that is written: in one statement where the database can.
    assert set(statements.values()) == {2 if connection.vendor == "postgresql" else 4}


def test_a_filled_trap_is_held_without_mail(page: PledgePage) -> None:
    assert post(page, website="http://x").status_code == 303
    signature = Signature.objects.get()
    assert (signature.held, signature.held_reasons) == (True, ["honeypot"])
    assert not OutboxMail.objects.exists()


def test_a_trapped_program_does_not_keep_the_owner_from_signing(page: PledgePage) -> None:
    post(page, website="http://x")
    post(page)
    assert OutboxMail.objects.count() == 1


def test_a_pledge_that_is_over_takes_no_signature(page: PledgePage) -> None:
    Pledge.objects.update(closes_on=date(2020, 1, 1))
    offer = find_offer(page.pledge.code, "en")
    assert offer is not None
    with pytest.raises(Conflict):
        sign(offer, Entry("Ama", "ama@example.org", "GH", "nothing", "en"))
    assert not Signature.objects.exists()


def test_without_any_wording_nothing_can_be_signed(page: PledgePage) -> None:
    ConsentText.objects.all().delete()
    assert post(page).status_code == 410


def test_a_refused_form_keeps_what_was_typed_and_stores_nothing(page: PledgePage) -> None:
    answer = post(page, email="ama@", name="Ama <b>", message="My words", country="GH")
    html = answer.content.decode()
    assert answer.status_code == 422
    assert "<title>Error: " in html
    assert 'href="#id_email"' in html
    assert "Ama &lt;b&gt;" in html
    assert "My words" in html
    assert '<option value="GH" selected>' in html
    assert answer.headers["Cache-Control"] == "private, no-store"
    assert not answer.cookies
    assert not Signature.objects.exists()


def test_a_foreign_site_cannot_send_the_form(page: PledgePage) -> None:
    for origin in ("https://evil.example", "null"):
        assert post(page, headers={"Origin": origin}).status_code == 403
    assert not Signature.objects.exists()


def test_our_own_pages_can(page: PledgePage) -> None:
    for origin in ("http://localhost:8000", "http://testserver"):
        assert post(page, headers={"Origin": origin}).status_code == 303


def test_signing_touches_no_session(page: PledgePage) -> None:
    answer = post(page)
    assert list(answer.cookies) == ["signed"]
    assert "Cookie" not in answer.headers.get("Vary", "")


def test_the_121st_signing_in_a_minute_is_asked_to_wait(page: PledgePage, settings: Any) -> None:
    settings.SIGNING_RATE_LIMIT = 3
    with time_machine.travel(timezone.now(), tick=False) as clock:
        assert [post(page).status_code for _ in range(4)] == [303, 303, 303, 429]
        clock.shift(30)
        refused = post(page)
        assert 1 <= int(refused.headers["Retry-After"]) <= 31
        clock.shift(31)
        assert post(page).status_code == 303


def test_the_limit_is_120_a_minute(settings: Any) -> None:
    assert (settings.SIGNING_RATE_LIMIT, settings.SIGNING_RATE_WINDOW_SECONDS) == (120, 60)


def test_networks_are_counted_apart(page: PledgePage, settings: Any) -> None:
    settings.SIGNING_RATE_LIMIT = 1
    settings.TRUSTED_PROXY_COUNT = 1

    def from_address(address: str) -> int:
        return int(post(page, headers={"X-Forwarded-For": f"9.9.9.9, {address}"}).status_code)

    assert from_address("198.51.100.1") == 303
    assert from_address("198.51.100.1") == 429
    assert from_address("198.51.100.2") == 303
    assert from_address("2001:db8:1:2::1") == 303
    assert from_address("2001:db8:1:2:ffff::9") == 429
    assert from_address("2001:db8:1:3::1") == 303


def test_a_visitor_cannot_choose_her_network(page: PledgePage, settings: Any) -> None:
    settings.SIGNING_RATE_LIMIT = 1
    settings.TRUSTED_PROXY_COUNT = 0
    assert post(page, headers={"X-Forwarded-For": "198.51.100.1"}).status_code == 303
    assert post(page, headers={"X-Forwarded-For": "198.51.100.2"}).status_code == 429


def test_signing_goes_on_without_a_cache(page: PledgePage, monkeypatch: Any) -> None:
    def down(*_: Any, **__: Any) -> None:
        raise ConnectionError

    monkeypatch.setattr(cache._connections[cache._alias], "get", down)
    assert post(page).status_code == 303


def test_opening_the_forms_address_leads_to_the_page(page: PledgePage) -> None:
    answer = Client().get(f"/p/{page.pledge.code}/sign/", follow=True)
    assert answer.request["PATH_INFO"] == page.url
