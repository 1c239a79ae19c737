"""Asking the database's own index for what could fit."""

from collections.abc import Mapping
from typing import Any

from django.db import connection
from django.db.models import QuerySet
from django.db.models.expressions import RawSQL

from ..models import SearchDocument
from ..storage import CONFIGURATIONS, FTS, SIMPLE
from ..words.query import Group, Query, Way
from ..words.ranking import Candidate
from ..words.stems import LANGUAGES, stem
from .facets import LANGUAGE

# So many are taken of those that hold a word in title or summary, that hold all words, and that
# hold any; with fewer of them on the site than that, all are compared.
IN_HEAD, WITH_ALL, WITH_ANY = 300, 300, 1000
# With so many of the first two nobody needs those that hold some of the words in their text.
ENOUGH = 400
_FTS_HEAD = "{title summary}"
_FTS_WORDS = "{title summary text file stems}"
_SQLITE = f"""
WITH best AS MATERIALIZED (
    SELECT * FROM (
        SELECT rowid FROM {FTS} WHERE {FTS} MATCH %s ORDER BY rank LIMIT {IN_HEAD}
    )
    UNION SELECT * FROM (SELECT rowid FROM {FTS} WHERE {FTS} MATCH %s LIMIT {WITH_ALL})
)
SELECT rowid FROM best
UNION SELECT * FROM (
    SELECT rowid FROM {FTS} WHERE {FTS} MATCH %s
    LIMIT CASE WHEN (SELECT count(*) FROM best) < {ENOUGH} THEN {WITH_ANY} ELSE 0 END
)
"""  # noqa: S608 - our own names
_SQLITE_COUNT = f"SELECT count(*) FROM (SELECT 1 FROM {FTS} WHERE {FTS} MATCH %s LIMIT %s)"  # noqa: S608 - our own names
# What stands for a thing that belongs to no language, beside the one that is asked for.
NO_LANGUAGE = "any"
Filed = Mapping[str, str]


def candidates(
    query: Query, documents: QuerySet[SearchDocument], filed: Filed | None = None
) -> list[tuple[Any, ...]]:
    """Return (pk, family, language, kind, terms, stems) of what fits at least one group.

    Args:
        query: the words.
        documents: those that may be found.
        filed: under which terms, such as {"country": "GH"}; some that only begin like these may
            be among them.
    """
    if not query:
        return []
    find = _on_postgresql if connection.vendor == "postgresql" else _on_sqlite
    found, values = find(query, {name: code for name, code in (filed or {}).items() if code})
    # Nothing of what was typed is in the statement.
    rows = documents.filter(pk__in=RawSQL(found, values))  # noqa: S611
    fields = ("pk", "family", "language", "kind", "terms", "stems")
    return list(rows.values_list(*fields)[: IN_HEAD + WITH_ANY])


def has_many(query: Query) -> bool:
    """Tell whether so many texts hold one of the words that nobody compares all of them."""
    if not query:
        return False
    if connection.vendor == "postgresql":
        groups = [_pg_query(group, query.language) for group in query.groups]
        some = " || ".join(sql for sql, _values in groups)
        statement = f"SELECT search_count({some}, %s)"
        values: list[Any] = [value for _sql, own in groups for value in own]
    else:
        statement = _SQLITE_COUNT
        either = " OR ".join(_fts_group(group) for group in query.groups)
        values = [f"{_FTS_WORDS} : ({either})"]
    with connection.cursor() as cursor:
        cursor.execute(statement, [*values, ENOUGH])
        return int(cursor.fetchone()[0]) >= ENOUGH


def as_candidate(row: tuple[Any, ...]) -> Candidate:
    """Return what ranking needs of a row."""
    pk, family, language, kind, _terms, stems = row
    return Candidate(pk, family, language, kind, stems)


def _on_sqlite(query: Query, filed: Filed) -> tuple[str, list[Any]]:
    """Return the statement for the full-text table (FTS5): the head by bm25, the rest as it comes.

    Folded words hold nothing but letters, digits and marks, and stand in quotes besides.
    """
    groups = [_fts_group(group) for group in query.groups]
    either, every = " OR ".join(groups), " AND ".join(groups)
    of = "".join(f" AND {one}" for one in _fts_filed(filed))
    return _SQLITE, [
        f"{_FTS_HEAD} : ({either}){of}",
        f"{_FTS_WORDS} : ({every}){of}",
        f"{_FTS_WORDS} : ({either}){of}",
    ]


def _fts_filed(filed: Filed) -> list[str]:
    return [
        "filed : (" + " OR ".join(f'"{name} {one}"' for one in values) + ")"
        for name, values in _values(filed)
    ]


def _values(filed: Filed) -> list[tuple[str, list[str]]]:
    """Return the words under which things stand that are filed under these terms."""
    return [
        (name, [code, NO_LANGUAGE] if name == LANGUAGE else [code]) for name, code in filed.items()
    ]


def _fts_group(group: Group) -> str:
    terms = []
    for way in group.looked_for():
        phrase = " ".join(way.words)
        terms.append(f'"{phrase}"*' if way.begins else f'"{phrase}"')
        if not way.begins:
            for code in (way.language,) if way.language else LANGUAGES:
                bare = [f'"{stem(word, code)}"' for word in way.words]
                terms.append(f"({' AND '.join(bare)})")
    return f"({' OR '.join(dict.fromkeys(terms))})"


def _on_postgresql(query: Query, filed: Filed) -> tuple[str, list[Any]]:
    """Return the statement for the columns of words."""
    groups = [_pg_query(group, query.language) for group in query.groups]
    every, some = (sign.join(sql for sql, _values in groups) for sign in (" && ", " || "))
    values = [value for _sql, own in groups for value in own]
    of = " & ".join(
        "(" + " | ".join(f"'{name}:{one}'" for one in codes) + ")" for name, codes in _values(filed)
    )
    found = f"SELECT search_candidates({every}, {some}, %s::tsquery, %s, %s, %s, %s)"
    return found, [*values, *values, of or None, IN_HEAD, WITH_ALL, WITH_ANY, ENOUGH]


def _pg_query(group: Group, language: str) -> tuple[str, list[str]]:
    """Return the ways to say it as one tsquery.

    As the dictionary of the reader's language reads them, and as stems, by which texts in all
    languages are found.
    """
    parts, values = ["to_tsquery(%s::regconfig, %s)"], [f"pg_catalog.{SIMPLE}", _pg_stems(group)]
    exact = [way for way in group.looked_for() if not way.begins and way.language in {"", language}]
    if language in CONFIGURATIONS and exact:
        parts.append("to_tsquery(%s::regconfig, %s)")
        said = " | ".join(_pg_phrase(way, way.words) for way in exact)
        values += [f"pg_catalog.{CONFIGURATIONS[language]}", said]
    return f"({' || '.join(parts)})", values


def _pg_phrase(way: Way, words: tuple[str, ...]) -> str:
    phrase = " <-> ".join(f"'{word}'" for word in words)
    return f"{phrase}:*" if way.begins else f"({phrase})"


def _pg_stems(group: Group) -> str:
    """Return the same as stems, which stand in every vector beside the words."""
    terms = []
    for way in group.looked_for():
        if way.begins:
            terms.append(_pg_phrase(way, way.words))
            continue
        for code in (way.language,) if way.language else ("", *LANGUAGES):
            bare = [f"'{stem(word, code)}'" for word in way.words]
            terms.append(f"({' & '.join(bare)})")
    return " | ".join(dict.fromkeys(terms))
