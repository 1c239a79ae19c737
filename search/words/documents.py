"""Making the documents of the index from pages and organisations."""

import hashlib
from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime
from functools import lru_cache

from django.conf import settings
from django.db.models import prefetch_related_objects
from django.utils import translation
from wagtail.models import Page

from home.vocabularies import label
from network.models import Organisation
from network.selectors.places import place_line
from network.spelling import spelled

from ..kinds import ORGANISATIONS, kind_of
from ..models import FileText, SearchDocument
from .files import OfferedFile
from .labels import (
    Taxonomy,
    organisation_taxonomy,
    packed,
    taxonomy_of,
    term_labels,
)
from .parts import Parts, folded, stems_of, words_of
from .sources import excerpt_of, page_parts, plain
from .stems import EDITION

# So much of a text is kept to cut an excerpt from.
LONGEST_EXCERPT = 20_000
LONGEST_SUMMARY = 600
# Of those that a type of page has.
READ_AT_ONCE = (
    *("locale", "organisation__terms"),
    *("publication__pages__locale", "publication__files__document"),
)
WRITTEN = (
    "family", "kind", "language", "title", "title_words", "terms", "visible_from", "digest",
    "learned", "page", "organisation", "file", "file_hash", "summary", "text", "words", "stems",
)  # fmt: skip


def document(
    key: str, family: str, kind: str, language: str, parts: Parts, terms: Taxonomy
) -> SearchDocument:
    """Return a document with its words; what it stands for and what is shown comes after."""
    words = words_of(parts)
    return SearchDocument(
        key=key,
        family=family,
        kind=kind,
        language=language,
        title=parts.title[:255],
        title_words=f" {folded(parts.title)} ",
        terms=packed(terms),
        words=words,
        stems=stems_of(words, language),
    )


def sealed(found: SearchDocument) -> SearchDocument:
    """Note what the document holds as one number, so that the same is not written twice.

    Stems follow from the words by the rules of one edition.
    """
    held = "\x1f".join((EDITION, *(str(getattr(found, _column(name))) for name in _SEALED)))
    found.digest = hashlib.md5(held.encode(), usedforsecurity=False).hexdigest()
    return found


_SEALED = [name for name in WRITTEN if name not in {"digest", "learned", "stems"}]


def _column(name: str) -> str:
    return f"{name}_id" if name in {"page", "organisation", "file"} else name


def language_of(page: Page) -> str:
    """Return the language of a page's words: of members' texts their own."""
    return str(getattr(page, "text_language", "") or page.locale.language_code)


def family_of(page: Page) -> str:
    """Return what the translations of a page share; of a profile, with its record."""
    organisation = getattr(page, "organisation_id", None)
    if organisation and kind_of(page) == ORGANISATIONS:
        return organisation_family(organisation)
    return str(page.translation_key)


def organisation_family(pk: int) -> str:
    """Return the family of an organisation's record and profiles."""
    return f"organisation:{pk}"


def page_document(page: Page) -> SearchDocument:
    """Return what is found of a page."""
    language = language_of(page)
    terms = taxonomy_of(page)
    parts = page_parts(page, page.locale.language_code, terms)
    found = document(f"page:{page.pk}", family_of(page), kind_of(page), language, parts, terms)
    found.page_id = page.pk
    found.summary = str(getattr(page, "summary", "") or "")[:LONGEST_SUMMARY]
    found.text = excerpt_of(page)[:LONGEST_EXCERPT]
    found.visible_from = visible_from(page)
    return sealed(found)


def file_document(page: Page, offered: OfferedFile, read: FileText) -> SearchDocument:
    """Return what is found of a file that a page offers; nothing of its words before it is read."""
    title = plain(offered.title)
    held = read.text if read.file_hash == offered.document.file_hash else ""
    found = document(
        f"file:{page.pk}:{offered.document.pk}",
        family_of(page),
        kind_of(page),
        offered.language,
        Parts(title=title, file=held),
        taxonomy_of(page),
    )
    found.page_id = page.pk
    found.file_id = read.pk
    found.file_hash = read.file_hash
    found.visible_from = visible_from(page)
    found.text = held[:LONGEST_EXCERPT]
    return sealed(found)


def visible_from(page: Page) -> datetime | None:
    """Return when an embargo of the page's publication ends."""
    moment: datetime | None = getattr(getattr(page, "publication", None), "embargo_until", None)
    return moment


def organisation_document(organisation: Organisation) -> SearchDocument:
    """Return what is found of an organisation's record; needs names and terms prefetched."""
    names = [organisation.acronym, *(name.name for name in organisation.names.all())]
    # People type the names of other scripts in their own letters.
    latin = {spelled(name) for name in (organisation.name, *names)}
    terms = organisation_taxonomy(organisation)
    frozen = tuple((name, tuple(codes)) for name, codes in sorted(terms.items()))
    labels = _labels(organisation.org_type, frozen)
    place = place_line(organisation.town, "")
    parts = Parts(
        title=organisation.name,
        summary=" ".join([*names, *sorted(latin), place]),
        text=" ".join(labels),
    )
    found = document(
        f"organisation:{organisation.pk}",
        organisation_family(organisation.pk),
        ORGANISATIONS,
        "",
        parts,
        {name: codes for name, codes in terms.items() if name != "constituency"},
    )
    found.organisation_id = organisation.pk
    return sealed(found)


@lru_cache(maxsize=5000)
def _labels(org_type: str, terms: tuple[tuple[str, tuple[str, ...]], ...]) -> list[str]:
    """Return the names of type and terms in every language of the site."""
    found: list[str] = []
    for code, _name in settings.LANGUAGES:
        with translation.override(code):
            found.append(label("org_type", org_type))
            found += term_labels({name: list(codes) for name, codes in terms})
    return found


def with_records(pages: Iterable[Page]) -> list[Page]:
    """Return those pages that are live, with what their documents need read at once."""
    shown = [page for page in pages if page.live and page.depth > 1]
    by_class: dict[type[Page], list[Page]] = defaultdict(list)
    for page in shown:
        by_class[type(page)].append(page)
    for model, rows in by_class.items():
        prefetch_related_objects(rows, *(name for name in READ_AT_ONCE if _has(model, name)))
    return shown


def _has(model: type[Page], name: str) -> bool:
    return hasattr(model, name.partition("__")[0])
