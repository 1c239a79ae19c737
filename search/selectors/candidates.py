"""Asking the database's own index for what could fit."""

from typing import Any

from django.db import connection
from django.db.models import QuerySet

from ..models import SearchDocument
from ..storage import CONFIGURATIONS, FTS, SIMPLE, TABLE
from ..words.query import Group, Query, Way
from ..words.ranking import Candidate
from ..words.stems import LANGUAGES, stem

# So many are compared word by word; who finds more is told so.
MOST = 1000
# What a word is worth in title, summary, text and file, and as a stem alone: PostgreSQL counts
# from the least important part, bm25 from the first column.
_PG_WEIGHTS = "{0.1, 0.3, 0.6, 1.0}"
_FTS_WEIGHTS = "8, 4, 2, 1, 1"


def candidates(query: Query, documents: QuerySet[SearchDocument]) -> list[tuple[Any, ...]]:
    """Return (pk, family, language, kind, terms, stems) of what fits at least one group.

    The best by the database's own measure come first, at most `MOST` of them.
    """
    if not query:
        return []
    found = _on_postgresql if connection.vendor == "postgresql" else _on_sqlite
    rows = found(query, documents)
    fields = ("pk", "family", "language", "kind", "terms", "stems")
    return list(rows.values_list(*fields)[:MOST])


def as_candidate(row: tuple[Any, ...]) -> Candidate:
    """Return what ranking needs of a row."""
    pk, family, language, kind, _terms, stems = row
    return Candidate(pk, family, language, kind, stems)


def _on_sqlite(query: Query, documents: QuerySet[SearchDocument]) -> QuerySet[SearchDocument]:
    """Match the full-text table (FTS5) and order by bm25.

    Folded words hold nothing but letters, digits and marks, and stand in quotes besides.
    """
    match = " OR ".join(_fts_group(group) for group in query.groups)
    return documents.extra(  # noqa: S610 - nothing of what was typed is in the statement
        tables=[FTS],
        where=[f'"{FTS}"."rowid" = "{TABLE}"."id"', f'"{FTS}" MATCH %s'],
        params=[match],
        select={"rank": f'bm25("{FTS}", {_FTS_WEIGHTS})'},
        order_by=["rank"],
    )


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


def _on_postgresql(query: Query, documents: QuerySet[SearchDocument]) -> QuerySet[SearchDocument]:
    """Match the generated column, each language by its own configuration."""
    parts, values = [], []
    for code, configuration in CONFIGURATIONS.items():
        if asked := " | ".join(filter(None, (_pg_group(one, code) for one in query.groups))):
            parts.append("to_tsquery(%s::regconfig, %s)")
            values += [f"pg_catalog.{configuration}", asked]
    parts.append("to_tsquery(%s::regconfig, %s)")
    values += [f"pg_catalog.{SIMPLE}", " | ".join(_pg_stems(one) for one in query.groups)]
    asked = f"({' || '.join(parts)})"
    return documents.extra(  # noqa: S610 - nothing of what was typed is in the statement
        where=[f'"{TABLE}"."vector" @@ {asked}'],
        params=values,
        select={"rank": f'ts_rank(\'{_PG_WEIGHTS}\', "{TABLE}"."vector", {asked})'},
        select_params=values,
        order_by=["-rank"],
    )


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
