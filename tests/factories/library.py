"""Figures and what else the library keeps."""

import io
from decimal import Decimal
from typing import Any

import factory
from django.core.files.base import ContentFile
from factory.django import DjangoModelFactory
from pypdf import PdfWriter
from wagtail.documents import get_document_model

from library.models import (
    GlossaryTerm,
    LibraryPage,
    Publication,
    PublicationFile,
    PublicationPage,
    Statistic,
)
from tests.factories.branches import Branch


class StatisticFactory(DjangoModelFactory[Statistic]):
    """A figure with its source."""

    class Meta:
        model = Statistic

    code = factory.Sequence(lambda number: f"figure-{number}")
    value = Decimal(61)
    unit = "percent"
    label = factory.LazyFunction(lambda: {"en": "of workers are in informal employment"})
    area = "001"
    year = "2018"
    source_title = "ILO, Women and men in the informal economy, 2018"


class PublicationFactory(DjangoModelFactory[Publication]):
    """A brief of a series."""

    class Meta:
        model = Publication

    code = factory.Sequence(lambda number: f"brief-{number}")
    title = factory.Sequence(lambda number: f"Brief {number}")
    series = "briefing-note"
    year = 2024
    month = 5
    publisher = "Cradle"


class GlossaryTermFactory(DjangoModelFactory[GlossaryTerm]):
    """A word with two spellings."""

    class Meta:
        model = GlossaryTerm

    code = "kayayei"
    term = factory.LazyFunction(lambda: {"en": "kayayei"})
    meaning = factory.LazyFunction(lambda: {"en": "Head porters in Ghana."})
    variants = "kayayo\nkayeyei"


def library_of(branch: Branch) -> LibraryPage:
    """Return the library of a language, a new one where there is none."""
    found = LibraryPage.objects.child_of(branch.home).first()
    if found is None:
        found = LibraryPage(title="Library", slug="library")
        branch.home.add_child(instance=found)
    return found


def publication_page(branch: Branch, publication: Any = None, **words: Any) -> PublicationPage:
    """Return a live page of a publication, a new one by default."""
    record = publication or PublicationFactory.create()
    model = words.pop("model", PublicationPage)
    words = {"title": record.title, "slug": record.code, **words}
    page = model(publication=record, **words)
    library_of(branch).add_child(instance=page)
    return page


def file_of(publication: Publication, language: str = "en", **facts: Any) -> PublicationFile:
    """Return a file of a publication: a PDF of two pages."""
    document = get_document_model()(title=f"{publication.title} ({language})")
    document.file.save(f"{publication.code}-{language}.pdf", ContentFile(two_pages()), save=False)
    document.file_size = document.file.size
    document.save()
    return PublicationFile.objects.create(
        publication=publication, language=language, document=document, **facts
    )


def two_pages() -> bytes:
    """Return a PDF of two empty pages."""
    writer, out = PdfWriter(), io.BytesIO()
    for _ in range(2):
        writer.add_blank_page(200, 200)
    writer.write(out)
    return out.getvalue()
