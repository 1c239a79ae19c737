"""What somebody typed into the box, made harmless and cut into words."""

from home.text import clean_line, fold

from .stems import LONGEST_WORD

MAX_QUERY_LENGTH = 200
MOST_WORDS = 16


def shown_query(text: str) -> str:
    """Return what was typed as one clean line, to show it again."""
    return clean_line(text[:MAX_QUERY_LENGTH].replace("\x00", " "))


def words_of_query(text: str) -> list[str]:
    """Return the folded words of a query, at most so many and so long; [] for none.

    Whatever was typed, these are letters, digits and vowel signs alone: nothing in them means
    anything to a database.
    """
    return [word[:LONGEST_WORD] for word in fold(text[:MAX_QUERY_LENGTH]).split()][:MOST_WORDS]
