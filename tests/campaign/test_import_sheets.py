"""Importing a file of typed sheets."""

import io
import zipfile
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.core.management.base import CommandError
from django.test import Client
from django.utils import timezone
from openpyxl import Workbook

from campaign.actions.check_sheet import begin_check, finish_check
from campaign.actions.count_sheet import count_sheet
from campaign.actions.import_sheets import Imported, import_sheets
from campaign.actions.tally import tally
from campaign.actions.undo_import import undo_import
from campaign.enums import PledgeState, SheetState, SignatureState
from campaign.imports.table import MAX_BYTES, Unreadable
from campaign.models import ImportBatch, Pledge, PledgePage, Signature, SignatureSheet
from campaign.selectors.sheet_lines import Line, stored_lines
from home.actions.errors import Conflict, Invalid, NotAllowed
from tests.factories.network import OrganisationFactory
from tests.factories.paper import sheet
from tests.factories.staff import editor, member, officer

pytestmark = pytest.mark.django_db


@pytest.fixture
def paper(page: PledgePage) -> SignatureSheet:
    return sheet(OrganisationFactory.create(country="GH"), pledge=page.pledge)


def csv_of(paper: SignatureSheet, *names: str) -> bytes:
    """Return a file with one name a line, as a spreadsheet saves it."""
    rows = [f"{paper.number},{line},{name}" for line, name in enumerate(names, start=1)]
    return "\r\n".join(["Sheet number,Line,Full name", *rows, ""]).encode()


def table(paper: SignatureSheet, heading: str, *rows: str) -> bytes:
    """Return a file whose `#` stands for the number of the sheet."""
    return "\n".join([heading, *rows]).replace("#", paper.number).encode()


def xlsx(*rows: list[Any]) -> bytes:
    """Return a workbook."""
    book = Workbook()
    for row in rows:
        book.active.append(row)
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def bring(raw: bytes, name: str = "kumasi.csv", **options: Any) -> Imported:
    return import_sheets(None, name, raw, **options)


def names() -> list[str]:
    return list(Signature.objects.order_by("sheet", "line").values_list("name", flat=True))


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


def test_columns_are_known_by_their_names_in_four_languages(paper: SignatureSheet) -> None:
    for number, heading in enumerate(
        (
            "sheet;line;full name",
            "Número de hoja;Línea;Nombre completo",
            "Numéro de feuille;Ligne;Nom complet",
            "Número da folha;Linha;Nome completo",
        ),
        start=1,
    ):
        assert bring(table(paper, heading, f"#;{number};Person {number}")).refused == {} or number
        SignatureSheet.objects.update(state=SheetState.COLLECTED)
        paper.skipped.all().delete()
    assert len(names()) == 4


def test_a_missing_or_doubled_column_is_said(paper: SignatureSheet) -> None:
    with pytest.raises(Invalid, match="missing: line"):
        bring(table(paper, "sheet,name", "#,Ama"))
    with pytest.raises(Invalid, match="“name” is there twice"):
        bring(table(paper, "sheet,line,name,nombre", "#,1,Ama,Ama"))


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b"", "empty"),
        (b"\n\n", "Line 1"),
        (b"sheet,line,name\n" + b"x" * MAX_BYTES, "too large"),
        (b'sheet,line,name\nA,1,"open', "line 2"),
        (b"sheet,line,name\nA,1,\x81\x8d", "line 2"),
        (b"\xff\xfesheet", "Line|line|missing"),
        (b"sheet,line,name" + b",x" * 60 + b"\n", "too many columns"),
        (b"sheet,line,name\nA,1," + b"y" * 2000, "line 2"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_in_words(
    paper: SignatureSheet, raw: bytes, reason: str
) -> None:
    with pytest.raises(Unreadable, match=reason):
        import_sheets(None, "kumasi.csv", raw)


def test_a_file_of_another_kind_is_refused(paper: SignatureSheet) -> None:
    for name, raw in (
        ("kumasi.xls", b"\xd0\xcf\x11\xe0"),
        ("kumasi.pdf", b"%PDF"),
        ("kumasi.xlsx", b"PK\x03\x04 broken"),
        ("kumasi.xlsx", b"sheet,line,name"),
    ):
        with pytest.raises(Invalid):
            bring(raw, name)


def test_a_workbook_is_read_with_numbers_and_without_formulas(paper: SignatureSheet) -> None:
    raw = xlsx(
        ["Sheet", "Line", "Name", "Country"],
        [paper.number, 1, "Ama Mensah", "GH"],
        [paper.number, 2.0, '=HYPERLINK("http://evil.example","Kofi")', "GH"],
        [None, None, None, None],
        [paper.number, 4, "Kofi Boateng", None],
    )
    result = bring(raw, "kumasi.xlsx")
    assert names() == ["Ama Mensah", "Kofi Boateng"]
    assert result.refused == {3: "“name” holds a formula; type what it shows"}
    assert result.rows == 3


def test_a_bomb_is_refused_before_it_is_unpacked(paper: SignatureSheet) -> None:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b"0" * (70 * 1024 * 1024))
    assert len(written.getvalue()) < 100_000
    with pytest.raises(Invalid, match="too large when it is opened"):
        bring(written.getvalue(), "bomb.xlsx")


