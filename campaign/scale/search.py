"""Putting many new records into the search index at once."""

from collections.abc import Sequence
from typing import Any

from wagtail.models import Page
from wagtail.search.backends import get_search_backend

from home.registry import page_indexers


def index(model: Any, records: Sequence[Any]) -> None:
    """Let records that were written in bulk be found."""
    if records:
        get_search_backend().get_index_for_model(model).add_items(model, records)
    if issubclass(model, Page):
        for write in page_indexers:
            write(records)
