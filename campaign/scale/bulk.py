"""Writing many pages of one type at once: each table of theirs in one statement."""

from collections.abc import Iterator
from typing import Any

from django.db.models import F
from wagtail.models import Page


def free_paths(parent: Page) -> Iterator[str]:
    """Yield the places below a page that are not taken yet, one after the other."""
    last = parent.get_last_child()
    path = last.path if last else None
    while True:
        if path is None:
            path = Page._get_path(parent.path, parent.depth + 1, 1)
        else:
            path = Page(path=path)._inc_path()
        yield path


def insert(batch: list[Any]) -> None:
    """Write pages of one type, which get their numbers: Wagtail's table first, then their own."""
    model = type(batch[0])
    shared = [field.attname for field in Page._meta.concrete_fields if not field.primary_key]
    rows = [Page(**{name: getattr(page, name) for name in shared}) for page in batch]
    for page, row in zip(batch, Page.objects.bulk_create(rows), strict=True):
        page.pk = page.id = row.pk
    own: Any = model._meta.local_concrete_fields
    model._base_manager._insert(batch, fields=own, using="default")


def count_children(parent: Page, number: int) -> None:
    """Note that a page has so many more pages below it."""
    Page.objects.filter(pk=parent.pk).update(numchild=F("numchild") + number)
