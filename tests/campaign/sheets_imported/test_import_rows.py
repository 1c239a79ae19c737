"""Importing rows: what is kept, what is refused, and what undoing takes back."""

from typing import Any

import pytest
from django.utils import timezone
from wagtail.models import ModelLogEntry

from campaign.actions.check_sheet import begin_check, finish_check
from campaign.actions.count_sheet import count_sheet, undo_sheet
from campaign.actions.import_sheets import import_sheets
from campaign.actions.tally import tally
from campaign.actions.undo_import import undo_import
from campaign.email_keys import email_key, name_key
from campaign.enums import PledgeState, SheetState, SignatureState
from campaign.models import ImportBatch, Pledge, Signature, SignatureSheet
from campaign.selectors.sheet_lines import Line, stored_lines
from home.actions.errors import Conflict, NotAllowed
from tests.campaign.sheets_imported.help import bring, csv_of, names, table
from tests.factories.campaign import SignatureFactory
from tests.factories.paper import sheet
from tests.factories.staff import editor, officer

pytestmark = pytest.mark.django_db


def test_good_rows_are_kept_and_the_sheet_waits_for_its_check(paper: SignatureSheet) -> None:
    by = editor()
    result = import_sheets(by, "kumasi.csv", csv_of(paper, "Ama Mensah", "Kofi Boateng"))
    assert (result.rows, result.kept, result.known, result.refused) == (2, 2, 0, {})
    signature = Signature.objects.get(line=2)
    assert (signature.state, signature.country) == (SignatureState.PENDING, "GH")
    assert result.batch is not None
    assert signature.via == result.batch.mark
    paper.refresh_from_db()
    assert (paper.state, paper.typed_by) == (SheetState.TYPED, by)
    with pytest.raises(NotAllowed, match="Another person"):
        begin_check(by, paper.pk)


def test_a_dry_run_tells_everything_and_keeps_nothing(paper: SignatureSheet) -> None:
    raw = csv_of(paper, "Ama Mensah", "", "Kofi Boateng")
    result = bring(raw, dry_run=True)
    assert (result.kept, [*result.refused]) == (2, [3])
    assert not Signature.objects.exists()
    assert not ImportBatch.objects.exists()
    paper.refresh_from_db()
    assert paper.state == SheetState.PRINTED


def test_the_same_file_twice_brings_nothing_new(paper: SignatureSheet) -> None:
    raw = csv_of(paper, "Ama Mensah", "Kofi Boateng")
    bring(raw)
    again = bring(raw)
    assert (again.kept, again.known, again.refused, again.batch) == (0, 2, {}, None)
    assert Signature.objects.count() == 2
    assert ImportBatch.objects.count() == 1


def test_a_correction_made_since_is_not_taken_back_by_the_same_file(paper: SignatureSheet) -> None:
    raw = csv_of(paper, "Ama Mensah", "Kofi Boateng")
    bring(raw)
    Signature.objects.filter(line=1).update(name="Ama Mensah-Addo")
    assert bring(raw).refused == {}
    assert names() == ["Ama Mensah-Addo", "Kofi Boateng"]


def test_bad_rows_are_named_by_their_line_and_the_others_kept(paper: SignatureSheet) -> None:
    raw = table(
        paper,
        "sheet,line,name,country,email,group,public,shoe size",
        "#,1,Ama Mensah,Ghana,ama@example.org,1,first name,39",
        "#,2,,,,,,",
        "#,3,Kofi,Atlantis,,,,",
        "#,4,Kofi,TGO,kofi at home,,,",
        "K7R-0000-0,5,Kofi,,,,,",
        "#,x,Kofi,,,,,",
        "#,21,Kofi Twentyone,,,,,",
        "#,8,Kofi,,,9,,",
        "#,9,Kofi,,,,perhaps,",
        "#,1,Ama Again,,,,,",
        "#,11,Ko\x00fi,,,,,",
        "#,12,Yaw Darko,Côte d’Ivoire,,Informal workers,nombre completo,",
    )
    result = bring(raw)
    assert (result.rows, result.kept) == (12, 2)
    assert [*dict(result.reasons)] == [3, 4, 5, 6, 7, 8, 9, 10, 11, 12]
    assert result.refused[4] == "“Atlantis” is no country that we know"
    assert result.refused[11] == "this line of the sheet stands in line 2 already"
    assert result.ignored == ["shoe size"]
    ama, yaw = Signature.objects.order_by("line")
    assert (ama.visibility, ama.constituency) == ("first", "informal-workers")
    assert (yaw.country, yaw.visibility, yaw.constituency) == ("CI", "full", "informal-workers")
    paper.refresh_from_db()
    assert paper.state == SheetState.COLLECTED


