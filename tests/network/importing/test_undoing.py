"""Imports that are undone, killed, let go or refused."""

from typing import Any

import pytest

from home.actions.errors import Conflict, Invalid, NotAllowed
from home.tables.table import Table, Unreadable
from network.actions.begin_import import begin_import, choose_columns, discard_import, new_batch
from network.actions.forget_imported import forget_imported_contacts
from network.actions.run_import import confirm_import, run_import, write_parts
from network.actions.undo_import import begin_undo, undo_import
from network.models import (
    ImportBatch,
    ImportFile,
    Organisation,
    SourceRecord,
)
from tests.factories.network import MembershipFactory
from tests.factories.staff import editor
from tests.network.importing.files import csv_of
from tests.network.importing.help import ROWS, call, changed, planned, ran, snapshot, undone

pytestmark = pytest.mark.django_db


def test_undo_puts_back_exactly_what_the_import_changed(command: Any) -> None:
    command(csv_of(ROWS[:2]))
    before, said = snapshot(), list(SourceRecord.objects.order_by("pk").values())
    batch = ran(planned(csv_of(changed(ROWS, 2, town="Sokodé", name="Novissi Plus"))))
    assert snapshot() != before
    undone(batch)
    assert snapshot() == before
    assert list(SourceRecord.objects.order_by("pk").values()) == said


def test_undo_leaves_what_somebody_changed_or_uses_since(command: Any) -> None:
    command(csv_of(ROWS))
    Organisation.objects.filter(name="Novissi").update(town="Elsewhere")
    MembershipFactory.create(organisation=Organisation.objects.get(name="Solim"))
    code, words = call("undo_import", str(ImportBatch.objects.get().pk))
    assert code == 1
    assert "line 2: Novissi stays: its facts were changed since" in words
    assert "line 3: Solim stays: it is in use now: membership" in words
    assert set(Organisation.objects.values_list("name", flat=True)) == {"Novissi", "Solim"}
    assert call("undo_import", str(ImportBatch.objects.get().pk))[0] == 1


def test_an_import_that_was_killed_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    batch = planned(csv_of(ROWS))
    monkeypatch.setattr("network.actions.run_import.PART", 1)
    confirm_import(editor(), batch.pk)
    parts = write_parts(batch)
    assert next(parts) == 1
    parts.close()
    batch.refresh_from_db()
    assert (batch.done, Organisation.objects.count()) == (1, 1)
    run_import.func(batch.pk)
    run_import.func(batch.pk)
    assert Organisation.objects.count() == 3


def test_only_editors_import_and_what_is_confirmed_is_not_changed() -> None:
    with pytest.raises(NotAllowed):
        begin_import(MembershipFactory.create().user, "organisation", "a.csv", b"")
    batch = planned(csv_of(ROWS))
    assert ImportFile.objects.exists()
    ran(batch)
    assert not ImportFile.objects.exists()
    for refused in (choose_columns, discard_import):
        with pytest.raises(Conflict):
            refused(editor(), batch.pk, *([{}] if refused is choose_columns else []))
    with pytest.raises(Conflict):
        confirm_import(editor(), batch.pk)


def test_a_file_that_nobody_confirms_can_be_let_go() -> None:
    batch = planned(csv_of(ROWS))
    discard_import(editor(), batch.pk)
    assert not ImportBatch.objects.exists()


def test_contacts_are_forgotten_after_a_while(command: Any) -> None:
    heading = ["id", "name", "type", "country", "email"]
    command(csv_of([["a1", "Novissi", "coop", "TG", "ama@example.org"]], heading))
    one = Organisation.objects.get()
    assert one.contacts.get().visibility == "stewards"
    assert "ama@" not in str(SourceRecord.objects.get().said)
    assert (
        "1 unchanged"
        in command(csv_of([["a1", "Novissi", "coop", "TG", "ama@example.org"]], heading))[1]
    )
    assert forget_imported_contacts() == 0
    ImportBatch.objects.update(created_at="2020-01-01T00:00Z")
    assert forget_imported_contacts() == 2
    assert "ama@" not in str(list(ImportBatch.objects.first().rows.values()))


def test_strangers_are_refused_at_every_step() -> None:
    batch, stranger = planned(csv_of(ROWS)), MembershipFactory.create(steward=True).user
    with pytest.raises(NotAllowed):
        choose_columns(stranger, batch.pk, {})
    with pytest.raises(NotAllowed):
        discard_import(stranger, batch.pk)
    with pytest.raises(NotAllowed):
        confirm_import(stranger, batch.pk)
    ran(batch)
    with pytest.raises(NotAllowed):
        begin_undo(stranger, batch.pk)
    with pytest.raises(NotAllowed):
        undo_import(stranger, batch.pk)


def test_what_cannot_be_done_is_said() -> None:
    staff = editor()
    with pytest.raises(Unreadable, match="empty"):
        begin_import(staff, "organisation", "a.csv", b"")
    with pytest.raises(Invalid, match="what the rows"):
        begin_import(staff, "circus", "a.csv", csv_of(ROWS).encode())
    with pytest.raises(Invalid, match="remembered"):
        new_batch(staff, "organisation", "a.csv", Table(["name"], []), mapping="unknown")
    batch = begin_import(staff, "organisation", "a.csv", csv_of(ROWS).encode())
    with pytest.raises(Unreadable, match="missing: Name"):
        choose_columns(staff, batch.pk, {"town": "town"})
    with pytest.raises(Conflict):
        begin_undo(staff, batch.pk)
    done = ran(planned(csv_of(ROWS)))
    with pytest.raises(Conflict):
        discard_import(staff, done.pk)
    with pytest.raises(Conflict):
        choose_columns(staff, done.pk, {})
    undone(done)
    with pytest.raises(Conflict, match="undone already"):
        undo_import(staff, done.pk)
