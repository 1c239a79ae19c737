"""The letter of a reader, drawn to be printed and signed."""

from datetime import UTC, datetime

from home.documents.compiler import draw_pdf
from home.documents.parts import words


def letter_pdf(letter: str, language: str) -> bytes:
    """Return a letter on A4; the same words make the same file."""
    paragraphs = [part.strip() for part in letter.split("\n\n") if part.strip()]
    first = words(paragraphs[0], language)
    data = {
        "lang": first["lang"],
        "dir": first["dir"],
        "title": first,
        "paragraphs": [words(part, language) for part in paragraphs],
    }
    return draw_pdf("letter", data, datetime.fromtimestamp(0, UTC))