def test_the_rest_comes_with_the_corrected_file(paper: SignatureSheet) -> None:
    bring(csv_of(paper, "Ama Mensah", "", "Kofi Boateng"))
    result = bring(csv_of(paper, "Ama Mensah", "Adwoa Sarpong", "Kofi Boateng"))
    assert (result.kept, result.known, result.refused) == (1, 2, {})
    paper.refresh_from_db()
    assert paper.state == SheetState.TYPED


@pytest.mark.parametrize("wrong", ["no number", "K7R-0000-0", "", "AAA-9999-?"])
def test_a_mistyped_sheet_number_closes_no_sheet_until_it_is_corrected(
    paper: SignatureSheet, wrong: str
) -> None:
    heading, first, last = "sheet,line,name", "#,1,Ama Mensah", "#,3,Kofi Boateng"
    bring(table(paper, heading, first, f"{wrong},2,Esi Owusu", last))
    paper.refresh_from_db()
    assert paper.state == SheetState.COLLECTED
    assert not paper.skipped.exists()
    corrected = bring(table(paper, heading, first, "#,2,Esi Owusu", last))
    assert (corrected.kept, corrected.known, corrected.refused) == (1, 2, {})
    paper.refresh_from_db()
    assert paper.state == SheetState.TYPED


def test_a_corrected_file_closes_also_the_sheets_that_were_whole_before(
    paper: SignatureSheet,
) -> None:
    other = sheet(paper.organisation, pledge=paper.pledge)
    rows = ["#,1,Ama Mensah", f"{other.number},1,Kofi Boateng"]
    bring(table(paper, "sheet,line,name", *rows, "?,2,Esi Owusu"))
    bring(table(paper, "sheet,line,name", *rows, "#,2,Esi Owusu"))
    assert set(SignatureSheet.objects.values_list("state", flat=True)) == {SheetState.TYPED}


def test_what_a_spreadsheet_lost_is_no_name(paper: SignatureSheet) -> None:
    lost = (f"{paper.number},{line},{name}" for line, name in ((1, "#REF!"), (2, "#N/A")))
    result = bring("\n".join(["sheet,line,name", *lost, f"{paper.number},3,Ama"]).encode())
    assert names() == ["Ama"]
    assert "mistake of the spreadsheet" in result.refused[2]


def test_the_log_names_who_sent_the_file_again(paper: SignatureSheet) -> None:
    raw = csv_of(paper, "Ama Mensah", "Kofi Boateng")
    first, second = editor(), officer()
    import_sheets(first, "kumasi.csv", raw)
    undo_sheet(second, paper.pk, "The wrong sheet")
    Signature.objects.filter(line=2).delete()
    import_sheets(second, "kumasi.csv", raw)
    entries = ModelLogEntry.objects.filter(action="campaign.import_sheets")
    assert {entry.user for entry in entries} == {first, second}


def test_after_a_sheet_is_taken_back_new_lines_can_be_imported(paper: SignatureSheet) -> None:
    bring(csv_of(paper, "Ama Mensah"))
    undo_sheet(editor(), paper.pk, "Two lines were forgotten")
    result = bring(csv_of(paper, "Ama Mensah", "Kofi Boateng", "Esi Owusu"))
    assert (result.kept, result.refused) == (2, {})


