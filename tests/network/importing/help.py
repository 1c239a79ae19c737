"""Steps that tests of imports take."""

import io
from typing import Any

from django.core.management import CommandError, call_command

from network.actions.begin_import import begin_import, choose_columns
from network.actions.plan_import import plan_import
from network.actions.run_import import confirm_import, run_import
from network.actions.undo_import import run_undo, undo_import
from network.enums_import import BatchState
from network.facts import facts_in
from network.models import ImportBatch, Organisation
from tests.factories.staff import editor
from tests.network.importing.files import HEADING

ROWS = [
    ["a1", "Novissi", "coop", "Togo", "Kara", "9.55", "1.19"],
    ["a2", "Solim", "coop", "Togo", "Kara", "9.56", "1.2"],
    ["a3", "Espoir des femmes", "assoc", "TG", "Lomé", "", ""],
]


def call(*args: str) -> tuple[int, str]:
    """Run a command; return its number to the shell, and its words."""
    out = io.StringIO()
    try:
        call_command(*args, stdout=out, stderr=io.StringIO())
    except CommandError as error:
        return error.returncode, f"{out.getvalue()}{error}"
    return 0, out.getvalue()


def changed(rows: list[list[str]], line: int, **cells: str) -> list[list[str]]:
    """Return rows of which one says something else; its columns are those of HEADING."""
    new = [list(row) for row in rows]
    for name, cell in cells.items():
        new[line - 2][HEADING.index(name)] = cell
    return new


def snapshot() -> list[Any]:
    """Return all that the register says."""
    return [(one.slug, facts_in(one)) for one in Organisation.objects.order_by("pk")]


def planned(raw: str, **told: Any) -> ImportBatch:
    """Return an import that an editor sent and that was read."""
    staff = editor()
    batch = begin_import(staff, "organisation", "census.csv", raw.encode(), **told)
    choose_columns(staff, batch.pk, batch.reading["columns"])
    plan_import.func(batch.pk)
    batch.refresh_from_db()
    assert batch.state == BatchState.PLANNED
    return batch


def ran(batch: ImportBatch) -> ImportBatch:
    """Return an import that was confirmed and run."""
    confirm_import(editor(), batch.pk)
    run_import.func(batch.pk)
    batch.refresh_from_db()
    assert batch.state == BatchState.DONE
    return batch


def undone(batch: ImportBatch) -> ImportBatch:
    """Return an import that was undone."""
    undo_import(editor(), batch.pk)
    run_undo.func(batch.pk)
    batch.refresh_from_db()
    assert batch.state == BatchState.UNDONE
    return batch
