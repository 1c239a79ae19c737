"""Whoever tries an address learns nothing: one answer, one amount of work, whatever lies behind."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from campaign.actions.anonymise import anonymise_undecided
from campaign.actions.confirm import confirm
from campaign.actions.score import score_new
from campaign.actions.withdraw import withdraw
from campaign.enums import SignatureState
from campaign.models import PledgePage, Signature
from home.models import OutboxMail
from tests.factories.campaign import sign_data
from tests.measured import record, recording

pytestmark = pytest.mark.django_db
COUNTED_OUT = ("BEGIN", "SAVEPOINT", "RELEASE", "COMMIT")
# As long as each other, so that even the cookie that carries them is.
OF = "{:x<9}@example.org"


def sign_as(page: PledgePage, kind: str, **fields: Any) -> tuple[Any, Client]:
    """Send the form with the address of a kind; return the answer and the browser."""
    client = Client()
    data = sign_data(email=OF.format(kind), **fields)
    return client.post(f"/p/{page.pledge.code}/sign/", data), client


def rows(kind: str) -> Any:
    """Return the signatures of the address of a kind."""
    return Signature.objects.filter(email=OF.format(kind))


def repeated(page: PledgePage) -> None:
    sign_as(page, "repeated")


def confirmed(page: PledgePage) -> None:
    sign_as(page, "confirmed")
    confirm(rows("confirmed").get())


def told_again(page: PledgePage) -> None:
    """Confirmed, and a mail is due that says so."""
    sign_as(page, "told")
    confirm(rows("told").get())
    rows("told").update(last_mail_at=timezone.now() - timedelta(hours=2))


def enough_mails(page: PledgePage) -> None:
    sign_as(page, "enough")
    rows("enough").update(mails_sent=5, last_mail_at=timezone.now() - timedelta(hours=2))


def held(page: PledgePage) -> None:
    sign_as(page, "held")
    rows("held").update(held=True, held_reasons=["disposable"])
    score_new()


def trapped(page: PledgePage) -> None:
    sign_as(page, "trapped", website="x")


def withdrawn(page: PledgePage) -> None:
    sign_as(page, "withdrawn")
    confirm(rows("withdrawn").get())
    withdraw(rows("withdrawn").get())


def withdrawn_before_confirming(page: PledgePage) -> None:
    sign_as(page, "pending")
    withdraw(rows("pending").get())


def invalidated(page: PledgePage) -> None:
    sign_as(page, "invalid")
    rows("invalid").update(state=SignatureState.INVALIDATED)


def forgotten(page: PledgePage) -> None:
    """Held for so long that it was anonymised."""
    sign_as(page, "forgotten")
    long_ago = timezone.now() - timedelta(days=100)
    rows("forgotten").update(
        held=True, state="confirmed", confirmed_at=long_ago, changed_at=long_ago
    )
    anonymise_undecided()


def shared_by_two(page: PledgePage) -> None:
    for name in ("Kofi Mensah", "Esi Mensah"):
        sign_as(page, "shared", name=name)


HISTORIES: dict[str, Callable[[PledgePage], None]] = {
    "new": lambda page: None,
    "repeated": repeated,
    "confirmed": confirmed,
    "told": told_again,
    "enough": enough_mails,
    "held": held,
    "trapped": trapped,
    "withdrawn": withdrawn,
    "pending": withdrawn_before_confirming,
    "invalid": invalidated,
    "forgotten": forgotten,
    "shared": shared_by_two,
}


@pytest.fixture
def answers(page: PledgePage) -> Any:
    """Everything that each kind of address gets to see, at one moment, and the SQL behind it."""
    with time_machine.travel(timezone.now(), tick=False) as clock:
        for history in HISTORIES.values():
            history(page)
        # Within the hour that no second mail is sent: no history may show by that.
        clock.shift(timedelta(minutes=1))
        seen: dict[str, Any] = {}
        for kind in HISTORIES:
            mails = OutboxMail.objects.count()
            with CaptureQueriesContext(connection) as queries:
                answer, client = sign_as(page, kind)
            # Read at once: the next request empties the log.
            told = [query["sql"] for query in queries]
            after = client.get(f"/p/{page.pledge.code}/sent/")
            seen[kind] = {
                "answer": answer,
                "after": after,
                "mails": OutboxMail.objects.count() - mails,
                "sql": [sql for sql in told if not sql.startswith(COUNTED_OUT)],
            }
    return seen


def test_status_headers_and_bytes_are_the_same(answers: Any) -> None:
    seen = {
        kind: (one["answer"].status_code, one["answer"].content, one["answer"].headers.items())
        for kind, one in answers.items()
    }
    assert {kind: one for kind, one in seen.items() if one[:2] != seen["new"][:2]} == {}
    assert {kind for kind, one in seen.items() if sorted(one[2]) != sorted(seen["new"][2])} == set()


def test_the_cookie_is_as_long_and_says_only_what_she_typed(answers: Any) -> None:
    cookies = {kind: one["answer"].cookies["signed"] for kind, one in answers.items()}
    assert len({len(cookie.output()) for cookie in cookies.values()}) == 1
    attributes = [{**cookie, "": ""} for cookie in cookies.values()]
    assert all(one == attributes[0] for one in attributes)


def test_the_page_after_it_is_the_same_but_for_her_address(answers: Any) -> None:
    pages = {
        one["after"]
        .content.decode()
        .replace(OF.format(kind), "")
        .replace(one["after"].context["slip"], "")
        for kind, one in answers.items()
    }
    assert len(pages) == 1
    assert len({len(one["after"].context["slip"]) for one in answers.values()}) == 1


def test_the_database_does_as_much_for_each(answers: Any) -> None:
    numbers = {kind: len(one["sql"]) for kind, one in answers.items()}
    expected = 2 if connection.vendor == "postgresql" else 4
    if recording():
        record(
            f"sign-statements-{connection.vendor}",
            row="sign-statements",
            goal="at most 4 on PostgreSQL, 8 on SQLite",
            value=max(numbers.values()),
            unit=f"statements on {connection.vendor}",
            met=max(numbers.values()) <= (4 if connection.vendor == "postgresql" else 8),
            command="make test",
        )
    assert numbers == dict.fromkeys(HISTORIES, expected)


def test_only_whose_turn_it_is_gets_a_mail(answers: Any) -> None:
    """Or the histories with and without a mail would not be compared at all."""
    mailed = {kind for kind, one in answers.items() if one["mails"]}
    assert mailed == {"new", "told", "trapped", "withdrawn", "pending", "forgotten"}


def test_the_histories_are_what_they_say(page: PledgePage) -> None:
    """Or the tests above would compare new addresses with each other."""
    for history in HISTORIES.values():
        history(page)
    states = dict(Signature.objects.exclude(email="").values_list("email", "state"))
    assert {OF.format(kind): states.get(OF.format(kind)) for kind in HISTORIES} == {
        OF.format("new"): None,
        OF.format("repeated"): "pending",
        OF.format("confirmed"): "confirmed",
        OF.format("told"): "confirmed",
        OF.format("enough"): "pending",
        OF.format("held"): "pending",
        OF.format("trapped"): "pending",
        OF.format("withdrawn"): None,
        OF.format("pending"): None,
        OF.format("invalid"): "invalidated",
        OF.format("forgotten"): None,
        OF.format("shared"): "pending",
    }


def test_who_withdrew_signs_again_like_anybody(page: PledgePage) -> None:
    withdrawn(page)
    before = OutboxMail.objects.count()
    sign_as(page, "withdrawn")
    assert rows("withdrawn").get().state == SignatureState.PENDING
    assert OutboxMail.objects.count() == before + 1
    assert confirm(rows("withdrawn").get())


def test_a_link_of_before_the_withdrawal_does_not_open_the_new_signature(page: PledgePage) -> None:
    from campaign.tokens import make_token

    sign_as(page, "withdrawn")
    old = rows("withdrawn").get()
    token = make_token("mine", old.pk, old.token_version)
    withdraw(old)
    sign_as(page, "withdrawn")
    html = Client().get(f"/p/{page.pledge.code}/mine/{token}/").content.decode()
    assert "Your signature is withdrawn" in html
    assert OF.format("withdrawn") not in html
