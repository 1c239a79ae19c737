"""Reading a file: its columns, its kind and its size."""

import io
import zipfile
from typing import Any

import pytest
from openpyxl import Workbook

from campaign.actions.import_sheets import import_sheets
from campaign.enums import SheetState
from campaign.imports.table import MAX_BYTES, Unreadable
from campaign.models import SignatureSheet
from home.actions.errors import Invalid
from tests.campaign.sheets_imported.help import bring, names, table

pytestmark = pytest.mark.django_db


def xlsx(*rows: list[Any]) -> bytes:
    """Return a workbook."""
    book = Workbook()
    for row in rows:
        book.active.append(row)
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


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
        assert not bring(table(paper, heading, f"#;{number};Person {number}")).refused
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
