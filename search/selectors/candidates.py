"""Asking the database's own index for what could fit."""

from typing import Any

from django.db import connection
from django.db.models import QuerySet
from django.db.models.expressions import RawSQL

from ..models import SearchDocument
from ..storage import CONFIGURATIONS, FTS, SIMPLE, TABLE
from ..words.query import Group, Query, Way
from ..words.ranking import Candidate
from ..words.stems import LANGUAGES, stem

# So many are taken of those that hold a word in title or summary, that hold all words, and that
# hold any; with fewer of them on the site than that, all are compared.
IN_HEAD, WITH_ALL, WITH_ANY = 300, 300, 1000
# As many as PostgreSQL ranks among the first.
RANKED = 2000
DEEPER = 20
_FTS_HEAD = "{title summary}"


def candidates(
    query: Query, documents: QuerySet[SearchDocument], *, deep: bool = False
) -> list[tuple[Any, ...]]:
    """Return (pk, family, language, kind, terms, stems) of what fits at least one group.

    Args:
        query: the words.
        documents: those that may be found.
        deep: whether those are few of all, so that many more have to be looked at.
    """
    if not query:
        return []
    find = _on_postgresql if connection.vendor == "postgresql" else _on_sqlite
    found, values = find(query, DEEPER if deep else 1)
    # Nothing of what was typed is in the statement.
    rows = documents.filter(pk__in=RawSQL(found, values))  # noqa: S611
    fields = ("pk", "family", "language", "kind", "terms", "stems")
    return list(rows.values_list(*fields)[: IN_HEAD + WITH_ANY])


def as_candidate(row: tuple[Any, ...]) -> Candidate:
    """Return what ranking needs of a row."""
    pk, family, language, kind, _terms, stems = row
    return Candidate(pk, family, language, kind, stems)


def _on_sqlite(query: Query, times: int) -> tuple[str, list[Any]]:
    """Return the statement for the full-text table (FTS5): the head by bm25, the rest as it comes.

    Folded words hold nothing but letters, digits and marks, and stand in quotes besides.
    """
    groups = [_fts_group(group) for group in query.groups]
    either, every = " OR ".join(groups), " AND ".join(groups)
    parts = [
        (f"{_FTS_HEAD} : ({either})", f"ORDER BY rank LIMIT {IN_HEAD * times}"),
        (every, f"LIMIT {WITH_ALL * times}"),
        (either, f"LIMIT {WITH_ANY * times}"),
    ]
    asked = (
        f"SELECT * FROM (SELECT rowid FROM {FTS} WHERE {FTS} MATCH %s {end})"  # noqa: S608
        for _match, end in parts
    )
    return " UNION ".join(asked), [match for match, _end in parts]


def _fts_group(group: Group) -> str:
    terms = []
    for way in group.ways:
        phrase = " ".join(way.words)
        terms.append(f'"{phrase}"*' if way.begins else f'"{phrase}"')
        if not way.begins:
            for code in (way.language,) if way.language else LANGUAGES:
                bare = [f'"{stem(word, code)}"' for word in way.words]
                terms.append(f"({' AND '.join(bare)})")
    return f"({' OR '.join(dict.fromkeys(terms))})"


def _on_postgresql(query: Query, times: int) -> tuple[str, list[Any]]:
    """Return the statement for the column of words, each language by its own configuration."""
    groups = [_pg_query(group) for group in query.groups]
    either = "(" + " || ".join(sql for sql, _values in groups) + ")"
    every = "(" + " && ".join(f"({sql})" for sql, _values in groups) + ")"
    values = [value for _sql, own in groups for value in own]
    asked = f"SELECT id, head FROM {TABLE} WHERE head @@ {either} LIMIT {RANKED * times}"  # noqa: S608
    best = f"ORDER BY ts_rank(head, {either}) DESC LIMIT {IN_HEAD * times}"
    head = f"SELECT id FROM ({asked}) AS heads {best}"  # noqa: S608
    rest = [
        f"SELECT id FROM {TABLE} WHERE vector @@ {match} LIMIT {limit * times}"  # noqa: S608
        for match, limit in ((every, WITH_ALL), (either, WITH_ANY))
    ]
    return " UNION ".join(f"({one})" for one in (head, *rest)), values * 4


def _pg_query(group: Group) -> tuple[str, list[str]]:
    """Return the ways to say it as one tsquery: in every language, and as stems."""
    parts, values = [], []
    for code, configuration in CONFIGURATIONS.items():
        if asked := _pg_group(group, code):
            parts.append("to_tsquery(%s::regconfig, %s)")
            values += [f"pg_catalog.{configuration}", asked]
    parts.append("to_tsquery(%s::regconfig, %s)")
    values += [f"pg_catalog.{SIMPLE}", _pg_stems(group)]
    return f"({' || '.join(parts)})", values


def _pg_phrase(way: Way, words: tuple[str, ...]) -> str:
    phrase = " <-> ".join(f"'{word}'" for word in words)
    return f"{phrase}:*" if way.begins else f"({phrase})"


def _pg_group(group: Group, code: str) -> str:
    """Return the ways to say it that count in texts of one language."""
    ways = [way for way in group.ways if way.language in {"", code}]
    return " | ".join(_pg_phrase(way, way.words) for way in ways)


def _pg_stems(group: Group) -> str:
    """Return the same as stems, which stand in every vector beside the words."""
    terms = []
    for way in group.ways:
        if way.begins:
            terms.append(_pg_phrase(way, way.words))
            continue
        for code in (way.language,) if way.language else ("", *LANGUAGES):
            bare = [f"'{stem(word, code)}'" for word in way.words]
            terms.append(f"({' & '.join(bare)})")
    return " | ".join(dict.fromkeys(terms))
