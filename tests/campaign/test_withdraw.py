"""Withdrawing: the name goes, the count goes down, and nothing is left that tells who it was."""

from datetime import UTC, datetime
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from accounts.models import User
from campaign.actions.confirm import confirm
from campaign.actions.tally import tally
from campaign.actions.withdraw import withdraw
from campaign.enums import ConsentAct, SignatureState, Visibility
from campaign.models import ConsentEvent, PledgePage, Signature
from home.actions.send_mail import send_due
from home.enums import MailState
from home.mail import errand_row, restore
from home.models import OutboxMail
from tests.factories.campaign import SignatureFactory
from tests.factories.staff import person

pytestmark = pytest.mark.django_db
SECRET = "Ama Secret"


@pytest.fixture
def signed(page: PledgePage) -> Signature:
    """A signature that counts and says as much as one can say."""
    with time_machine.travel(datetime(2026, 3, 4, 15, 16, 17, tzinfo=UTC), tick=False):
        return SignatureFactory.create(
            pledge=page.pledge,
            confirmed=True,
            created_at=timezone.now(),
            name=SECRET,
            email="ama@secret.example.org",
            message="Because of Secret",
            constituency="informal-workers",
            via="secret-sheet",
            collector=person(),
            network_hash="secret" * 10,
            visibility=Visibility.FULL_NAME,
            wants_news=True,
            held_reasons=["speed"],
            mails_sent=2,
            last_mail_at=timezone.now(),
        )


def test_only_pledge_country_day_channel_and_evidence_stay(signed: Signature) -> None:
    assert withdraw(signed)
    row = Signature.objects.values().get()
    kept: dict[str, Any] = {
        name: value for name, value in row.items() if value not in ("", None, [], False, 0)
    }
    today = timezone.now().replace(hour=0, minute=0, second=0, microsecond=0)
    assert "secret" not in str(row).lower()
    assert kept.pop("changed_at") > today
    day = datetime(2026, 3, 4, tzinfo=UTC)
    assert kept == {
        "id": signed.pk,
        "pledge_id": signed.pledge_id,
        "state": SignatureState.WITHDRAWN,
        "slot": 1,
        "country": "GH",
        "visibility": Visibility.NOTHING,
        "consent_text_id": signed.consent_text_id,
        "channel": "web",
        "evidence": "email",
        "scored_at": today,
        "token_version": 2,
        "created_at": day,
        "confirmed_at": day,
        "withdrawn_at": today,
    }


def test_the_count_goes_down(signed: Signature) -> None:
    tally()
    signed.pledge.refresh_from_db()
    assert signed.pledge.signature_count == 1
    withdraw(signed)
    tally()
    signed.pledge.refresh_from_db()
    assert signed.pledge.signature_count == 0


def test_what_was_never_confirmed_can_be_withdrawn_too(page: PledgePage) -> None:
    waiting = SignatureFactory.create(pledge=page.pledge)
    assert withdraw(waiting)
    waiting.refresh_from_db()
    assert (waiting.state, waiting.confirmed_at) == (SignatureState.WITHDRAWN, None)


def test_withdrawing_again_changes_nothing(signed: Signature) -> None:
    withdraw(signed)
    before = Signature.objects.values().get()
    assert not withdraw(signed)
    assert Signature.objects.values().get() == before
    assert OutboxMail.objects.count() == 1
    assert ConsentEvent.objects.filter(act=ConsentAct.WITHDRAWN).count() == 1


def test_many_may_withdraw_from_one_pledge(page: PledgePage) -> None:
    for signature in SignatureFactory.create_batch(3, pledge=page.pledge):
        assert withdraw(signature)


def test_an_old_copy_confirms_nothing_afterwards(page: PledgePage) -> None:
    waiting = SignatureFactory.create(pledge=page.pledge)
    withdraw(waiting)
    assert not confirm(waiting)