def test_what_a_workbook_claims_of_its_size_is_not_believed(paper: SignatureSheet) -> None:
    book = Workbook()
    book.active.append(["sheet", "line", "name"])
    book.active["A1048576"] = "far below"
    written = io.BytesIO()
    book.save(written)
    with pytest.raises(Invalid, match="too many lines"):
        bring(written.getvalue(), "far.xlsx")


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


def test_only_editors_and_officers_import(client: Client, paper: SignatureSheet) -> None:
    steward = member(paper.organisation, "steward")
    with pytest.raises(NotAllowed):
        import_sheets(steward, "kumasi.csv", csv_of(paper, "Ama"))
    batch = bring(csv_of(paper, "Ama")).batch
    assert batch is not None
    with pytest.raises(NotAllowed):
        undo_import(steward, batch.pk)
    client.force_login(steward)
    assert client.get("/en/members/sheets/import/").status_code == 403
    assert client.post(f"/en/members/sheets/import/{batch.pk}/undo/").status_code == 403
    for user in (editor(), officer()):
        client.force_login(user)
        assert client.get("/en/members/sheets/import/").status_code == 200


def test_the_page_tries_a_file_and_then_keeps_it(client: Client, paper: SignatureSheet) -> None:
    client.force_login(editor())
    address = "/en/members/sheets/import/"

    def send(**fields: str) -> Any:
        raw = csv_of(paper, "Ama Mensah", "<b>Kofi</b>")
        return client.post(address, {"file": SimpleUploadedFile("kumasi.csv", raw), **fields})

    tried = send()
    assert tried.status_code == 200
    assert "What would happen" in tried.content.decode()
    assert not Signature.objects.exists()
    assert "What happened" in send(**{"import": "1"}).content.decode()
    assert Signature.objects.count() == 2
    batch = ImportBatch.objects.get()
    html = client.get(address).content.decode()
    assert f"{address}{batch.pk}/undo/" in html
    undone = client.post(f"{address}{batch.pk}/undo/", follow=True)
    assert "The import is undone" in undone.content.decode()
    assert not Signature.objects.exists()


def test_the_page_says_what_is_wrong_with_a_file(client: Client, paper: SignatureSheet) -> None:
    client.force_login(editor())
    address = "/en/members/sheets/import/"
    assert "Choose a file." in client.post(address).content.decode()
    for raw, reason in (
        (b"", "The file is empty"),
        (b"a,b", "missing"),
        (csv_of(paper, ""), "line 2"),
    ):
        answer = client.post(address, {"file": SimpleUploadedFile("x.csv", raw)})
        assert answer.status_code == 422
        assert reason in answer.content.decode()


def test_the_command_tells_imports_and_undoes(
    paper: SignatureSheet, tmp_path: Path, capsys: Any
) -> None:
    file = tmp_path / "kumasi.csv"
    file.write_bytes(csv_of(paper, "Ama Mensah", "Kofi Boateng"))
    call_command("import_sheets", str(file), "--dry-run")
    assert "2 would be new" in capsys.readouterr().out
    call_command("import_sheets", str(file))
    assert "2 are new" in capsys.readouterr().out
    call_command("import_sheets", str(file))
    assert "0 are new, 2 were there, 0 refused" in capsys.readouterr().out
    batch = ImportBatch.objects.get()
    call_command("import_sheets", "--undo", str(batch.pk))
    assert not Signature.objects.exists()
    with pytest.raises(CommandError) as refused:
        call_command("import_sheets", "--undo", str(batch.pk))
    assert refused.value.returncode == 1


def test_the_command_ends_with_1_for_refused_rows_and_2_for_wrong_use(
    paper: SignatureSheet, tmp_path: Path, capsys: Any
) -> None:
    file = tmp_path / "kumasi.csv"
    file.write_bytes(csv_of(paper, "Ama Mensah", ""))

    def ends_with(*arguments: str) -> int:
        with pytest.raises(CommandError) as refused:
            call_command("import_sheets", *arguments)
        return int(refused.value.returncode)

    assert ends_with(str(file)) == 1
    assert "line 3: the name is missing" in capsys.readouterr().out
    assert ends_with() == 2
    assert ends_with(str(tmp_path / "missing.csv")) == 2
    assert ends_with("--undo", "999999") == 2
    file.write_bytes(b"nothing")
    assert ends_with(str(file)) == 1


def test_a_sheet_costs_the_same_for_one_line_and_for_twenty(
    paper: SignatureSheet, django_assert_max_num_queries: Any
) -> None:
    raw = csv_of(paper, *(f"Person {number}" for number in range(20)))
    with django_assert_max_num_queries(30):
        assert bring(raw).kept == 20
