"""The files that a page offers: those of its publication, and those in its text."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from wagtail.fields import StreamField
from wagtail.models import Page

from home.blocks.document import DocumentBlock

from .stems import primary


class OfferedFile(NamedTuple):
    """A file in its language, under the name that the page gives it."""

    document: Any
    title: str
    language: str


def files_of(page: Page) -> list[OfferedFile]:
    """Return the files whose text is found on this page, each once.

    Of a publication those in the language of the page; those in a language that has no page stand
    with the first page of the family.
    """
    found = [*_of_publication(page), *_in_text(page)]
    return list({one.document.pk: one for one in reversed(found)}.values())[::-1]


def _of_publication(page: Page) -> Iterator[OfferedFile]:
    publication = getattr(page, "publication", None)
    files = _files(publication) if publication else []
    if not files:
        return
    family = Page.objects.filter(translation_key=page.translation_key, live=True)
    rows = family.order_by("pk").values_list("pk", "locale__language_code")
    pages = {language: pk for pk, language in reversed(rows)}
    first = min(pages.values(), default=page.pk)
    for one in files:
        if pages.get(primary(one.language), first) == page.pk:
            yield OfferedFile(one.document, one.title or page.title, one.language)


def _files(publication: Any) -> list[Any]:
    """Return its files, from what was prefetched if it was."""
    known = "files" in getattr(publication, "_prefetched_objects_cache", {})
    return list(publication.files.all() if known else publication.files.select_related("document"))


def _in_text(page: Page) -> Iterator[OfferedFile]:
    for field in page._meta.get_fields():
        if isinstance(field, StreamField):
            for block in getattr(page, field.name) or ():
                if isinstance(block.block, DocumentBlock) and block.value["document"]:
                    language = block.value["language"] or page.locale.language_code
                    yield OfferedFile(block.value["document"], block.value["title"], language)