def test_who_signed_before_is_refused_until_somebody_says_it_is_another(
    paper: SignatureSheet,
) -> None:
    heading = "sheet,line,name,another person"
    rows = ["#,1,Ama Mensah,", "#,2,Ama  MENSAH,", "#,3,Ama Mensah,yes"]
    result = bring(table(paper, heading, *rows))
    assert [*result.refused] == [3]
    assert "has signed already" in result.refused[3]
    assert Signature.objects.count() == 2
    other = sheet(paper.organisation, pledge=paper.pledge)
    assert [*bring(csv_of(other, "Ama Mensah")).refused] == [2]


def test_an_address_that_signed_before_is_refused(paper: SignatureSheet) -> None:
    rows = ["#,1,Ama,a.ma@gmail.com", "#,2,Ama,ama+1@gmail.com"]
    result = bring(table(paper, "sheet,line,name,e-mail", *rows))
    assert (result.kept, [*result.refused]) == (1, [3])


def test_an_address_under_another_name_is_asked_about(paper: SignatureSheet) -> None:
    address = "esi@example.org"
    SignatureFactory.create(pledge=paper.pledge, email=address, email_key=email_key(address))
    heading = "sheet,line,name,e-mail,another person"
    result = bring(table(paper, heading, "#,1,Kojo Owusu,esi@example.org,"))
    assert "under another name" in result.refused[2]
    assert bring(table(paper, heading, "#,1,Kojo Owusu,esi@example.org,yes")).kept == 1


def test_what_editors_found_invalid_does_not_come_back_unseen(paper: SignatureSheet) -> None:
    SignatureFactory.create(
        pledge=paper.pledge,
        name_key=name_key("Esi Owusu"),
        country="GH",
        state=SignatureState.INVALIDATED,
    )
    result = bring(csv_of(paper, "Esi Owusu"))
    assert "has signed already" in result.refused[2]


def test_undoing_takes_back_only_what_the_file_brought(paper: SignatureSheet) -> None:
    by_hand = sheet(paper.organisation, pledge=paper.pledge)
    bring(csv_of(by_hand, "Esi Owusu"))
    result = bring(csv_of(paper, "Ama Mensah", "Kofi Boateng"))
    assert result.batch is not None
    assert undo_import(officer(), result.batch.pk) == 2
    assert names() == ["Esi Owusu"]
    paper.refresh_from_db()
    assert (paper.state, paper.typed_at) == (SheetState.COLLECTED, None)
    with pytest.raises(Conflict):
        undo_import(officer(), result.batch.pk)
    assert bring(csv_of(paper, "Ama Mensah", "Kofi Boateng")).kept == 2


def test_undoing_what_was_counted_lowers_the_count(paper: SignatureSheet) -> None:
    result = bring(csv_of(paper, "Ama Mensah", "Kofi Boateng"))
    checker = officer()
    check = begin_check(checker, paper.pk)
    stored = stored_lines(paper)
    lines = [stored.get(number, Line(number)) for number in check.lines]
    assert finish_check(checker, paper.pk, lines) == {}
    count_sheet(checker, paper.pk)
    tally()
    assert Pledge.objects.get().signature_count == 2
    assert result.batch is not None
    undo_import(checker, result.batch.pk)
    tally()
    assert Pledge.objects.get().signature_count == 0


def test_what_is_delivered_is_neither_imported_nor_undone(paper: SignatureSheet) -> None:
    result = bring(csv_of(paper, "Ama Mensah"))
    Pledge.objects.update(state=PledgeState.DELIVERED, delivered_on=timezone.localdate())
    assert result.batch is not None
    with pytest.raises(Conflict, match="delivered"):
        undo_import(officer(), result.batch.pk)
    other = sheet(paper.organisation, pledge=paper.pledge)
    assert "delivered" in bring(csv_of(other, "Kofi")).refused[2]


def test_a_sheet_costs_the_same_for_one_line_and_for_twenty(
    paper: SignatureSheet, django_assert_max_num_queries: Any
) -> None:
    raw = csv_of(paper, *(f"Person {number}" for number in range(20)))
    with django_assert_max_num_queries(30):
        assert bring(raw).kept == 20