def test_one_last_mail_tells_her_and_then_forgets_her_address(signed: Signature) -> None:
    withdraw(signed)
    mail = OutboxMail.objects.get()
    assert mail.to == ["ama@secret.example.org"]
    written = restore(mail)
    assert written is not None
    assert "withdrawn" in written.subject
    assert f"Hello {SECRET}," in written.body
    assert "/mine/" not in written.body
    send_due()
    mail.refresh_from_db()
    assert (mail.state, mail.to, mail.message) == (MailState.SENT, [], None)


def test_a_mail_server_that_refuses_her_leaves_no_address_either(
    signed: Signature, settings: Any
) -> None:
    withdraw(signed)
    settings.OUTBOX_DELIVERY_BACKEND = "tests.campaign.test_withdraw.RefusingBackend"
    send_due()
    mail = OutboxMail.objects.get()
    assert (mail.state, mail.to, mail.message) == (MailState.FAILED, [], None)


def test_no_other_mail_about_it_goes_out_afterwards(signed: Signature) -> None:
    other = SignatureFactory.create(pledge=signed.pledge, email=signed.email)
    for about in (signed, other):
        errand_row("sign", {"signature": about.pk}, about.email, "Subject").save()
    withdraw(signed)
    waiting = OutboxMail.objects.filter(state=MailState.QUEUED)
    assert waiting.count() == 2
    assert waiting.filter(message__about__signature=other.pk).exists()
    assert not waiting.filter(message__about__signature=signed.pk).exists()
    assert OutboxMail.objects.get(state=MailState.DROPPED).to == []


def test_mails_that_are_out_no_longer_name_her(signed: Signature) -> None:
    done = OutboxMail.objects.create(to=[signed.email], state=MailState.SENT)
    somebody_elses = OutboxMail.objects.create(to=["b@example.org"], state=MailState.SENT)
    withdraw(signed)
    done.refresh_from_db()
    somebody_elses.refresh_from_db()
    assert (done.to, somebody_elses.to) == ([], ["b@example.org"])


def test_a_mail_that_was_queued_in_that_moment_does_not_go_out_nor_keep_her_address(
    signed: Signature,
) -> None:
    withdraw(signed)
    OutboxMail.objects.all().delete()
    late = errand_row("sign", {"signature": signed.pk}, signed.email, "Subject")
    late.save()
    send_due()
    late.refresh_from_db()
    assert (late.state, late.to, late.message) == (MailState.DROPPED, [], None)


def test_the_name_is_gone_from_the_page_at_once(signed: Signature) -> None:
    shown = f"/p/{signed.pledge.code}/names/"
    assert SECRET in Client().get(shown).content.decode()
    withdraw(signed)
    assert SECRET not in Client().get(shown).content.decode()


def test_without_an_address_no_mail_is_written(page: PledgePage) -> None:
    paper = SignatureFactory.create(
        pledge=page.pledge, confirmed=True, email="", email_key=None, name_key=""
    )
    assert withdraw(paper)
    assert not OutboxMail.objects.exists()


def test_it_is_logged_without_her_name(signed: Signature) -> None:
    from wagtail.models import ModelLogEntry

    withdraw(signed)
    entry = ModelLogEntry.objects.get(action="cradle.signature.withdraw")
    assert SECRET not in f"{entry.label} {entry.data}"


def test_the_events_stay_and_name_nobody(signed: Signature) -> None:
    withdraw(signed)
    rows = list(ConsentEvent.objects.values())
    assert [row["act"] for row in rows] == [ConsentAct.SIGNED, ConsentAct.WITHDRAWN]
    assert "secret" not in str(rows).lower()
    assert not User.objects.filter(name=SECRET).exists()


class RefusingBackend:
    """A mail server that knows nobody."""

    def __init__(self, **_: Any) -> None:
        """Take whatever Django hands over."""

    def open(self) -> None:
        """Connect."""

    def close(self) -> None:
        """Hang up."""

    def send_messages(self, _: Any) -> int:
        """Refuse for good."""
        raise ValueError
