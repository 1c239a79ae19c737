"""Somebody types in a sheet of paper."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from campaign.actions.expire import expire_signatures
from campaign.actions.sheet_photos import KEEP_PHOTOS, forget_photos, keep_photo
from campaign.actions.tally import tally
from campaign.actions.type_sheet import finish_typing, open_for_typing, type_lines
from campaign.enums import Channel, Evidence, PledgeState, SheetState, SignatureState
from campaign.models import Pledge, PledgePage, Signature, SignatureSheet, SkippedLine
from campaign.selectors.sheet_lines import Line
from home.actions.errors import Conflict, NotAllowed
from home.images import clean_picture
from network.models import Organisation
from tests.factories.campaign import SignatureFactory
from tests.factories.network import OrganisationFactory
from tests.factories.paper import NAMES, lines, sheet, typed
from tests.factories.pictures import picture_bytes, upload
from tests.factories.staff import editor, member, moderator, officer

pytestmark = pytest.mark.django_db


@pytest.fixture
def organisation(page: PledgePage) -> Organisation:
    return OrganisationFactory.create(country="GH")


@pytest.fixture
def paper(page: PledgePage, organisation: Organisation) -> SignatureSheet:
    return sheet(organisation, pledge=page.pledge)


@pytest.fixture
def collector(organisation: Organisation) -> Any:
    return member(organisation, "collector")


@pytest.fixture
def phone(client: Client, collector: Any) -> Client:
    client.force_login(collector)
    return client


def filled(**fields: Any) -> dict[str, Any]:
    """Return what a browser sends: every line with its country, some of them filled."""
    return {f"line-{number}-country": "Ghana" for number in range(1, 21)} | {
        name.replace("_", "-"): value for name, value in fields.items()
    }


def address(paper: SignatureSheet, act: str = "type/") -> str:
    return f"/en/members/sheets/{paper.number}/{act}"


def test_the_number_is_found_however_it_is_typed(phone: Client, paper: SignatureSheet) -> None:
    sloppy = paper.number.lower().replace("-", " ").replace("0", "o")
    answer = phone.post("/en/members/sheets/", {"number": sloppy})
    assert answer["Location"] == address(paper, "")


def test_a_slip_of_the_pen_is_noticed_by_the_check_character(
    phone: Client, paper: SignatureSheet
) -> None:
    wrong = ("1" if paper.number[0] != "1" else "2") + paper.number[1:]
    answer = phone.post("/en/members/sheets/", {"number": wrong})
    assert answer.status_code == 422
    assert "This is no sheet number" in answer.content.decode()
    assert f'value="{wrong}"' in answer.content.decode()


def test_lines_are_kept_and_wait_for_the_count(
    phone: Client, paper: SignatureSheet, collector: Any
) -> None:
    sent = filled(
        line_1_name="Ama Mensah",
        line_1_visibility="first",
        line_1_group="informal-workers",
        line_2_name="Kofi Boateng",
        line_2_email="kofi@example.org",
        line_2_country="Togo",
        line_3_skipped="illegible",
    )
    assert phone.post(address(paper), sent)["Location"] == address(paper)
    ama, kofi = Signature.objects.order_by("line")
    assert (ama.channel, ama.evidence) == (Channel.PAPER, Evidence.CHECKED)
    assert ama.state == SignatureState.PENDING
    assert (ama.visibility, ama.constituency) == ("first", "informal-workers")
    assert (ama.country, kofi.country) == ("GH", "TG")
    assert ama.email_key is None
    assert kofi.email_key
    assert kofi.visibility == "nothing"
    assert ama.consent_text == paper.consent_text
    assert SkippedLine.objects.get().reason == "illegible"
    paper.refresh_from_db()
    assert paper.state == SheetState.COLLECTED
    assert paper.collected_on == timezone.localdate()
    assert list(paper.typists.all()) == [collector]
    tally()
    assert Pledge.objects.get(pk=paper.pledge_id).signature_count == 0


def test_on_refusal_what_is_right_is_kept_and_everything_typed_stays(
    phone: Client, paper: SignatureSheet
) -> None:
    sent = filled(
        line_1_name="Ama Mensah",
        line_2_name="Kofi Boateng",
        line_2_email="kofi at example",
        line_3_name="Adwoa",
        line_3_country="Atlantis",
        done="1",
    )
    answer = phone.post(address(paper), sent)
    assert answer.status_code == 422
    html = answer.content.decode()
    assert 'href="#id_line-2-email"' in html
    assert 'href="#id_line-3-country"' in html
    for typed_in in ("Kofi Boateng", "kofi at example", "Adwoa", "Atlantis"):
        assert f'value="{typed_in}"' in html
    assert Signature.objects.get().name == "Ama Mensah"
    paper.refresh_from_db()
    assert paper.state == SheetState.COLLECTED
    again = {**sent, "line-2-email": "", "line-3-country": "Ghana"}
    seen = {form.add_prefix("seen"): form["seen"].value() or "" for form in answer.context["forms"]}
    assert phone.post(address(paper), again | seen)["Location"] == address(paper, "")
    assert Signature.objects.count() == 3


def test_the_end_of_typing_calls_what_is_left_empty(
    phone: Client, paper: SignatureSheet, collector: Any
) -> None:
    sent = filled(line_1_name="Ama Mensah", done="1")
    assert phone.post(address(paper), sent)["Location"] == address(paper, "")
    paper.refresh_from_db()
    assert paper.state == SheetState.TYPED
    assert paper.typed_by == collector
    assert set(paper.skipped.values_list("reason", flat=True)) == {"empty"}
    assert paper.skipped.count() == paper.lines - 1
    closed = phone.get(address(paper))
    assert closed.status_code == 409
    assert "typed in already" in closed.content.decode()


def test_saving_the_same_lines_again_changes_nothing(paper: SignatureSheet, collector: Any) -> None:
    assert type_lines(collector, paper.pk, lines(*NAMES)) == {}
    numbers = set(Signature.objects.values_list("pk", flat=True))
    assert type_lines(collector, paper.pk, lines(*NAMES)) == {}
    assert set(Signature.objects.values_list("pk", flat=True)) == numbers


def test_a_line_can_be_changed_and_emptied_until_the_end(
    paper: SignatureSheet, collector: Any
) -> None:
    type_lines(collector, paper.pk, lines("Ama Mensa", "Kofi"))
    seen = [line.print for line in lines("Ama Mensa", "Kofi")]
    changed = [
        Line(1, name="Ama Mensah", country="GH", seen=seen[0]),
        Line(2, skipped="struck", seen=seen[1]),
    ]
    assert type_lines(collector, paper.pk, changed) == {}
    assert Signature.objects.get().name == "Ama Mensah"
    assert SkippedLine.objects.get().line == 2


def test_a_line_that_somebody_else_typed_meanwhile_is_not_overwritten(
    paper: SignatureSheet, collector: Any, organisation: Organisation
) -> None:
    type_lines(member(organisation, "steward"), paper.pk, lines("Ama Mensah"))
    problems = type_lines(collector, paper.pk, lines("Anna Mensah"))
    assert "Somebody else has typed" in str(problems[1].message)
    assert Signature.objects.get().name == "Ama Mensah"


def test_who_signed_already_is_shown_and_she_decides(phone: Client, paper: SignatureSheet) -> None:
    phone.post(address(paper), filled(line_1_name="Ama Mensah"))
    sent = filled(line_1_name="Ama Mensah", line_2_name="AMA MENSÁH", line_3_name="Yaw")
    answer = phone.post(address(paper), sent)
    html = answer.content.decode()
    assert answer.status_code == 422
    assert "Somebody with this name and country has signed already" in html
    assert 'name="line-2-another"' in html
    assert 'name="line-3-another"' not in html
    seen = {form.add_prefix("seen"): form["seen"].value() or "" for form in answer.context["forms"]}
    skip = phone.post(address(paper), sent | seen | {"line-2-skipped": "duplicate"})
    assert skip.status_code == 302
    assert SkippedLine.objects.get().reason == "duplicate"
    assert Signature.objects.count() == 2


def test_another_person_of_the_same_name_is_kept_when_somebody_says_so(
    paper: SignatureSheet, collector: Any
) -> None:
    type_lines(collector, paper.pk, lines("Ama Mensah"))
    other = Line(2, name="Ama Mensah", country="GH", another=True)
    assert type_lines(collector, paper.pk, [other]) == {}
    assert Signature.objects.count() == 2
    abroad = Line(3, name="Ama Mensah", country="TG")
    assert type_lines(collector, paper.pk, [abroad]) == {}


def test_an_address_signs_once_per_name_whatever_the_way(
    paper: SignatureSheet, collector: Any, client: Client
) -> None:
    by_mail = {"name": "Ama Mensah", "email": "ama@example.org", "country": "GH"}
    type_lines(collector, paper.pk, [Line(1, **by_mail)])
    repeated = Line(2, another=True, **by_mail)
    assert "address has signed already" in str(
        type_lines(collector, paper.pk, [repeated])[2].message
    )
    shared = Line(3, **by_mail | {"name": "Esi Mensah"})
    assert type_lines(collector, paper.pk, [shared]) == {}
    third = Line(4, **by_mail | {"name": "Ekow Mensah"})
    assert 4 in type_lines(collector, paper.pk, [third])
    assert Signature.objects.count() == 2


def test_what_is_typed_does_not_expire(paper: SignatureSheet, collector: Any) -> None:
    typed(paper, collector)
    by_mail = SignatureFactory.create(pledge=paper.pledge)
    with time_machine.travel(timezone.now() + timedelta(days=30)):
        expire_signatures()
    assert Signature.objects.filter(sheet=paper).count() == len(NAMES)
    assert not Signature.objects.filter(pk=by_mail.pk).exists()


def test_a_sheet_without_a_signature_is_not_finished(paper: SignatureSheet, collector: Any) -> None:
    with pytest.raises(Conflict):
        finish_typing(collector, paper.pk)


def test_after_the_delivery_nothing_is_added(paper: SignatureSheet, collector: Any) -> None:
    Pledge.objects.update(state=PledgeState.DELIVERED, delivered_on=timezone.localdate())
    with pytest.raises(Conflict, match="delivered"):
        type_lines(collector, paper.pk, lines("Ama"))
    paper.refresh_from_db()
    with pytest.raises(Conflict):
        open_for_typing(paper)
    with pytest.raises(Conflict):
        finish_typing(collector, paper.pk)


def test_strangers_find_no_sheet_and_authors_do_not_type(
    client: Client, paper: SignatureSheet, organisation: Organisation
) -> None:
    stranger = member(OrganisationFactory(), "steward")
    with pytest.raises(NotAllowed):
        type_lines(stranger, paper.pk, [])
    with pytest.raises(NotAllowed):
        finish_typing(stranger, paper.pk)
    for user in (stranger, member(organisation, "author"), moderator("en")):
        client.force_login(user)
        for act in ("", "type/", "check/", "photo/"):
            assert client.get(address(paper, act)).status_code == 404
        for act in ("", "type/", "check/", "count/", "undo/"):
            assert client.post(address(paper, act)).status_code == 404
    assert client.get("/en/members/sheets/").status_code == 403
    for user in (member(organisation, "steward"), editor(), officer()):
        client.force_login(user)
        assert client.get(address(paper)).status_code == 200


def test_the_photo_is_cleaned_private_and_deleted_after_90_days(
    client: Client,
    phone: Client,
    paper: SignatureSheet,
    collector: Any,
    django_capture_on_commit_callbacks: Any,
) -> None:
    sent = phone.post(address(paper, ""), {"photo": upload(picture_bytes())})
    assert sent.status_code == 302
    paper.refresh_from_db()
    assert paper.photo.name.startswith("sheets/")
    shown = phone.get(address(paper, "photo/"))
    assert shown.status_code == 200
    assert shown["Cache-Control"] == "private, no-store"
    assert b"".join(shown.streaming_content)[:2] == b"\xff\xd8"
    assert phone.get(f"/files/{paper.photo.name}").status_code == 404
    assert phone.get(f"/media/{paper.photo.name}").status_code == 404
    stranger = Client()
    stranger.force_login(member(OrganisationFactory(), "collector"))
    assert stranger.get(address(paper, "photo/")).status_code == 404
    first = paper.photo.name
    with django_capture_on_commit_callbacks(execute=True):
        keep_photo(collector, paper.pk, clean_picture(upload(picture_bytes())))
    assert not paper.photo.storage.exists(first)
    SignatureSheet.objects.update(counted_at=timezone.now() - KEEP_PHOTOS - timedelta(days=1))
    paper.refresh_from_db()
    with django_capture_on_commit_callbacks(execute=True):
        assert forget_photos() == 1
    assert not paper.photo.storage.exists(paper.photo.name)
    assert phone.get(address(paper, "photo/")).status_code == 404


def test_a_broken_photo_is_refused_in_words(phone: Client, paper: SignatureSheet) -> None:
    answer = phone.post(address(paper, ""), {"photo": upload(picture_bytes()[:300])})
    assert answer.status_code == 422
    assert "did not arrive whole" in answer.content.decode()


def test_nobody_else_sends_a_photo(paper: SignatureSheet) -> None:
    with pytest.raises(NotAllowed):
        keep_photo(
            member(OrganisationFactory(), "collector"),
            paper.pk,
            clean_picture(upload(picture_bytes())),
        )


def test_the_list_costs_the_same_for_many_sheets(
    phone: Client, paper: SignatureSheet, django_assert_max_num_queries: Any
) -> None:
    for _number in range(5):
        one = sheet(paper.organisation, pledge=paper.pledge)
        SignatureSheet.objects.filter(pk=one.pk).update(state=SheetState.COLLECTED)
    with django_assert_max_num_queries(12):
        html = phone.get("/en/members/sheets/").content.decode()
    assert html.count("Type it in") == 5


def test_the_form_of_twenty_lines_costs_few_statements_and_bytes(
    phone: Client, paper: SignatureSheet, collector: Any, django_assert_max_num_queries: Any
) -> None:
    type_lines(collector, paper.pk, lines(*NAMES))
    with django_assert_max_num_queries(14):
        answer = phone.get(address(paper))
    assert answer.content.count(b'class="fieldset sheet-line"') == 20
    assert b'value="Ama Mensah"' in answer.content
    assert len(answer.content) < 80_000
