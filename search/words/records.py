"""What the records behind pages say: facts that no field of the page holds."""

from typing import NamedTuple

from wagtail.models import Page

from library.models import ActivityPage, Publication
from library.selectors.publications import kind_words


class RecordWords(NamedTuple):
    """Words of records: some name the thing, others are told about it."""

    head: list[str]
    text: list[str]


def record_words(page: Page) -> RecordWords:
    """Return what the records of a page add to it, in the active language."""
    head: list[str] = []
    text: list[str] = []
    publication = getattr(page, "publication", None)
    if isinstance(publication, Publication):
        head.append(kind_words(publication))
        text += [publication.authors, publication.publisher, publication.journal]
        text += [publication.outlet_name, publication.number, str(publication.year)]
        # As on its page: only an issue of a journal has articles.
        articles = publication.articles.values_list("title", "authors")
        for title, authors in articles if publication.journal else ():
            text += [title, authors]
    if isinstance(page, ActivityPage):
        text.append(str(page.state.label))
    return RecordWords(head, [one for one in text if one])
