"""Page trees kept as rows in the template of the test databases.

Planting a tree page by page costs more than most tests do; copying its rows costs nearly nothing.
The rows keep their numbers, which no row of a test can have: the database counts on after them.
"""

from collections.abc import Sequence
from typing import Any

from django.apps import apps
from django.db import connection, transaction
from wagtail.models import Locale, Page, Site

from tests.factories.branches import plant

# The trees that most tests stand on; every other is planted.
KEPT = (("en",), ("en", "es"), ("en", "fr"))
# The root and Wagtail's welcome page, in English.
EMPTY = (2, 1)


def keep_trees() -> None:
    """Plant each tree in a fresh database, keep the rows of every table it changed, and clear it.

    The table `kept` says of each tree which tables those are, and where their rows are before
    (`planted_0_0_before`) and after planting.
    """
    run("CREATE TABLE kept (tree varchar(20), name varchar(63), key varchar(63), rows varchar(63))")
    keys = {
        model._meta.db_table: model._meta.pk.column
        for model in apps.get_models(include_auto_created=True)
        if model._meta.managed and not model._meta.proxy and model._meta.pk
    }
    for number, languages in enumerate(KEPT):
        with transaction.atomic():
            _keep(number, languages, keys)
            connection.run_on_commit.clear()  # a test never commits either


def _keep(number: int, languages: tuple[str, ...], keys: dict[str, str]) -> None:
    """Plant one tree, copy the rows of the tables that differ, and put those back."""
    before = {name: _rows(name) for name in keys}
    copies = {name: f"planted_{number}_{place}" for place, name in enumerate(keys)}
    for name, copy in copies.items():
        run("CREATE TABLE {} AS SELECT * FROM {}", f"{copy}_before", name)
    plant(*languages)
    for name, copy in copies.items():
        if _rows(name) == before[name]:
            run("DROP TABLE {}", f"{copy}_before")
            continue
        run("CREATE TABLE {} AS SELECT * FROM {}", copy, name)
        row = ["-".join(languages), name, keys[name], copy]
        run("INSERT INTO kept VALUES (%s, %s, %s, %s)", values=row)
        run("DELETE FROM {}", name)
        run("INSERT INTO {} SELECT * FROM {}", name, f"{copy}_before")


@transaction.atomic  # where a test commits, foreign keys are asked after each statement otherwise
def copy_tree(*languages: str) -> bool:
    """Put a kept tree into a database without pages; tell whether there was one to put."""
    if languages not in KEPT or (Page.objects.count(), Locale.objects.count()) != EMPTY:
        return False
    wanted = "SELECT name, key, rows FROM kept WHERE tree = %s"
    tables = run(wanted, values=["-".join(languages)])
    for name, key, rows in tables:
        run("DELETE FROM {} WHERE {} IN (SELECT {} FROM {})", name, key, key, f"{rows}_before")
        run("INSERT INTO {} SELECT * FROM {}", name, rows)
    Site.clear_site_root_paths_cache()
    return True


def _rows(name: str) -> list[str]:
    """Return all rows of a table, comparable."""
    return sorted(map(repr, run("SELECT * FROM {}", name)))


def run(statement: str, *names: str, values: Sequence[str] = ()) -> list[tuple[Any, ...]]:
    """Run one statement with the names of tables and columns in its braces; return its rows."""
    with connection.cursor() as cursor:
        cursor.execute(statement.format(*map(connection.ops.quote_name, names)), values)
        return cursor.fetchall() if cursor.description else []
