"""Models of search."""

from .document import SearchDocument
from .file_text import FileText
from .missed_search import MissedSearch
from .synonyms import Synonyms
from .word import SearchWord, WordTrigram

__all__ = [
    "FileText",
    "MissedSearch",
    "SearchDocument",
    "SearchWord",
    "Synonyms",
    "WordTrigram",
]
