"""The index of words that the database itself keeps beside `SearchDocument`.

PostgreSQL: two columns of type tsvector, by the configuration of the document's language. SQLite: a
full-text table (FTS5). Triggers fill them: whoever writes, changes or deletes a document need not
think of it.
"""

from typing import Any

TABLE = "search_searchdocument"
FTS = "search_fts"
# Languages for which PostgreSQL has a dictionary and we have texts; all others are "simple".
CONFIGURATIONS = {"en": "english", "es": "spanish", "fr": "french", "pt": "portuguese"}
SIMPLE = "simple"
PARTS = ("title", "summary", "text", "file")

# What a document is filed under, as words of the index: "country:GH", "type:stories".
_FILED = (
    "rtrim(new.terms) || ' type:' || new.kind || ' language:' || "
    "CASE new.language WHEN '' THEN 'any' ELSE new.language END"
)
# When the trigger has to write the index anew.
_WRITTEN = "words, stems, terms, kind, language"
# Nothing at all (NULL) where no terms are asked for.
_ALL = "coalesce(all_words && filed, all_words)"
_ANY = "coalesce(any_word && filed, any_word)"
# So many are compared of those that hold all words in title or summary, and of those that hold any.
ALL_COMPARED, ANY_COMPARED = 400, 600
_CASES = " ".join(
    f"WHEN '{code}' THEN 'pg_catalog.{name}'::regconfig" for code, name in CONFIGURATIONS.items()
)
POSTGRESQL = [
    f"""
    CREATE OR REPLACE FUNCTION search_configuration(language text) RETURNS regconfig
    LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
        SELECT CASE split_part(language, '-', 1) {_CASES}
        ELSE 'pg_catalog.{SIMPLE}'::regconfig END
    $$
    """,
    f"ALTER TABLE {TABLE} ADD COLUMN IF NOT EXISTS head tsvector",
    f"ALTER TABLE {TABLE} ADD COLUMN IF NOT EXISTS vector tsvector",
    f"""
    CREATE OR REPLACE FUNCTION search_write_vector() RETURNS trigger LANGUAGE plpgsql AS $$
    DECLARE configuration regconfig := search_configuration(new.language);
    BEGIN
        new.head :=
            setweight(to_tsvector(configuration, split_part(new.words, '|', 1)), 'A')
            || setweight(to_tsvector(configuration, split_part(new.words, '|', 2)), 'B')
            || to_tsvector('pg_catalog.simple', split_part(new.stems, '|', 1))
            || setweight(to_tsvector('pg_catalog.simple', new.title_words), 'D')
            || array_to_tsvector(string_to_array(btrim({_FILED}), ' '));
        new.vector :=
            new.head
            || setweight(to_tsvector(configuration, split_part(new.words, '|', 3)), 'C')
            || setweight(to_tsvector(configuration, split_part(new.words, '|', 4)), 'D')
            || setweight(to_tsvector('pg_catalog.simple', replace(new.stems, '|', ' ')), 'D');
        RETURN new;
    END $$
    """,
    f"""
    CREATE OR REPLACE TRIGGER search_vector BEFORE INSERT OR UPDATE OF {_WRITTEN}
    ON {TABLE} FOR EACH ROW EXECUTE FUNCTION search_write_vector()
    """,
    f"CREATE INDEX IF NOT EXISTS search_head ON {TABLE} USING gin (head)",
    f"CREATE INDEX IF NOT EXISTS search_vector ON {TABLE} USING gin (vector)",
    # A function, for two reasons: its statement is planned without the words, of which PostgreSQL
    # believes too little to use the index; and a seldom combination of common words would make it
    # read every text of the table.
    f"""
    CREATE OR REPLACE FUNCTION search_candidates(
        all_words tsquery, any_word tsquery, filed tsquery, in_head integer, with_all integer,
        with_any integer, enough integer
    ) RETURNS SETOF bigint LANGUAGE sql STABLE ROWS 20 SET enable_seqscan = off AS $$
        WITH best AS MATERIALIZED (
            (SELECT id FROM (
                (SELECT id, head FROM {TABLE} WHERE head @@ {_ALL} LIMIT {ALL_COMPARED})
                UNION ALL
                (SELECT id, head FROM {TABLE} WHERE head @@ {_ANY} LIMIT {ANY_COMPARED})
            ) AS heads ORDER BY ts_rank(head, any_word) DESC LIMIT in_head)
            UNION (SELECT id FROM {TABLE} WHERE vector @@ {_ALL} LIMIT with_all)
        )
        SELECT id FROM best
        UNION (SELECT id FROM {TABLE} WHERE vector @@ {_ANY}
               LIMIT CASE WHEN (SELECT count(*) FROM best) < enough THEN with_any ELSE 0 END)
    $$
    """,  # noqa: S608 - our own names
    f"""
    CREATE OR REPLACE FUNCTION search_count(any_word tsquery, most integer) RETURNS bigint
    LANGUAGE sql STABLE SET enable_seqscan = off AS $$
        SELECT count(*) FROM (SELECT 1 FROM {TABLE} WHERE vector @@ any_word LIMIT most) AS found
    $$
    """,  # noqa: S608 - our own names
]


