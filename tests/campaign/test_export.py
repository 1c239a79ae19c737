"""Exporting signers."""

import csv
import tracemalloc
from io import BytesIO, StringIO
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook
from wagtail.models import ModelLogEntry

from campaign.actions.export_signers import export_signers
from campaign.enums import SignatureState, Visibility
from campaign.exports import cells, csv_file, signers, xlsx_file
from campaign.models import Pledge, Signature
from home.actions.errors import Invalid, NotAllowed
from tests.campaign.staff_client import admin_client
from tests.factories.campaign import PledgeFactory, SignatureFactory
from tests.factories.network import OrganisationFactory
from tests.factories.staff import editor, member, moderator, officer, translator

pytestmark = pytest.mark.django_db
EXPORT = "/admin/signatures/export/"
FORMULA = "=cmd|' /C calc'!A0"
FORMULAS = [
    FORMULA, "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "＝1", "＋1", "－1", "＠x", " =1", "\u200b=1",
]  # fmt: skip


@pytest.fixture
def pledge(db: None) -> Pledge:
    """A call with a signer of each kind."""
    call = PledgeFactory.create(code="creches")
    SignatureFactory.create(
        pledge=call, confirmed=True, name=FORMULA, visibility=Visibility.FULL_NAME
    )
    SignatureFactory.create(pledge=call, confirmed=True, name="Shy", visibility=Visibility.NOTHING)
    SignatureFactory.create(
        pledge=call, confirmed=True, held=True, name="Held", visibility=Visibility.FULL_NAME
    )
    SignatureFactory.create(pledge=call, name="Waiting", visibility=Visibility.FULL_NAME)
    SignatureFactory.create(pledge=call, state=SignatureState.WITHDRAWN, name="", email="")
    SignatureFactory.create(confirmed=True, name="Of another pledge")
    return call


def asked(pledge: Pledge, **fields: str) -> dict[str, Any]:
    return {"pledge": pledge.pk, "scope": "agreed", "form": "csv", "purpose": "", **fields}


def body(answer: Any) -> bytes:
    assert answer.status_code == 200, answer.content
    return b"".join(answer.streaming_content)


def csv_rows(data: bytes) -> list[list[str]]:
    return list(csv.reader(StringIO(data.decode("utf-8-sig"))))


def sheet_rows(data: bytes) -> list[list[Any]]:
    sheet = load_workbook(BytesIO(data)).worksheets[0]
    return [[cell.value for cell in row] for row in sheet.iter_rows()]


def test_only_those_who_agreed_are_handed_over(pledge: Pledge) -> None:
    answer = admin_client(officer(), again=True).post(EXPORT, asked(pledge))
    rows = csv_rows(body(answer))
    assert [row[0] for row in rows[1:]] == [f"'{FORMULA}"]
    assert "@" not in "".join(rows[1][1:])
    assert "-1-rows.csv" in answer.headers["Content-Disposition"]


def test_everybody_needs_a_purpose(pledge: Pledge) -> None:
    client = admin_client(officer(), again=True)
    answer = client.post(EXPORT, asked(pledge, scope="everybody"))
    assert answer.status_code == 422
    assert "Say what the addresses are needed for." in answer.content.decode()
    answer = client.post(EXPORT, asked(pledge, scope="everybody", purpose="Asked by the ministry"))
    rows = csv_rows(body(answer))
    assert {row[3] for row in rows[1:]} == {f"'{FORMULA}", "Shy", "Held", "Waiting"}


def test_both_formats_hold_the_same_rows(pledge: Pledge) -> None:
    client = admin_client(officer(), again=True)
    sheet = sheet_rows(body(client.post(EXPORT, asked(pledge, form="xlsx"))))
    lines = csv_rows(body(client.post(EXPORT, asked(pledge))))
    assert len(sheet) == len(lines) == 2
    assert sheet[1][0] == FORMULA


def test_an_export_is_logged_with_who_what_and_how_many(pledge: Pledge) -> None:
    user = officer()
    admin_client(user, again=True).post(EXPORT, asked(pledge))
    entry = ModelLogEntry.objects.get(action="campaign.signers.export")
    assert entry.user_id == user.pk
    assert entry.object_id == str(pledge.pk)
    assert entry.data == {"scope": "agreed", "format": "csv", "purpose": "", "rows": 1}


@pytest.mark.parametrize("who", ["editor", "moderator", "translator", "author", "steward"])
def test_b79_nobody_but_data_officers_exports(who: str, pledge: Pledge) -> None:
    staff: dict[str, Any] = {
        "editor": editor,
        "moderator": lambda: moderator("en"),
        "translator": lambda: translator("en"),
    }
    user = staff[who]() if who in staff else member(OrganisationFactory.create(), who)
    client = admin_client(user, again=True)
    assert client.get(EXPORT).status_code == 403
    assert client.post(EXPORT, asked(pledge)).status_code == 403
    for form in ("csv", "xlsx"):
        answer = client.get("/admin/signatures/", {"export": form})
        assert answer.status_code in {302, 403}
        assert "attachment" not in answer.headers.get("Content-Disposition", "")
    assert not ModelLogEntry.objects.filter(action="campaign.signers.export").exists()


