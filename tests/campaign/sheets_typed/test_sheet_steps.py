"""What happens to a sheet beside typing: it comes back, a name is taken back, the photo goes."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from wagtail.models import ModelLogEntry

from campaign.actions.collect_sheet import collect_sheet
from campaign.actions.sheet_photos import KEEP_PHOTOS, delete_photo, forget_photos, keep_photo
from campaign.actions.type_sheet import type_lines
from campaign.actions.withdraw import withdraw
from campaign.actions.withdraw_line import withdraw_for, withdraw_line
from campaign.enums import PledgeState, SheetState, SignatureState
from campaign.models import Pledge, Signature, SignatureSheet
from campaign.selectors.sheets import waiting_sheets
from home.actions.errors import Conflict, Invalid, NotAllowed
from home.images import clean_picture
from network.models import Organisation
from tests.campaign.sheets_typed.help import address
from tests.factories.campaign import SignatureFactory
from tests.factories.network import OrganisationFactory
from tests.factories.paper import lines, typed
from tests.factories.pictures import picture_bytes, upload
from tests.factories.staff import editor, member, moderator, officer

pytestmark = pytest.mark.django_db


@pytest.fixture
def steward(organisation: Organisation) -> Any:
    """Who looks after the organisation."""
    return member(organisation, "steward")


@pytest.fixture
def pictured(paper: SignatureSheet, collector: Any) -> SignatureSheet:
    """A sheet with a photo, on which two lines are typed."""
    keep_photo(collector, paper.pk, clean_picture(upload(picture_bytes())))
    type_lines(collector, paper.pk, lines("Ama Mensah", "Kofi Boateng"))
    paper.refresh_from_db()
    return paper


def test_a_steward_erases_a_line_also_after_the_delivery(
    client: Client, paper: SignatureSheet, collector: Any, steward: Any
) -> None:
    typed(paper, collector, "Ama Mensah", "Kofi Boateng")
    Pledge.objects.update(state=PledgeState.DELIVERED, delivered_on=timezone.localdate())
    client.force_login(steward)
    assert "Erase this line" in client.get(address(paper, "")).content.decode()
    sent = {"line": "1", "reason": "She wrote to us"}
    answer = client.post(address(paper, "withdraw/"), sent)
    assert answer.status_code == 302
    gone = Signature.objects.get(state=SignatureState.WITHDRAWN)
    assert (gone.name, gone.sheet, gone.line) == ("", None, None)
    assert paper.skipped.get(line=1).reason == "withdrawn"
    entry = ModelLogEntry.objects.get(action="campaign.withdraw_line")
    assert (entry.user, entry.data) == (steward, {"line": 1, "reason": "She wrote to us"})
    # Asking twice changes nothing.
    assert client.post(address(paper, "withdraw/"), sent).status_code == 302
    assert ModelLogEntry.objects.filter(action="campaign.withdraw_line").count() == 1


def test_a_line_that_nobody_typed_yet_is_kept_from_being_typed(
    paper: SignatureSheet, collector: Any, steward: Any
) -> None:
    withdraw_line(steward, paper.number, 2, "She wrote to us")
    assert [*type_lines(collector, paper.pk, lines("Ama Mensah", "Kofi Boateng"))] == [2]
    assert Signature.objects.get().name == "Ama Mensah"


def test_who_may_not_erase_a_line_and_what_is_no_line(
    client: Client, paper: SignatureSheet, collector: Any, steward: Any
) -> None:
    typed(paper, collector, "Ama Mensah")
    for user in (collector, member(OrganisationFactory(), "steward"), moderator("en")):
        with pytest.raises(NotAllowed):
            withdraw_line(user, paper.number, 1, "She wrote to us")
        with pytest.raises(NotAllowed):
            delete_photo(user, paper.pk)
    client.force_login(collector)
    assert "Erase this line" not in client.get(address(paper, "")).content.decode()
    assert client.post(address(paper, "withdraw/"), {"line": "1"}).status_code == 403
    assert client.post(address(paper, "photo/delete/")).status_code == 403
    for line, reason in ((0, "Yes"), (21, "Yes"), (1, "  ")):
        with pytest.raises(Invalid):
            withdraw_line(steward, paper.number, line, reason)
    with pytest.raises(Conflict, match="No signature is kept"):
        withdraw_line(steward, paper.number, 7, "She wrote to us")
    client.force_login(steward)
    assert client.post(address(paper, "withdraw/"), {"line": "30"}).status_code == 422
    assert client.post(address(paper, "withdraw/"), {"line": "7", "reason": "x"}).status_code == 409
    assert Signature.objects.get().name == "Ama Mensah"


def test_editors_and_officers_withdraw_for_who_signed_with_a_collector() -> None:
    for user in (editor(), officer()):
        signature = SignatureFactory.create(confirmed=True, channel="assisted", evidence="witness")
        withdraw_for(user, signature.pk, "She called")
        signature.refresh_from_db()
        assert (signature.state, signature.name) == (SignatureState.WITHDRAWN, "")
        with pytest.raises(Conflict, match="already"):
            withdraw_for(user, signature.pk, "She called")
    web = SignatureFactory.create(confirmed=True)
    with pytest.raises(Conflict, match="link in her mail"):
        withdraw_for(editor(), web.pk, "She called")
    with pytest.raises(Invalid):
        withdraw_for(editor(), web.pk, " ")
    for stranger in (moderator("en"), member(OrganisationFactory(), "steward")):
        with pytest.raises(NotAllowed):
            withdraw_for(stranger, web.pk, "She called")


def test_the_photo_goes_with_a_withdrawal_and_none_is_kept_afterwards(
    pictured: SignatureSheet, collector: Any, django_capture_on_commit_callbacks: Any
) -> None:
    name, storage = pictured.photo.name, pictured.photo.storage
    with django_capture_on_commit_callbacks(execute=True):
        withdraw(Signature.objects.get(line=1))
    assert not storage.exists(name)
    pictured.refresh_from_db()
    assert not pictured.photo
    with pytest.raises(Conflict, match="has withdrawn"):
        keep_photo(collector, pictured.pk, clean_picture(upload(picture_bytes())))


def test_the_photo_of_a_sheet_that_was_never_counted_goes_after_90_days(
    pictured: SignatureSheet,
) -> None:
    assert forget_photos() == 0
    long_ago = timezone.now() - KEEP_PHOTOS - timedelta(days=1)
    SignatureSheet.objects.update(printed_at=long_ago, collected_on=long_ago.date())
    assert forget_photos() == 1
    assert forget_photos() == 0


def test_the_photo_goes_when_the_signers_of_a_delivered_pledge_are_forgotten(
    pictured: SignatureSheet,
) -> None:
    half_a_year = timezone.localdate() - timedelta(days=190)
    Pledge.objects.update(state=PledgeState.DELIVERED, delivered_on=half_a_year)
    assert forget_photos() == 1


def test_a_steward_deletes_a_photo(client: Client, pictured: SignatureSheet, steward: Any) -> None:
    client.force_login(steward)
    assert "Delete the photo" in client.get(address(pictured, "")).content.decode()
    assert client.post(address(pictured, "photo/delete/")).status_code == 302
    pictured.refresh_from_db()
    assert not pictured.photo


def test_a_sheet_that_came_back_waits_to_be_typed(
    phone: Client, paper: SignatureSheet, collector: Any
) -> None:
    assert "It came back" in phone.get(address(paper, "")).content.decode()
    assert waiting_sheets(collector) == []
    day = timezone.localdate() - timedelta(days=3)
    sent = phone.post(address(paper, "back/"), {"day": day.isoformat(), "place": "Adum"})
    assert sent.status_code == 302
    paper.refresh_from_db()
    assert (paper.state, paper.collected_on, paper.place) == (SheetState.COLLECTED, day, "Adum")
    assert waiting_sheets(collector) == [paper]
    assert phone.post(address(paper, "back/"), {"day": day.isoformat()}).status_code == 409
    with pytest.raises(Conflict, match="known to be back"):
        collect_sheet(collector, paper.pk, day, "")


def test_what_cannot_have_come_back_is_refused(
    phone: Client, paper: SignatureSheet, collector: Any
) -> None:
    tomorrow = timezone.localdate() + timedelta(days=1)
    assert phone.post(address(paper, "back/"), {"day": tomorrow.isoformat()}).status_code == 422
    with pytest.raises(Invalid):
        collect_sheet(collector, paper.pk, tomorrow, "")
    stranger = member(OrganisationFactory(), "collector")
    with pytest.raises(NotAllowed):
        collect_sheet(stranger, paper.pk, timezone.localdate(), "")


def test_a_photo_says_that_the_sheet_came_back(paper: SignatureSheet, collector: Any) -> None:
    keep_photo(collector, paper.pk, clean_picture(upload(picture_bytes())))
    paper.refresh_from_db()
    assert (paper.state, paper.collected_on) == (SheetState.COLLECTED, timezone.localdate())
