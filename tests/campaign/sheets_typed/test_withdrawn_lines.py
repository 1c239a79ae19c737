"""Who has withdrawn from a sheet of paper stays away, however often it is typed or imported."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from campaign.actions.count_sheet import undo_sheet
from campaign.actions.import_sheets import import_sheets
from campaign.actions.type_sheet import finish_typing, type_lines
from campaign.actions.undo_import import undo_import
from campaign.actions.withdraw import withdraw
from campaign.enums import SheetState
from campaign.models import Signature, SignatureSheet
from network.models import Organisation
from tests.campaign.sheets_checked.help import checked
from tests.campaign.sheets_imported.help import csv_of
from tests.factories.paper import lines, typed
from tests.factories.staff import editor, member, officer

pytestmark = pytest.mark.django_db
NAMES = ("Ama Mensah", "Kofi Boateng")


def names() -> list[str]:
    return [*Signature.objects.exclude(name="").values_list("name", flat=True)]


def test_a_file_does_not_bring_her_back_after_its_import_is_undone(paper: SignatureSheet) -> None:
    raw = csv_of(paper, *NAMES)
    batch = import_sheets(editor(), "kumasi.csv", raw).batch
    assert batch is not None
    withdraw(Signature.objects.get(line=1))
    assert paper.skipped.get(line=1).reason == "withdrawn"
    undo_import(officer(), batch.pk)
    again = import_sheets(editor(), "kumasi.csv", raw)
    assert (again.kept, [*again.refused]) == (1, [2])
    assert "has withdrawn" in again.refused[2]
    assert names() == ["Kofi Boateng"]
    paper.refresh_from_db()
    # Her line keeps nobody waiting.
    assert paper.state == SheetState.TYPED


def test_nobody_types_her_again_after_the_sheet_is_taken_back(
    paper: SignatureSheet, collector: Any, organisation: Organisation
) -> None:
    checked(typed(paper, collector, *NAMES), member(organisation, "steward"))
    withdraw(Signature.objects.get(line=1))
    for _step in range(2):
        undo_sheet(editor(), paper.pk, "The wrong sheet")
    assert [*type_lines(collector, paper.pk, lines("Ama Mensah"))] == [1]
    finish_typing(collector, paper.pk)
    assert names() == ["Kofi Boateng"]
    assert paper.skipped.get(line=1).reason == "withdrawn"


def test_withdrawing_from_paper_costs_few_statements_more(
    paper: SignatureSheet, collector: Any
) -> None:
    type_lines(collector, paper.pk, lines(*NAMES))
    on_paper, elsewhere = Signature.objects.order_by("line")
    Signature.objects.filter(pk=elsewhere.pk).update(sheet=None, line=None)
    elsewhere.refresh_from_db()
    with CaptureQueriesContext(connection) as with_paper:
        withdraw(on_paper)
    with CaptureQueriesContext(connection) as without:
        withdraw(elsewhere)
    assert len(with_paper) - len(without) <= 4
