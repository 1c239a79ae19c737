"""Reading a file: its columns, its kind and its size."""

import io
import time
import tracemalloc
import zipfile
from typing import Any

import pytest
from openpyxl import Workbook

from campaign.actions.count_sheet import undo_sheet
from campaign.actions.import_sheets import import_sheets
from campaign.imports.rows import LIMITS
from campaign.models import SignatureSheet
from home.actions.errors import Invalid
from home.tables.table import Unreadable
from home.tables.xlsx_table import check_parts, read_xlsx
from tests.campaign.sheets_imported.help import bring, names, table
from tests.factories.staff import editor

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
        undo_sheet(editor(), paper.pk, "There are more lines")
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
        (b"sheet,line,name\n" + b"x" * LIMITS.size, "too large"),
        (b'sheet,line,name\nA,1,"open', "line 2"),
        (b"sheet,line,name\nA,1,\x81\x8d", "line 2"),
        (b"\xff\xfesheet", "Line|line|missing"),
        (b"sheet,line,name" + b",x" * 60 + b"\n", "too many columns"),
        (b"sheet,line,name\nA,1," + b"y" * 2000, "line 2"),
        (b"sheet,line,name," + b"y" * 200_000 + b"\nA,1,Ama", "line 1: .* too long"),
        (b"sheet,line," + b"y" * 131_073 + b"\nA,1,Ama", "line 1: .* too long"),
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


TEXTS = "xl/sharedStrings.xml"


def with_texts(texts: bytes, place: str = TEXTS) -> bytes:
    """Return a workbook whose texts lie in a part of their own, as spreadsheets write it."""
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
    override = f'<Override PartName="/{place}" ContentType="{kind}"/></Types>'.encode()
    main = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    written = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(xlsx(["sheet", "line", "name"]))) as plain,
        zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive,
    ):
        for part in plain.infolist():
            content = plain.read(part)
            if part.filename == "[Content_Types].xml":
                content = content.replace(b"</Types>", override)
            if part.filename != place:
                archive.writestr(part.filename, content)
        archive.writestr(place, b'<sst xmlns="' + main + b'">' + texts + b"</sst>")
    return written.getvalue()


@pytest.mark.parametrize("place", [TEXTS, "xl/worksheets/texts.xml", "xl/texts.bin"])
@pytest.mark.parametrize(
    "texts",
    [
        b"<si><t/></si>" * (4 * 1024 * 1024 // 13),
        b"<si><t/></si>" * 60_000,
        b"<si>" + b"<r><t>x</t></r>" * 150_000 + b"</si>",
        b"<si><t>" + b"x" * 9_000_000 + b"</t></si>",
    ],
)
def test_a_small_file_of_very_many_texts_costs_neither_time_nor_memory(
    texts: bytes, place: str
) -> None:
    raw = with_texts(texts, place)
    assert len(raw) < 60_000
    tracemalloc.start()
    before = time.process_time()
    with pytest.raises(Unreadable, match="too large when it is opened"):
        read_xlsx(raw, LIMITS)
    spent, (_now, most) = time.process_time() - before, tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert spent < 1
    assert most < 50 * 1024 * 1024


def test_a_workbook_of_a_part_that_stands_for_others_is_refused() -> None:
    doctype = b'<!DOCTYPE sst [<!ENTITY a "aaaa">]>'
    with pytest.raises(Unreadable, match="cannot be read"):
        read_xlsx(with_texts(doctype), LIMITS)


def test_the_largest_file_that_may_come_is_not_too_large() -> None:
    cell = '<c r="A1" s="12" t="inlineStr"><is><t>Somebody with a long name </t></is></c>'
    row = f'<row r="1" spans="1:8">{cell * 8}</row>'
    texts = "".join(f"<si><t>person.{number}@example.org</t></si>" for number in range(LIMITS.rows))
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", row * LIMITS.rows)
        archive.writestr(TEXTS, texts * 2)
    check_parts(written.getvalue(), LIMITS)


def test_what_a_workbook_claims_of_its_size_is_not_believed(paper: SignatureSheet) -> None:
    book = Workbook()
    book.active.append(["sheet", "line", "name"])
    book.active["A1048576"] = "far below"
    written = io.BytesIO()
    book.save(written)
    with pytest.raises(Invalid, match="too many lines"):
        bring(written.getvalue(), "far.xlsx")
