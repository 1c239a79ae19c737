"""Erasing and handing out what is known of one person, over every table that knows her."""

import json
from io import StringIO
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from allauth.account.models import EmailAddress
from django.apps import apps
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from accounts.models import LostPhone, SignInSlip, User
from campaign.actions.tally import tally
from campaign.email_keys import email_key
from campaign.enums import SignatureState
from campaign.models import Signature
from home.actions.errors import Conflict, Invalid
from home.actions.personal_data import erase_person, export_person, receipts_of
from home.enums import TrustChange
from home.models import (
    AuthorTrust,
    Concern,
    ContactMessage,
    ErasureReceipt,
    FormKey,
    KeptForm,
    OutboxMail,
    TakeBackRequest,
    Upload,
    UploadDay,
    UploadPart,
)
from home.personal_data import personal_data
from network.enums import InvitationState
from network.facts import write_facts
from network.models import FactChange, ImportBatch, ImportRow, Invitation, Membership, Merge
from tests.factories.campaign import PledgeFactory, SignatureFactory
from tests.factories.libraries import TRACES, leave_traces
from tests.factories.network import OrganisationFactory
from tests.factories.staff import editor, member, officer
from tests.factories.ways import ClaimFactory, JoinRequestFactory

pytestmark = pytest.mark.django_db
ADDRESS = "Ama.Zorblax@gmail.com"
SPELLING = "amazorblax+pledges@googlemail.com"


@pytest.fixture
def ama() -> User:
    """Somebody who is in every table that an address leads to."""
    organisation = OrganisationFactory.create()
    user: User = member(organisation, email=ADDRESS, name="Ama Zorblax")
    EmailAddress.objects.get_or_create(user=user, email=ADDRESS, verified=True)
    keys = {"email_key": email_key(ADDRESS), "name": "Ama Zorblax", "confirmed": True}
    SignatureFactory.create(**keys, email=ADDRESS)
    SignatureFactory.create(**keys, email=SPELLING)
    OutboxMail.objects.create(to=[ADDRESS], subject="Zorblax", message={"body": "zorblax"})
    OutboxMail.objects.create(to=[SPELLING], subject="Zorblax", state="sent")
    ContactMessage.objects.create(
        name="Ama Zorblax", email=ADDRESS.upper(), message="zorblax", language="en"
    )
    Concern.objects.create(
        text_key=uuid4(), kind="other", words="Her words", contact=ADDRESS, language="en"
    )
    TakeBackRequest.objects.create(story="zorblax", contact=ADDRESS, language="en")
    Invitation.objects.create(
        organisation=organisation,
        email=ADDRESS,
        name="Ama Zorblax",
        language="en",
        code_hash="a" * 64,
        expires_at="2030-01-01T00:00Z",
    )
    contacts = [{"kind": "email", "value": ADDRESS, "visibility": "public"}]
    write_facts(organisation, {"contacts": contacts})
    FactChange.objects.create(
        organisation=organisation, group="contact", state="live", after={"contacts": contacts}
    )
    batch = ImportBatch.objects.create(kind="organisation", created_at=timezone.now())
    ImportRow.objects.create(batch=batch, line=2, outcome="new", facts={"email": ADDRESS})
    other = OrganisationFactory.create()
    Merge.objects.create(
        kept=organisation, gone=other, before={"contacts": contacts}, merged_at=timezone.now()
    )
    FormKey.objects.create(user=user, purpose="story", result="zorblax")
    KeptForm.objects.create(user=user, path="/en/members/stories/new/", body=b"zorblax")
    upload = Upload.objects.create(user=user, size=7)
    UploadPart.objects.create(upload=upload, start=0, body=b"zorblax")
    UploadDay.objects.create(user=user, day="2030-01-01")
    SignInSlip.objects.create(user=user, code_hash="b" * 64, expires_at="2030-01-01T00:00Z")
    LostPhone.objects.create(user=user)
    AuthorTrust.objects.create(author=user, why=TrustChange.EDITOR)
    leave_traces(user)
    ClaimFactory.create(user=user, position="Zorblax herself")
    JoinRequestFactory.create(user=user, answers=[{"question": "Who?", "answer": "Zorblax"}])
    return user


