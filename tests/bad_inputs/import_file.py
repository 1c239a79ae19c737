"""Files that spreadsheets really write (cases B60, B63 and B64), sent to the import of sheets."""

import csv
import io

import pytest
from openpyxl import Workbook, load_workbook

from campaign.actions.import_sheets import import_sheets
from campaign.exports import csv_file, xlsx_file
from campaign.models import Signature, SignatureSheet
from home.actions.errors import Invalid
from tests.factories.campaign import PledgeFactory, SheetFactory, SignatureFactory

HEADING = "sheet,line,name"
NAMES = ("Ángela Rodríguez", "Zoë Müller", "José Peña", "Ana Lopez", "Léa Noël")
FORMULAS = ('=HYPERLINK("http://evil","x")', "<b>x</b>", "@SUM(1)", "\t=1+1")
# Space around a name is no part of it, here as at the sign form.
STORED = tuple(cell.strip() for cell in FORMULAS)


def rows(sheet: SignatureSheet, delimiter: str = ",") -> str:
    """Return five rows with letters beyond ASCII."""
    lines = [
        delimiter.join((sheet.number, str(line), name)) for line, name in enumerate(NAMES, start=1)
    ]
    return "\r\n".join([HEADING.replace(",", delimiter), *lines])


def enumerated(sheet: SignatureSheet) -> list[list[str]]:
    """Return the cells of a table with one formula to a line."""
    return [[sheet.number, str(line), cell] for line, cell in enumerate(FORMULAS, start=1)]


def workbook(lines: list[list[str]], *, formulas: bool) -> bytes:
    """Return a workbook that holds formulas, or the same letters as text."""
    book = Workbook()
    for row in [HEADING.split(","), *lines]:
        book.active.append(row)
    if not formulas:
        for (cell,) in book.active.iter_rows(min_col=3, max_col=3):
            cell.data_type = "s"
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def stored_names() -> tuple[str, ...]:
    return tuple(Signature.objects.order_by("line").values_list("name", flat=True))


@pytest.mark.django_db
class TestImportFile:
    """What is read, what is refused, and how it is said."""

    @pytest.mark.parametrize("encoding", ["cp1252", "utf-8", "utf-8-sig", "utf-16"])
    @pytest.mark.parametrize("delimiter", [",", ";", "\t"])
    def test_b60_the_same_rows_are_read_however_they_were_saved(
        self, encoding: str, delimiter: str
    ) -> None:
        sheet = SheetFactory.create()
        raw = rows(sheet, delimiter).encode(encoding)
        assert import_sheets(None, "people.csv", raw).refused == {}
        assert tuple(Signature.objects.order_by("line").values_list("name", flat=True)) == NAMES

    @pytest.mark.parametrize("end", ["\r", "\n", "\r\n"])
    def test_b60_the_same_rows_are_read_however_their_lines_end(self, end: str) -> None:
        raw = rows(SheetFactory.create()).replace("\r\n", end).encode()
        assert import_sheets(None, "people.csv", raw).refused == {}
        assert tuple(Signature.objects.order_by("line").values_list("name", flat=True)) == NAMES

    def test_b60_a_heading_longer_than_any_name_is_refused_naming_the_line(self) -> None:
        raw = f"{HEADING},{'x' * 131_073}\nA,1,Ama".encode()
        with pytest.raises(Invalid, match="line 1"):
            import_sheets(None, "people.csv", raw)

    def test_b60_letters_that_nobody_can_read_are_refused_naming_the_line(self) -> None:
        raw = rows(SheetFactory.create()).encode("cp1252") + b"\r\nA,6,\x81"
        with pytest.raises(Invalid, match="line 2"):
            import_sheets(None, "people.csv", raw)

    def test_b63_one_bad_row_among_5000_is_named_and_a_second_run_changes_nothing(self) -> None:
        pledge = PledgeFactory.create()
        wording = SignatureFactory.create(pledge=pledge).consent_text
        sheets = [
            SheetFactory.create(pledge=pledge, consent_text=wording, lines=100)
            for _number in range(50)
        ]
        lines = [
            f"{sheet.number},{line},Person {number} {line},GH"
            for number, sheet in enumerate(sheets)
            for line in range(1, 101)
        ]
        lines[3125] = lines[3125].replace(",GH", ",XX")
        raw = "\n".join([f"{HEADING},country", *lines]).encode()
        dry = import_sheets(None, "people.csv", raw, dry_run=True)
        assert dry.reasons == [(3127, "“XX” is no country that we know")]
        assert Signature.objects.count() == 1
        done = import_sheets(None, "people.csv", raw)
        assert (done.kept, len(done.refused)) == (4999, 1)
        again = import_sheets(None, "people.csv", raw)
        assert (again.kept, again.known, len(again.refused)) == (0, 4999, 1)
        assert Signature.objects.count() == 5000

    @pytest.mark.parametrize(
        "heading", ["sheet,line", "sheet,line,name,name", "sheet,line,name,nombre"]
    )
    def test_b63_missing_and_doubled_columns_are_said(self, heading: str) -> None:
        with pytest.raises(Invalid, match=r"missing|twice"):
            import_sheets(None, "people.csv", f"{heading}\nA,1,x,x".encode())

    def test_b63_an_extra_column_is_left_out_and_said(self) -> None:
        sheet = SheetFactory.create()
        raw = f"{HEADING},shoes\n{sheet.number},1,Ama,39".encode()
        assert import_sheets(None, "people.csv", raw).ignored == ["shoes"]

    def test_b64_formulas_and_html_in_a_csv_are_text(self) -> None:
        sheet = SheetFactory.create()
        written = io.StringIO()
        table = csv.writer(written)
        table.writerow(HEADING.split(","))
        table.writerows(enumerated(sheet))
        assert import_sheets(None, "x.csv", written.getvalue().encode()).refused == {}
        assert stored_names() == STORED

    def test_b64_words_that_look_like_formulas_in_a_workbook_are_text(self) -> None:
        raw = workbook(enumerated(SheetFactory.create()), formulas=False)
        assert import_sheets(None, "x.xlsx", raw).refused == {}
        assert stored_names() == STORED

    def test_b64_true_formulas_in_a_workbook_are_refused_each_by_its_line(self) -> None:
        raw = workbook(enumerated(SheetFactory.create()), formulas=True)
        refused = import_sheets(None, "x.xlsx", raw).refused
        assert list(refused) == [2]
        assert "formula" in refused[2]
        assert stored_names() == STORED[1:]

    def test_b64_what_was_imported_leaves_as_text_again(self) -> None:
        import_sheets(None, "x.xlsx", workbook(enumerated(SheetFactory.create()), formulas=False))
        table = [[name] for name in stored_names()]
        assert "".join(csv_file.stream(table)).count("'") == 3
        sheet = load_workbook(io.BytesIO(b"".join(xlsx_file.stream(table)))).active
        assert {cell.data_type for (cell,) in sheet.iter_rows()} <= {"s", "inlineStr"}
