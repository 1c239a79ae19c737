"""Files of registers with faults (cases B60, B63 and B64), sent to the import of organisations."""

import pytest

from network.enums_import import Outcome
from network.models import ImportBatch, Organisation
from tests.network.importing.files import csv_of, read
from tests.network.importing.help import ROWS, planned, ran

FORMULAS = ('=HYPERLINK("http://evil","x")', "<b>x</b>", "@SUM(1)", "\t=1+1")
HEADING = ["slug", "name", "type", "country", "latitude", "longitude", "shoes"]


class TestImportRegister:
    """What is read, what is refused, and how it is said."""

    @pytest.mark.parametrize("encoding", ["cp1252", "utf-8-sig", "utf-16"])
    def test_b60_the_same_rows_are_read_however_they_were_saved(self, encoding: str) -> None:
        raw = csv_of(ROWS, delimiter=";").encode(encoding)
        assert [record.facts for record in read(raw)] == [one.facts for one in read(csv_of(ROWS))]

    @pytest.mark.django_db
    def test_b63_each_bad_row_of_5000_is_named_and_a_second_run_changes_nothing(self) -> None:
        rows = [
            [f"group-{place}", f"Group {place}", "coop", "TG", "6.5", "1.2", "39"]
            for place in range(2, 5002)
        ]
        rows[3125][4] = "91"
        rows[3126][3] = "XX"
        rows[3127][0] = "group-7"
        batch = planned(csv_of(rows, HEADING))
        bad = batch.rows.filter(outcome=Outcome.BAD).order_by("line")
        assert [(row.line, row.reasons[0]) for row in bad] == [
            (3127, "Latitude: “91” is not on the map: from -90 to 90"),
            (3128, "Country: “XX” is no country that we know"),
            (3129, "the same number, address or name and town stand in line 7 already"),
        ]
        assert batch.ignored == ["shoes"]
        assert not Organisation.objects.exists()
        ran(batch)
        assert Organisation.objects.count() == 4997
        again = planned(csv_of(rows, HEADING))
        assert again.rows.filter(outcome=Outcome.SAME).count() == 4997
        assert ImportBatch.objects.count() == 2

    def test_b64_formulas_and_html_are_text(self) -> None:
        rows = [[place, cell, "coop", "TG", "", "", ""] for place, cell in enumerate(FORMULAS)]
        names = [record.name for record in read(csv_of(rows))]
        assert names == [cell.strip() for cell in FORMULAS]