def everything() -> str:
    """Return every value of every table as one text."""
    rows = [
        list(model._default_manager.values_list())
        for model in apps.get_models()
        if model._meta.managed and not model._meta.proxy
    ]
    return str(rows).lower()


def test_nothing_is_left_of_her_in_any_table(ama: User) -> None:
    assert "zorblax" in everything()
    receipt = erase_person(ADDRESS)
    left = everything()
    place = left.find("zorblax")
    assert place < 0, left[max(0, place - 200) : place + 100]
    assert receipt.counts == {
        "home.Concern": 1,
        "home.ContactMessage": 1,
        "home.OutboxMail": 2,
        "home.TakeBackRequest": 1,
        "home.FormKey": 1,
        "home.KeptForm": 1,
        "home.AuthorTrust": 1,
        "home.Upload": 1,
        "home.UploadDay": 1,
        "home.UploadPart": 1,
        "accounts.LostPhone": 1,
        "accounts.SignInSlip": 1,
        "accounts.User": 1,
        "network.Invitation": 1,
        "network.JoinRequest": 1,
        "network.OrganisationClaim": 1,
        "network.Membership": 1,
        "network.OrganisationContact": 1,
        "network.FactChange": 1,
        "network.ImportRow": 1,
        "network.Merge": 1,
        "campaign.Signature": 2,
        "account.EmailAddress": 2,
        **TRACES,
    }


def test_somebody_else_is_left_alone(ama: User) -> None:
    other = member(Membership.objects.get().organisation, email="kofi@example.org", name="Kofi")
    signature = SignatureFactory.create(pledge=Signature.objects.first().pledge)
    mail = OutboxMail.objects.create(to=["xama.zorblax@gmail.com"], subject="S")
    erase_person(ADDRESS)
    for row, name, value in ((other, "name", "Kofi"), (mail, "to", ["xama.zorblax@gmail.com"])):
        row.refresh_from_db()
        assert getattr(row, name) == value
    signature.refresh_from_db()
    assert signature.state == SignatureState.PENDING


def test_her_signatures_cease_to_count(ama: User) -> None:
    tally()
    erase_person(SPELLING)
    tally()
    assert set(Signature.objects.values_list("state", flat=True)) == {SignatureState.WITHDRAWN}
    assert {one.pledge.signature_count for one in Signature.objects.all()} == {0}


def test_no_mail_goes_to_her_any_more(ama: User) -> None:
    erase_person(ADDRESS)
    assert not OutboxMail.objects.filter(state="queued").exists()


def test_her_account_is_closed_and_its_place_stays(ama: User) -> None:
    pledge = PledgeFactory.create(created_by=ama)
    erase_person(ADDRESS)
    ama.refresh_from_db()
    assert (ama.name, ama.email, ama.is_active) == ("", None, False)
    assert not ama.has_usable_password()
    pledge.refresh_from_db()
    assert pledge.created_by == ama
    assert Membership.objects.get().ended_at is not None
    assert Invitation.objects.get().state == InvitationState.WITHDRAWN


def test_the_receipt_is_found_by_the_address_alone(ama: User) -> None:
    receipt = erase_person(ADDRESS)
    assert list(receipts_of(f" {ADDRESS.upper()} ")) == [receipt]
    assert not receipts_of("kofi@example.org").exists()
    assert "zorblax" not in str(list(ErasureReceipt.objects.values())).lower()


def test_erasing_again_finds_nothing_and_leaves_no_second_receipt(ama: User) -> None:
    receipt = erase_person(ADDRESS)
    assert erase_person(ADDRESS) == receipt
    assert ErasureReceipt.objects.count() == 1


