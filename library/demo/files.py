"""Draws the files of the demo's publications, as an editor would upload them."""

import os
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from typing import Any

from django.conf import settings
from django.core.files.base import ContentFile
from django.utils.text import slugify
from django.utils.translation import override
from wagtail.documents import get_document_model

from home.demo.source import said
from home.documents.compiler import draw_pdf
from home.documents.parts import SITE, qr_svg, spoken, words
from home.templatetags.ui import direction

from ..actions.count_pages import count_pages
from ..documents.booklet import booklet_data
from ..models import Publication, PublicationFile, PublicationPage
from ..selectors.publications import date_words, kind_words

DRAWN = datetime.fromtimestamp(0, UTC)
# What is drawn: template, data, and of which publication, language and form.
Order = tuple[str, dict[str, Any], Publication, str, str, str]


def text_order(page: PublicationPage) -> Order:
    """Return the order for the text of a page as a booklet."""
    record, language = page.publication, page.locale.language_code
    with override(language):
        facts = [", ".join(record.author_names), date_words(record), record.publisher]
        data = booklet_data(page, kind_words(record), facts)
    return "booklet", data, record, language, "", ""


def leaflet_order(record: Publication, language: str, leaflet: dict[str, Any]) -> Order:
    """Return the order for a file in a language in which the site is not written."""
    data = {
        "site": SITE,
        "lang": language,
        "dir": direction(language),
        "title": words(leaflet["title"], language),
        "kicker": words(leaflet["kicker"], language),
        "lead": words(leaflet["lead"], language),
        "facts": [words(", ".join(record.author_names), language)],
        "parts": [{"kind": "paragraph", "text": line} for line in leaflet["lines"]],
        "address": spoken(settings.BASE_URL),
        "labels": {"read": "", "handout": ""},
    }
    return "booklet", data, record, language, "", leaflet["title"]


def material_orders(page: PublicationPage, entry: dict[str, Any], url: str) -> list[Order]:
    """Return the orders for what is printed: one for each form.

    Args:
        page: of the material.
        entry: of the content file, with the words on it.
        url: where its code to scan leads.
    """
    language = page.locale.language_code
    shown = entry["shown"]
    lines = [words(said(line, language), language) for line in shown.get("lines", [])]
    data = {
        "site": SITE,
        "lang": language,
        "dir": direction(language),
        "title": words(page.title, language),
        "headline": words(said(shown["headline"], language), language),
        "lines": lines,
        "scan": words(said(shown["scan"], language), language),
        "qr": qr_svg(url),
        "address": spoken(url),
        "kind": entry["record"]["material"],
    }
    return [
        ("material", {**data, "paper": paper.lower()}, page.publication, language, paper, "")
        for paper in shown["papers"]
    ]


def keep_files(orders: list[Order]) -> None:
    """Draw all orders side by side, and keep each as a file of its publication."""
    with ThreadPoolExecutor(max_workers=os.cpu_count()) as pool:
        drawn = list(pool.map(lambda order: draw_pdf(order[0], order[1], DRAWN), orders))
    documents = get_document_model()
    for (_template, _data, record, language, paper, title), content in zip(
        orders, drawn, strict=True
    ):
        name = "-".join(filter(None, (record.code, slugify(paper), language)))
        document = documents(title=f"{record.title} ({language})"[:255])
        document.file.save(f"{name}.pdf", ContentFile(content), save=False)
        document.file_size = len(content)
        document._set_document_file_metadata()
        document.save()
        PublicationFile.objects.create(
            publication=record, language=language, document=document, paper=paper, title=title
        )
    for record in {order[2].pk: order[2] for order in orders}.values():
        count_pages(record)