def test_wagtails_own_export_leads_officers_to_ours(pledge: Pledge) -> None:
    client = admin_client(officer(), again=True)
    assert client.get("/admin/signatures/", {"export": "csv"}).url == EXPORT


@pytest.mark.parametrize("minutes_ago", [0, 16])
def test_an_officer_signs_in_again_first(minutes_ago: int, pledge: Pledge) -> None:
    client = admin_client(officer(), again=bool(minutes_ago), minutes_ago=minutes_ago)
    for answer in (client.get(EXPORT), client.post(EXPORT, asked(pledge))):
        assert answer.status_code == 302
        assert answer.url.startswith("/en/account/2fa/reauthenticate/?next=")
    assert not ModelLogEntry.objects.filter(action="campaign.signers.export").exists()


def test_the_action_refuses_by_itself(pledge: Pledge) -> None:
    with pytest.raises(NotAllowed):
        export_signers(editor(), pledge, "agreed", "csv", fresh=True)
    with pytest.raises(NotAllowed, match="second factor"):
        export_signers(officer(), pledge, "agreed", "csv", fresh=False)
    with pytest.raises(Invalid):
        export_signers(officer(), pledge, "nobody", "csv", fresh=True)
    with pytest.raises(Invalid):
        export_signers(officer(), pledge, "everybody", "csv", " short ", fresh=True)


@pytest.mark.parametrize("words", FORMULAS)
def test_b07_a_cell_is_never_a_formula(words: str) -> None:
    line = csv_rows("".join(csv_file.stream([["Name"], [words]])).encode())[1]
    assert line[0].startswith("'")
    cell = load_workbook(BytesIO(b"".join(xlsx_file.stream([["Name"], [words]])))).active["A2"]
    assert cell.data_type in {"s", "inlineStr"}
    assert str(cell.value).strip("\r\n\t ") == words.strip("\r\t ")


@pytest.mark.parametrize("words", ["Ama", "O'Brien", "नीता", 'a "b", c\nd', "", "a<b>&"])
def test_other_words_come_out_as_they_went_in(words: str) -> None:
    assert csv_rows("".join(csv_file.stream([["Name"], [words]])).encode())[1] == [words]
    sheet = sheet_rows(b"".join(xlsx_file.stream([["Name"], [words]])))
    assert (sheet[1][0] or "") == words


def test_what_a_spreadsheet_would_read_as_a_code_is_kept_apart() -> None:
    assert cells.sheet_text("_x0041_ _x41_") == "_x005F_x0041_ _x41_"


def test_what_xml_has_no_place_for_is_left_out() -> None:
    assert cells.sheet_text("a\x00b\x0bc\ud800d") == "abcd"
    assert sheet_rows(b"".join(xlsx_file.stream([["Name"], ["a\x01b"]])))[1] == ["ab"]


def test_more_rows_than_a_sheet_holds_go_on_the_next(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xlsx_file, "ROWS_OF_A_SHEET", 2)
    data = b"".join(xlsx_file.stream([["Name"], *([str(number)] for number in range(7))]))
    sheets = load_workbook(BytesIO(data)).worksheets
    assert [sheet.cell(1, 1).value for sheet in sheets] == ["Name"] * len(sheets)
    found = [row[0].value for sheet in sheets for row in list(sheet.iter_rows())[1:]]
    assert found == [str(number) for number in range(7)]


def test_an_export_without_rows_is_a_heading(pledge: Pledge) -> None:
    Signature.objects.all().delete()
    client = admin_client(officer(), again=True)
    assert len(csv_rows(body(client.post(EXPORT, asked(pledge))))) == 1
    assert len(sheet_rows(body(client.post(EXPORT, asked(pledge, form="xlsx"))))) == 1


def test_rows_are_asked_for_in_batches(pledge: Pledge, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(signers, "BATCH", 2)
    SignatureFactory.create_batch(5, pledge=pledge, confirmed=True)
    with CaptureQueriesContext(connection) as asked_for:
        rows = list(signers.table_of_everybody(signers.everybody(pledge)))
    assert len(rows) == 1 + 9
    assert len(asked_for) == 6


@pytest.mark.parametrize("kind", [csv_file, xlsx_file])
def test_memory_stays_the_same_however_long_the_table_is(kind: Any) -> None:
    def most(number: int) -> int:
        tracemalloc.start()
        for _piece in kind.stream([str(row)] * 5 for row in range(number)):
            pass
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return peak

    most(100)
    assert most(20_000) < 2 * most(2_000) + 200_000