def test_an_unknown_address_gets_a_receipt_too() -> None:
    assert erase_person("nobody@example.org").counts == {}


def test_who_may_open_the_admin_is_not_erased_before_she_leaves_it() -> None:
    staff = editor()
    SignatureFactory.create(email=staff.email, email_key=email_key(staff.email))
    with pytest.raises(Conflict):
        erase_person(staff.email)
    assert Signature.objects.get().email == staff.email
    assert not ErasureReceipt.objects.exists()


@pytest.mark.parametrize("address", ["", "ama", "ama@", "a\x00b@example.org"])
def test_what_is_no_address_is_refused(address: str) -> None:
    with pytest.raises(Invalid):
        erase_person(address)
    with pytest.raises(Invalid):
        export_person(address)


def test_she_gets_everything_that_is_known(ama: User) -> None:
    found, receipt = export_person(ADDRESS)
    assert set(found) == {
        label for label, one in personal_data.items() if one.find and label != "home.StaffLanguage"
    }
    assert receipt.counts["campaign.Signature"] == 2
    assert {one["email"] for one in found["campaign.Signature"]} == {ADDRESS, SPELLING}
    assert found["campaign.Signature"][0]["consent_text"]["text"]
    assert found["accounts.User"][0]["name"] == "Ama Zorblax"
    assert found["home.ContactMessage"][0]["message"] == "zorblax"
    json.dumps(found)


def test_handing_out_changes_nothing(ama: User) -> None:
    before = list(Signature.objects.values())
    export_person(ADDRESS)
    assert list(Signature.objects.values()) == before


def test_handing_out_asks_no_more_for_more_mails(ama: User) -> None:
    def cost() -> int:
        with CaptureQueriesContext(connection) as queries:
            export_person(ADDRESS)
        return len(queries)

    cost()
    before = cost()
    OutboxMail.objects.bulk_create(OutboxMail(to=[ADDRESS]) for _ in range(20))
    assert cost() == before


def run(command: str, *arguments: str) -> str:
    """Return what a command prints."""
    out = StringIO()
    call_command(command, *arguments, stdout=out)
    return out.getvalue()


def code_of(command: str, *arguments: str) -> int:
    """Return the exit code of a refused command."""
    with pytest.raises(CommandError) as refused:
        run(command, *arguments)
    return refused.value.returncode


def test_the_command_says_what_it_erased(ama: User) -> None:
    told = run("erase_person", ADDRESS, "--by", officer().email)
    assert "campaign.Signature: 2" in told
    receipt = ErasureReceipt.objects.get()
    assert f"Receipt {receipt.pk}" in told
    assert receipt.done_by is not None
    assert "Nothing is known" not in run("erase_person", ADDRESS)


def test_the_command_writes_json(ama: User, tmp_path: Path) -> None:
    told = json.loads(run("export_person", ADDRESS))
    assert len(told["data"]["campaign.Signature"]) == 2
    file = tmp_path / "ama.json"
    run("export_person", ADDRESS, "--output", str(file))
    assert json.loads(file.read_text())["address"] == ADDRESS


@pytest.mark.parametrize("command", ["erase_person", "export_person"])
def test_wrong_use_ends_with_two(command: str) -> None:
    assert code_of(command, "no address") == 2
    assert code_of(command, "a@example.org", "--by", "nobody@example.org") == 2


def test_a_refusal_ends_with_one(tmp_path: Path) -> None:
    assert code_of("erase_person", editor().email) == 1
    taken = tmp_path / "taken.json"
    taken.write_text("mine")
    assert code_of("export_person", "a@example.org", "--output", str(taken)) == 1
    assert taken.read_text() == "mine"


@pytest.mark.parametrize("command", ["erase_person", "export_person"])
def test_help_has_an_example(command: str, capsys: Any) -> None:
    with pytest.raises(SystemExit) as left:
        call_command(command, "--help")
    assert left.value.code == 0
    assert f"Example: python manage.py {command}" in " ".join(capsys.readouterr().out.split())
