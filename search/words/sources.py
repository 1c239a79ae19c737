"""What a page says: every text of it that people read, whatever its type."""

import re
from html import unescape
from typing import Any

from django.db import models
from django.utils import translation
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page
from wagtail_localize.fields import TranslatableField

from home.models import BasePage
from home.text import clean_line
from network.models import MemberPage

from .labels import Taxonomy, label_words
from .parts import Parts
from .records import record_words

# Shown in the head of every page or not at all.
NOT_BODY = {"title", "slug", "seo_title", "search_description", "summary"}
_TAGS = re.compile(r"<[^>]+>")
HEADINGS = "heading"


def plain(html: str) -> str:
    """Return the words of a piece of HTML or text in one line."""
    return clean_line(unescape(_TAGS.sub(" ", html)).replace("\x00", " "))


def _own_words(page: Page) -> tuple[list[str], list[str]]:
    """Return headings and texts of all fields that are translated, which are those people read."""
    headings, texts = [], []
    for field in _fields(page):
        value = getattr(page, field.name)
        if isinstance(field, StreamField):
            for block in value or ():
                found = block.block.get_searchable_content(block.value)
                (headings if block.block_type == HEADINGS else texts).extend(map(str, found))
        elif value:
            texts.append(str(value))
    return [plain(one) for one in headings], [plain(one) for one in texts]


def _fields(page: Page) -> list[Any]:
    """Return the fields of text that a page has beside its head."""
    names = [
        field.field_name
        for field in getattr(page, "translatable_fields", ())
        if isinstance(field, TranslatableField) and field.field_name not in NOT_BODY
    ]
    fields = [page._meta.get_field(name) for name in names]
    kinds = (models.CharField, models.TextField, StreamField, RichTextField)
    return [field for field in fields if isinstance(field, kinds)]


def page_parts(page: Page, language: str, terms: Taxonomy) -> Parts:
    """Return what a page says, part by part, for the index.

    Members' texts decide themselves what is said in public (`searchable_text`): of one that
    readers have reported, the place is not.
    """
    summary = getattr(page, "summary", "") or page.search_description
    own = str(page.searchable_text()) if _has_own_words(page) else ""
    headings, texts = ([], []) if isinstance(page, MemberPage) else _own_words(page)
    with translation.override(language):
        records = record_words(page)
        labels = label_words(page, terms)
    return Parts(
        title=plain(page.title),
        summary=" ".join([plain(summary), *headings, *records.head]),
        text=" ".join([plain(own), *texts, *records.text, *labels]),
    )


def _has_own_words(page: Page) -> bool:
    """Tell whether the class of a page says more than title and summary."""
    said = getattr(type(page), "searchable_text", None)
    return said is not None and said is not BasePage.searchable_text


def excerpt_of(page: Page) -> str:
    """Return the running text of a page as people read it, for excerpts."""
    if isinstance(page, MemberPage):
        return plain(str(getattr(page, "text", "")))
    headings, texts = _own_words(page)
    return " ".join((*headings, *texts))
