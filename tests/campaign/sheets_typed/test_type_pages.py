"""The pages in which somebody finds a sheet and types it in."""

from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from campaign.actions.tally import tally
from campaign.actions.type_sheet import finish_typing, type_lines
from campaign.enums import Channel, Evidence, SheetState, SignatureState
from campaign.models import Pledge, Signature, SignatureSheet, SkippedLine
from home.actions.errors import NotAllowed
from network.models import Organisation
from tests.campaign.sheets_typed.help import address, filled
from tests.factories.network import OrganisationFactory
from tests.factories.paper import NAMES, lines, sheet
from tests.factories.staff import editor, member, moderator, officer

pytestmark = pytest.mark.django_db


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
