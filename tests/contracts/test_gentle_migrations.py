"""Migrations that the release before can live with: expand first, contract a release later.

While a release is brought in, the tables are new and the code that serves is still the old one. So
nothing that it reads may go, and nothing that it does not write may be demanded. The rules are
those of django-migration-linter and of GitLab's guide on avoiding downtime, for what our
migrations do.
"""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import models
from django.db.migrations import Migration
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.operations import (
    AddField,
    AlterField,
    AlterModelTable,
    CreateModel,
    DeleteModel,
    RemoveField,
    RenameField,
    RenameModel,
)
from django.db.migrations.state import ProjectState
from django.db.models import NOT_PROVIDED

# The last migration of each app that serves somewhere; raised with each release.
RELEASED = {"accounts": 3, "campaign": 15, "home": 21, "library": 0, "network": 8, "search": 0}
# "app.0123_name: what" -> why nothing breaks: the release before has not used it any more.
CONTRACTED: dict[str, str] = {}
GOES = (RemoveField, DeleteModel, RenameField, RenameModel, AlterModelTable)


def number(name: str) -> int:
    """Return the number at the beginning of a migration's name."""
    return int(name.split("_")[0])


def demands(field: Any) -> bool:
    """Whether a row without this column is refused."""
    filled = field.null or field.db_default is not NOT_PROVIDED
    return not (field.many_to_many or field.primary_key or filled or field.generated)


def faults_of(operation: Any, before: ProjectState, app: str, new: set[str]) -> Iterator[str]:
    """Yield what of an operation the release before would stumble over.

    Args:
        operation: one of a migration.
        before: the tables before it.
        app: whose they are.
        new: the tables that no release has known.
    """
    model = getattr(operation, "model_name", getattr(operation, "name", "")).lower()
    if model in new:
        return
    if isinstance(operation, GOES):
        yield f"{operation.describe()}: the release before still reads it"
    if isinstance(operation, AddField) and demands(operation.field):
        yield f"{operation.describe()}: without db_default the release before cannot insert"
    if isinstance(operation, AlterField):
        old = before.models[app, model].fields[operation.name]
        if old.null and demands(operation.field):
            yield f"{operation.describe()}: the release before still writes nothing there"
        if old.get_internal_type() != operation.field.get_internal_type():
            yield f"{operation.describe()}: another type of column"
        if is_shorter(old, operation.field):
            yield f"{operation.describe()}: the release before writes more than fits"


def is_shorter(old: Any, field: Any) -> bool:
    """Whether a column of text takes less than before."""
    before, now = getattr(old, "max_length", None), getattr(field, "max_length", None)
    return bool(now and before and now < before)


def faults(migration: Migration, before: ProjectState, new: set[str]) -> list[str]:
    """Return the faults of a migration, each with its place; keep `new` up to date."""
    found = []
    for operation in migration.operations:
        for fault in faults_of(operation, before, migration.app_label, new):
            place = f"{migration.app_label}.{migration.name}: {fault}"
            if place.rpartition(": ")[0] not in CONTRACTED:
                found.append(place)
        if isinstance(operation, CreateModel):
            new.add(operation.name_lower)
        operation.state_forwards(migration.app_label, before)
    return found


def later_migrations() -> Iterator[tuple[Migration, ProjectState]]:
    """Yield every migration of ours that no release has, and the tables before it."""
    loader = MigrationLoader(None)
    for app, last in RELEASED.items():
        for key in sorted(key for key in loader.graph.nodes if key[0] == app):
            if number(key[1]) > last:
                yield loader.graph.nodes[key], loader.project_state(key, at_end=False)


@pytest.mark.django_db  # one of wagtail-localize's asks the database while it is read
def test_the_release_before_can_live_with_every_migration() -> None:
    found, new = [], {app: set[str]() for app in RELEASED}
    for migration, before in later_migrations():
        found += faults(migration, before, new[migration.app_label])
    assert found == []


@pytest.mark.django_db
def test_every_app_is_looked_at() -> None:
    ours = {app for app, _name in MigrationLoader(None).graph.nodes}
    assert set(RELEASED) <= ours
    assert {"accounts", "campaign", "home", "library", "network", "search"} == set(RELEASED)


def text(**options: Any) -> models.CharField:
    """Return a column of text."""
    return models.CharField(**{"max_length": 20, **options})


OLD = CreateModel("Pledge", [("id", models.BigAutoField(primary_key=True)), ("title", text())])
HARMFUL = {
    "goes": RemoveField("pledge", "title"),
    "renamed": RenameField("pledge", "title", "name"),
    "table goes": DeleteModel("pledge"),
    "table renamed": RenameModel("Pledge", "Promise"),
    "demanded": AddField("pledge", "place", text(default="")),
    "other type": AlterField("pledge", "title", models.IntegerField()),
    "shorter": AlterField("pledge", "title", text(max_length=5)),
}
HARMLESS = {
    "may be empty": AddField("pledge", "place", text(null=True)),
    "filled by the database": AddField("pledge", "place", text(db_default="")),
    "longer": AlterField("pledge", "title", text(max_length=50)),
    "new table": CreateModel("Sheet", [("id", models.BigAutoField(primary_key=True))]),
}


def judged(operation: Any) -> list[str]:
    """Return what is found in a migration that holds one operation."""
    before = ProjectState()
    OLD.state_forwards("campaign", before)
    kind = type("Migration", (Migration,), {"operations": [operation]})
    return faults(kind("0099_test", "campaign"), before, set())


@pytest.mark.parametrize("operation", HARMFUL.values(), ids=HARMFUL)
def test_what_would_break_the_release_before_is_found(operation: Any) -> None:
    assert len(judged(operation)) == 1


@pytest.mark.parametrize("operation", HARMLESS.values(), ids=HARMLESS)
def test_what_only_adds_is_let_through(operation: Any) -> None:
    assert judged(operation) == []
