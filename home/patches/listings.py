"""The search of Wagtail's lists of records: words as the index holds them, without accents.

On PostgreSQL a name typed rightly, with its accents, is not found among words that are folded.
"""

from collections.abc import Callable
from typing import Any

from wagtail.admin.views.generic.base import BaseListingView

from ..chooser_words import is_folded
from ..text import fold

_search: Callable[[Any, Any], Any] = BaseListingView.search_queryset


def search_queryset(view: Any, queryset: Any) -> Any:
    """Look for folded words where the index holds such; show the words as they were typed."""
    typed = view.search_query
    folded = fold(typed) if view.search_backend_name and is_folded(queryset.model) else ""
    if not folded:
        return _search(view, queryset)
    view.search_query = folded
    try:
        return _search(view, queryset)
    finally:
        view.search_query = typed


def apply() -> None:
    """Put our search in place."""
    BaseListingView.search_queryset = search_queryset