def _part(row: str, number: int) -> str:
    """Return one part of a row's words; SQLite has no function to split a text."""
    rest = f"{row}.words"
    for _step in range(number):
        rest = f"substr({rest}, instr({rest}, '|') + 1)"
    return rest if number == len(PARTS) - 1 else f"substr({rest}, 1, instr({rest}, '|') - 1)"


_COLUMNS = ", ".join((*PARTS, "stems", "filed"))
_VALUES = ", ".join((*(_part("new", number) for number in range(len(PARTS))), "new.stems", _FILED))
_INSERT = f"INSERT INTO {FTS}(rowid, {_COLUMNS}) VALUES (new.id, {_VALUES});"  # noqa: S608
_DELETE = f"DELETE FROM {FTS} WHERE rowid = old.id;"  # noqa: S608
SQLITE = [
    f"""
    CREATE VIRTUAL TABLE IF NOT EXISTS {FTS} USING fts5(
        {_COLUMNS}, tokenize = "unicode61 remove_diacritics 2 categories 'L* N* Co Mn Mc'"
    )
    """,
    *(f"DROP TRIGGER IF EXISTS search_{event}" for event in ("insert", "update", "delete")),
    f"CREATE TRIGGER search_insert AFTER INSERT ON {TABLE} BEGIN {_INSERT} END",
    f"CREATE TRIGGER search_update AFTER UPDATE OF {_WRITTEN} ON {TABLE} "
    f"BEGIN {_DELETE} {_INSERT} END",
    f"CREATE TRIGGER search_delete AFTER DELETE ON {TABLE} BEGIN {_DELETE} END",
]
REMOVE = {
    "postgresql": [
        "DROP FUNCTION IF EXISTS search_count",
        "DROP FUNCTION IF EXISTS search_candidates",
        f"DROP TRIGGER IF EXISTS search_vector ON {TABLE}",
        "DROP FUNCTION IF EXISTS search_write_vector()",
        f"ALTER TABLE {TABLE} DROP COLUMN IF EXISTS head, DROP COLUMN IF EXISTS vector",
        "DROP FUNCTION IF EXISTS search_configuration(text)",
    ],
    "sqlite": [
        *(f"DROP TRIGGER IF EXISTS search_{event}" for event in ("insert", "update", "delete")),
        f"DROP TABLE IF EXISTS {FTS}",
    ],
}


def install(connection: Any) -> None:
    """Make what is missing of the index, in the database of `connection`; safe to call again.

    A migration that makes Django copy the table on SQLite must call it: the triggers are lost then.
    """
    statements = POSTGRESQL if connection.vendor == "postgresql" else SQLITE
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def remove(connection: Any) -> None:
    """Take the index away."""
    with connection.cursor() as cursor:
        for statement in REMOVE[connection.vendor]:
            cursor.execute(statement)
