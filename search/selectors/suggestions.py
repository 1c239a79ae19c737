"""Suggestions while somebody types: titles of what everybody may see."""

from django.db import connection
from django.db.models import BooleanField, Case, IntegerField, Value, When
from django.db.models.expressions import RawSQL
from django.db.models.functions import Length

from ..models import SearchDocument
from ..words.typed import words_of_query

MOST = 8
SHORTEST = 2
# Shorter beginnings are those of too many words.
SHORTEST_INDEXED = 3
# So many titles are read, of which several may be the same.
READ = 40


def suggested_titles(text: str, language: str) -> list[str]:
    """Return titles that hold all words that were typed, the last one as a beginning.

    Those in the reader's language come first, short ones before long ones.
    """
    words = words_of_query(text)
    if sum(map(len, words)) < SHORTEST:
        return []
    documents = SearchDocument.objects.visible().filter(file__isnull=True)
    *whole, begun = words
    for word in whole:
        documents = documents.filter(title_words__contains=f" {word} ")
    documents = documents.filter(title_words__contains=f" {begun}")
    plain = all(word.isascii() for word in words)
    if connection.vendor == "postgresql" and plain and len(begun) >= SHORTEST_INDEXED:
        documents = documents.filter(_in_head(whole, begun))
    own = Case(
        When(language__in=[language, ""], then=Value(0)),
        default=Value(1),
        output_field=IntegerField(),
    )
    rows = documents.order_by(own, Length("title"), "pk").values_list("title", flat=True)
    return list(dict.fromkeys(rows[:READ]))[:MOST]


def _in_head(whole: list[str], begun: str) -> RawSQL:
    """Return the same by the index of titles and summaries, which spares reading every title."""
    asked = " & ".join([*(f"'{word}'" for word in whole), f"'{begun}':*"])
    # Folded words hold nothing but letters, digits and marks.
    sql = "search_searchdocument.head @@ to_tsquery('pg_catalog.simple', %s)"
    return RawSQL(sql, [asked], output_field=BooleanField())  # noqa: S611
