"""The tables of the release before, with many rows.

`python -m tests.reliability.earlier_schema` makes them in the database of DATABASE_URL.
"""

import os
from collections.abc import Iterator

import django
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

ROWS = 100_000
# What grows with people, and what hangs on it; parents first.
TABLES = (
    "accounts_user",
    "network_organisation",
    "network_membership",
    "wagtailcore_page",
    "wagtailcore_revision",
    "home_siteimage",
    "home_consentrecord",
    "home_outboxmail",
    "campaign_pledge",
    "campaign_pledgepage",
    "campaign_storypage",
    "campaign_signature",
)
# Where a constraint wants more than a value of the right type; n counts the rows.
VALUES = {
    "accounts_user.email": "'person' || n || '@example.org'",
    "network_membership.is_author": "true",
    "campaign_pledge.form": "'call'",
    "campaign_pledge.state": "'open'",
    "campaign_signature.slot": "1",
    "campaign_signature.state": "'pending'",
    "wagtailcore_page.path": "'0001' || lpad(n::text, 8, '0')",
    "wagtailcore_page.depth": "3",
    "wagtailcore_page.url_path": "'/home/' || n || '/'",
    "wagtailcore_revision.object_id": "n::text",
}
_COLUMNS = """
SELECT a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull,
       (SELECT c.confrelid::regclass::text FROM pg_constraint c
        WHERE c.conrelid = a.attrelid AND c.contype = 'f' AND c.conkey = ARRAY[a.attnum])
FROM pg_attribute a
LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
WHERE a.attrelid = %s::regclass AND a.attnum > 0 AND NOT a.attisdropped
  AND a.attgenerated = ''
ORDER BY a.attnum
"""
_BY_TYPE = {
    "boolean": "false",
    "jsonb": "'{}'::jsonb",
    "uuid": "gen_random_uuid()",
    "date": "current_date",
    "timestamp with time zone": "now()",
    "inet": "'127.0.0.1'::inet",
    "interval": "interval '0'",
    "bytea": "''::bytea",
    "tsvector": "''::tsvector",
}


def migrate() -> None:
    """Make the tables as the release before has them; other people's as they are now."""
    from tests.contracts.test_gentle_migrations import RELEASED

    executor = MigrationExecutor(connection)
    theirs = [key for key in executor.loader.graph.leaf_nodes() if key[0] not in RELEASED]
    ours = [
        key
        for key in executor.loader.graph.nodes
        if key[0] in RELEASED and int(key[1].split("_")[0]) == RELEASED[key[0]]
    ]
    executor.migrate([*theirs, *ours])


def fill() -> None:
    """Give every table of `TABLES` so many rows, numbered from 1."""
    with connection.cursor() as cursor:
        # Rows refer to each other by number; nobody checks it while they are written.
        cursor.execute("SET session_replication_role = replica")
        for table in TABLES:
            cursor.execute(f"DELETE FROM {table}")  # noqa: S608 - names of ours
            values = dict(_values(table))
            columns = ", ".join(f'"{name}"' for name in values)
            cursor.execute(
                f"INSERT INTO {table} ({columns}) SELECT {', '.join(values.values())} "  # noqa: S608
                f"FROM generate_series(1, {ROWS}) AS n"
            )
        cursor.execute("SET session_replication_role = DEFAULT")
        cursor.execute("ANALYZE")


def _values(table: str) -> Iterator[tuple[str, str]]:
    """Yield the columns that want a value, each with one that its type takes."""
    with connection.cursor() as cursor:
        cursor.execute(_COLUMNS, [table])
        columns = cursor.fetchall()
    for name, kind, needed, refers in columns:
        if own := VALUES.get(f"{table}.{name}"):
            yield name, own
        elif not needed:
            continue
        elif refers and refers not in TABLES:
            yield name, f"coalesce((SELECT min(id) FROM {refers}), 1)"  # noqa: S608 - of the catalogue
        else:
            yield name, _value(kind)


def _value(kind: str) -> str:
    if kind in {"bigint", "integer"}:
        return "n"
    if kind.startswith(("character varying", "text")):
        length = int(kind[kind.index("(") + 1 : -1]) if "(" in kind else 32
        return f"left(md5(n::text), {length})" if length >= 8 else f"left('en', {length})"
    return _BY_TYPE.get(kind, "1" if kind in {"smallint", "numeric", "double precision"} else "0")


if __name__ == "__main__":
    os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings.test"
    django.setup()
    migrate()
    fill()
