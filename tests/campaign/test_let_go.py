"""Correcting the address after signing: the mistyped one is let go, and nobody learns by it."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from campaign.actions.confirm import confirm
from campaign.actions.expire import expire_signatures
from campaign.actions.let_go import empty_let_go
from campaign.actions.remind import send_reminders
from campaign.actions.score import score_new
from campaign.actions.tally import tally
from campaign.enums import SignatureState
from campaign.models import Pledge, PledgePage, Signature
from campaign.tokens import make_token
from home.actions.send_mail import send_due
from home.models import OutboxMail
from tests.factories.campaign import sign_data

pytestmark = pytest.mark.django_db
WRONG = "ama@example.net"
RIGHT = "ama@example.org"
COUNTED_OUT = ("BEGIN", "SAVEPOINT", "RELEASE", "COMMIT")


def post(page: PledgePage, client: Client | None = None, **fields: Any) -> Any:
    return (client or Client()).post(f"/p/{page.pledge.code}/sign/", sign_data(**fields))


def signed(page: PledgePage, email: str = WRONG, **fields: Any) -> Client:
    """Return the browser of somebody who has just signed."""
    client = Client()
    assert post(page, client, email=email, **fields).status_code == 303
    return client


def form_of(client: Client, page: PledgePage) -> dict[str, Any]:
    """Return what the form on the page after signing holds."""
    context = client.get(f"/p/{page.pledge.code}/sent/").context
    return {**context["typed"], "slip": context["slip"], "consent": "on"}


def correct(client: Client, page: PledgePage, email: str = RIGHT) -> Any:
    """Send that form with another address."""
    data = {**form_of(client, page), "email": email}
    return client.post(f"/p/{page.pledge.code}/sign/", data)


def states() -> dict[str, str]:
    """Return {address: state} of all signatures."""
    return dict(Signature.objects.values_list("email", "state"))


def link(page: PledgePage, purpose: str, number: int) -> str:
    """Return a link that a mail has brought."""
    return f"/p/{page.pledge.code}/{purpose}/{make_token(purpose, number, 1)}/"


def test_the_mistyped_address_is_let_go(page: PledgePage) -> None:
    client = signed(page, wants_news="on", message="For my twins")
    assert correct(client, page).status_code == 303
    assert states() == {WRONG: "expired", RIGHT: "pending"}
    assert empty_let_go() == 1
    old = Signature.objects.get(state="expired")
    assert (old.name, old.email, old.message, old.wants_news) == ("", "", "", False)
    right = Signature.objects.get(email=RIGHT)
    assert (right.name, right.wants_news, right.message) == ("Ama Mensah", True, "For my twins")


def test_she_counts_once(page: PledgePage) -> None:
    correct(signed(page), page)
    for one in Signature.objects.all():
        confirm(one)
    tally()
    assert Pledge.objects.get().signature_count == 1


def test_a_stranger_gets_nothing_more_and_can_open_nothing(page: PledgePage) -> None:
    client = signed(page)
    number = Signature.objects.get().pk
    assert send_due() == 1
    correct(client, page)
    for purpose in ("confirm", "mine"):
        assert Client().get(link(page, purpose, number)).status_code == 410
    assert Client().post(link(page, "confirm", number)).status_code == 410
    empty_let_go()
    with time_machine.travel(timezone.now() + timedelta(days=3)):
        send_reminders()
        send_due()
    told = OutboxMail.objects.filter(to__icontains=WRONG)
    assert not told.exists()
    assert Signature.objects.get(pk=number).state == SignatureState.EXPIRED


def test_a_mail_that_still_waits_is_not_sent(page: PledgePage, mailoutbox: Any) -> None:
    correct(signed(page), page)
    send_due()
    empty_let_go()
    with time_machine.travel(timezone.now() + timedelta(hours=1)):
        send_due()
    assert [mail.to for mail in mailoutbox] == [[RIGHT]]


def test_nothing_of_it_is_left_after_seven_days(page: PledgePage) -> None:
    correct(signed(page), page)
    empty_let_go()
    with time_machine.travel(timezone.now() + timedelta(days=7, minutes=1)):
        assert expire_signatures() == 2
    assert not Signature.objects.exists()


def test_going_there_and_back_sends_each_address_one_mail_an_hour(
    page: PledgePage, mailoutbox: Any
) -> None:
    client = signed(page)
    for _ in range(3):
        for email in (RIGHT, WRONG):
            send_due()
            assert correct(client, page, email).status_code == 303
            empty_let_go()
    send_due()
    assert sorted(mail.to[0] for mail in mailoutbox) == [WRONG, RIGHT]
    assert states() == {WRONG: "pending", "": "expired"}
    back = Signature.objects.get(email=WRONG)
    assert (back.name, back.mails_sent) == ("Ama Mensah", 1)
    assert confirm(back)


def test_a_mail_that_never_went_out_is_not_counted(page: PledgePage) -> None:
    client = signed(page)
    correct(client, page)
    empty_let_go()
    correct(client, page, WRONG)
    back = Signature.objects.get(email=WRONG)
    assert back.mails_sent == 1
    assert OutboxMail.objects.filter(state="queued", message__about__signature=back.pk).exists()


def test_sending_the_mail_again_keeps_the_way_to_correct(page: PledgePage) -> None:
    client = signed(page)
    correct(client, page, WRONG)
    assert states() == {WRONG: "pending"}
    correct(client, page)
    assert states() == {WRONG: "expired", RIGHT: "pending"}


def test_what_is_confirmed_stays(page: PledgePage) -> None:
    client = signed(page)
    confirm(Signature.objects.get())
    assert correct(client, page).status_code == 303
    assert states() == {WRONG: "confirmed", RIGHT: "pending"}


def test_whoever_repeats_a_signature_cannot_move_it(page: PledgePage) -> None:
    signed(page)
    assert correct(signed(page), page).status_code == 303
    assert states() == {WRONG: "pending", RIGHT: "pending"}


def test_whoever_signed_for_her_before_her_cannot_move_it(page: PledgePage) -> None:
    first = signed(page)
    signed(page)
    correct(first, page)
    assert states() == {WRONG: "pending", RIGHT: "pending"}


def test_a_line_of_a_sheet_is_not_moved(page: PledgePage) -> None:
    from tests.factories.campaign import SheetFactory

    client = signed(page)
    Signature.objects.update(sheet=SheetFactory(pledge=page.pledge), line=1, channel="paper")
    correct(client, page)
    assert states()[WRONG] == "pending"


def test_after_half_an_hour_the_slip_is_over(page: PledgePage) -> None:
    client = signed(page)
    data = {**form_of(client, page), "email": RIGHT}
    with time_machine.travel(timezone.now() + timedelta(minutes=31)):
        assert post(page, **data).status_code == 303
    assert states() == {WRONG: "pending", RIGHT: "pending"}


@pytest.mark.parametrize("slip", ["", "x", "WzFd:1:x", "é" * 5000])
def test_a_forged_slip_is_none(page: PledgePage, slip: str) -> None:
    data = {**form_of(signed(page), page), "email": RIGHT, "slip": slip}
    assert post(page, **data).status_code == 303
    assert states() == {WRONG: "pending", RIGHT: "pending"}


def test_a_slip_is_for_one_pledge(page: PledgePage) -> None:
    data = form_of(signed(page), page)
    Pledge.objects.update(code="other-1")
    page.refresh_from_db()
    Client().post("/p/other-1/sign/", {**data, "email": RIGHT})
    assert states().get(WRONG) == "pending"


def test_a_refused_address_changes_nothing_and_can_be_corrected_again(page: PledgePage) -> None:
    client = signed(page)
    # A slip bears the second in which its page was made.
    with time_machine.travel(timezone.now(), tick=False):
        slip = form_of(client, page)["slip"]
        answer = correct(client, page, "ama@")
    assert answer.status_code == 422
    assert slip in answer.content.decode()
    assert states() == {WRONG: "pending"}


def test_nobody_can_tell_by_correcting_who_has_signed(page: PledgePage) -> None:
    """Neither of the old address nor of the new one."""
    now = timezone.now()
    seen = {}
    with time_machine.travel(now, tick=False) as clock:
        for kind in ("newly", "again", "stood", "helds"):
            old, new = f"{kind}@example.net", f"{kind}@example.org"
            if kind != "newly":
                signed(page, old)
                signed(page, new)
            if kind == "stood":
                for one in Signature.objects.filter(email__in=[old, new]):
                    confirm(one)
            if kind == "helds":
                Signature.objects.filter(email=new).update(held=True, held_reasons=["disposable"])
                score_new()
            clock.shift(timedelta(minutes=1))
            client = signed(page, old)
            data = {**form_of(client, page), "email": new}
            with CaptureQueriesContext(connection) as queries:
                answer = client.post(f"/p/{page.pledge.code}/sign/", data)
            told = [query["sql"] for query in queries]
            sql = [one for one in told if not one.startswith(COUNTED_OUT)]
            cookie = answer.cookies["signed"]
            after = client.get(f"/p/{page.pledge.code}/sent/")
            headers = sorted(after.headers.items())
            slip = after.context["slip"]
            seen[kind] = (
                answer.status_code,
                sorted(answer.headers.items()),
                answer.content,
                len(cookie.output()),
                len(sql),
                headers,
                after.content.decode().replace(new, "").replace(slip, ""),
                len(slip),
            )
    assert {kind: one == seen["newly"] for kind, one in seen.items()} == dict.fromkeys(seen, True)
    assert seen["newly"][4] == (3 if connection.vendor == "postgresql" else 5)
