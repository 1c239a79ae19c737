"""Two at once on one sheet of paper: the lock on the sheet and the constraint on its lines decide.

Each test has a twin that shows the race when the guard is off. PostgreSQL alone: SQLite lets one
writer in at a time.
"""

import os
import time
from dataclasses import replace
from typing import Any

import pytest
from django.db import connection
from wagtail.models import ModelLogEntry

from campaign.actions import count_sheet as counting
from campaign.actions import import_sheets as importing
from campaign.actions import sheet_lines, type_sheet
from campaign.actions.check_sheet import begin_check, finish_check
from campaign.actions.count_sheet import undo_sheet
from campaign.actions.undo_import import undo_import
from campaign.models import ImportBatch, Signature, SignatureSheet
from campaign.selectors.sheet_lines import Line, stored_lines
from tests.campaign.sheets_imported.help import csv_of
from tests.factories.network import OrganisationFactory
from tests.factories.paper import lines, sheet, typed
from tests.factories.staff import editor, member
from tests.races import at_once, meeting, then, without_constraints

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(
        not os.environ.get("DATABASE_URL", "").startswith("postgres"), reason="needs PostgreSQL"
    ),
]
TYPISTS = 6


@pytest.fixture
def paper() -> SignatureSheet:
    return sheet(OrganisationFactory.create())


@pytest.fixture
def collectors(paper: SignatureSheet) -> list[Any]:
    return [member(paper.organisation, "collector") for _number in range(TYPISTS)]


def no_lock(pk: int) -> SignatureSheet:
    """Read a sheet without waiting for anybody."""
    rows = SignatureSheet.objects.select_related("pledge__organisation", "organisation")
    return rows.get(pk=pk)


def type_at_once(paper: SignatureSheet, collectors: list[Any]) -> list[bool]:
    """Let all type line 1, each another name; return who was told that somebody else had."""

    def act(place: int) -> bool:
        line = Line(1, name=f"Reading {place}", country="GH")
        return bool(type_sheet.type_lines(collectors[place], paper.pk, [line]))

    return at_once(len(collectors), act)


def test_of_many_who_type_one_line_at_once_the_first_is_kept(
    paper: SignatureSheet, collectors: list[Any]
) -> None:
    told = type_at_once(paper, collectors)
    assert Signature.objects.count() == 1
    assert sorted(told) == [False, *[True] * (TYPISTS - 1)]


def test_without_lock_and_constraint_one_line_would_be_several_signatures(
    paper: SignatureSheet, collectors: list[Any], monkeypatch: Any
) -> None:
    monkeypatch.setattr(type_sheet, "lock_sheet", no_lock)
    keep = sheet_lines.stored_lines

    def slow(one: SignatureSheet) -> dict[int, Line]:
        found = keep(one)
        time.sleep(0.2)
        return found

    monkeypatch.setattr(sheet_lines, "stored_lines", slow)
    with connection.cursor() as cursor:
        cursor.execute("DROP INDEX signature_line_once")
    type_at_once(paper, collectors)
    assert Signature.objects.count() > 1


@pytest.fixture
def checked(paper: SignatureSheet, collectors: list[Any]) -> SignatureSheet:
    """A sheet that the second collector has checked."""
    typed(paper, collectors[0])
    check = begin_check(collectors[1], paper.pk)
    stored = stored_lines(paper)
    assert finish_check(collectors[1], paper.pk, [stored[number] for number in check.lines]) == {}
    return paper


def count_at_once(paper: SignatureSheet, collectors: list[Any]) -> list[int]:
    return at_once(4, lambda place: counting.count_sheet(collectors[place + 1], paper.pk))


def counted_in_log() -> int:
    return ModelLogEntry.objects.filter(action="campaign.count_sheet").count()


def test_a_sheet_that_many_count_at_once_is_counted_once(
    checked: SignatureSheet, collectors: list[Any]
) -> None:
    numbers = count_at_once(checked, collectors)
    assert sorted(numbers) == [0, 0, 0, Signature.objects.counted().count()]
    assert counted_in_log() == 1


def test_without_the_lock_several_would_count_the_same_sheet(
    checked: SignatureSheet, collectors: list[Any], monkeypatch: Any
) -> None:
    def slow(pk: int) -> SignatureSheet:
        found = no_lock(pk)
        time.sleep(0.2)
        return found

    monkeypatch.setattr(counting, "lock_sheet", slow)
    count_at_once(checked, collectors)
    assert counted_in_log() > 1


def test_a_phone_that_sends_a_form_twice_at_once_keeps_every_line_once(
    paper: SignatureSheet, collectors: list[Any]
) -> None:
    same = [replace(line) for line in lines("Ama Mensah", "Kofi Boateng")]
    told = at_once(2, lambda _place: type_sheet.type_lines(collectors[0], paper.pk, same))
    assert told == [{}, {}]
    assert Signature.objects.count() == 2


def test_without_lock_and_constraint_each_line_would_be_there_twice(
    paper: SignatureSheet, collectors: list[Any], monkeypatch: Any
) -> None:
    same = [replace(line) for line in lines("Ama Mensah", "Kofi Boateng")]
    monkeypatch.setattr(type_sheet, "lock_sheet", no_lock)
    monkeypatch.setattr(sheet_lines, "stored_lines", then(sheet_lines.stored_lines, meeting(2)))
    without_constraints(Signature, "signature_line_once")
    at_once(2, lambda _place: type_sheet.type_lines(collectors[0], paper.pk, same))
    assert Signature.objects.count() == 4


def take_time(monkeypatch: Any) -> None:
    """Let an import rest between its batch and its sheets."""
    by_sheet = importing._by_sheet

    def slow(reading: Any) -> Any:
        time.sleep(0.4)
        return by_sheet(reading)

    monkeypatch.setattr(importing, "_by_sheet", slow)


def send_while_undone(paper: SignatureSheet) -> tuple[int, int]:
    """Send a file again while its import is undone; return what stands, and what says undone."""
    raw = csv_of(paper, "Ama Mensah", "Kofi Boateng")
    batch = importing.import_sheets(editor(), "kumasi.csv", raw).batch
    assert batch is not None
    # One line is missing, so that the file that comes again has something to bring.
    undo_sheet(editor(), paper.pk, "A line was wrong")
    Signature.objects.filter(line=2).delete()
    by = editor()

    def act(place: int) -> None:
        if place:
            time.sleep(0.1)
            undo_import(by, batch.pk)
        else:
            importing.import_sheets(by, "kumasi.csv", raw)

    at_once(2, act)
    undone = [one.mark for one in ImportBatch.objects.exclude(undone_at=None)]
    left = Signature.objects.filter(sheet=paper)
    return left.count(), left.filter(via__in=undone).count()


def test_a_file_sent_again_while_it_is_undone_brings_nothing_into_what_is_undone(
    paper: SignatureSheet, monkeypatch: Any
) -> None:
    take_time(monkeypatch)
    assert send_while_undone(paper)[1] == 0


def test_without_the_lock_on_the_batch_signatures_would_stay_under_an_undone_import(
    paper: SignatureSheet, monkeypatch: Any
) -> None:
    monkeypatch.setattr(importing, "_still_standing", lambda batch: batch)
    take_time(monkeypatch)
    assert send_while_undone(paper)[1] > 0
