"""Files that spreadsheets really write (cases B60, B63 and B64), sent to the import of sheets."""

from typing import Any

import pytest

from campaign.actions.import_sheets import import_sheets
from campaign.models import Signature, SignatureSheet
from home.actions.errors import Invalid
from tests.factories.campaign import PledgeFactory, SheetFactory, SignatureFactory

HEADING = "sheet,line,name"
NAMES = ("Ángela Rodríguez", "Zoë Müller", "José Peña", "Ana Lopez", "Léa Noël")
FORMULAS = ('=HYPERLINK("http://evil","x")', "<b>x</b>", "@SUM(1)", "=1+1")


def rows(sheet: SignatureSheet, delimiter: str = ",") -> str:
    """Return five rows with letters beyond ASCII."""
    lines = [
        delimiter.join((sheet.number, str(line), name)) for line, name in enumerate(NAMES, start=1)
    ]
    return "\r\n".join([HEADING.replace(",", delimiter), *lines])


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
        cells: list[Any] = [text.replace('"', '""') for text in FORMULAS]
        lines = [f'{sheet.number},{line},"{cell}"' for line, cell in enumerate(cells, start=1)]
        assert import_sheets(None, "x.csv", "\n".join([HEADING, *lines]).encode()).refused == {}
        assert tuple(Signature.objects.order_by("line").values_list("name", flat=True)) == FORMULAS
