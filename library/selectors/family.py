"""Pages of any type in the reader's language, else in the language in which they were written."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from wagtail.models import Page

from home.models import ContactPage
from home.querysets import NEWEST_FIRST, PublicPageQuerySet


def public_pages() -> PublicPageQuerySet:
    """Return every live page that is for everybody, with its language."""
    pages: PublicPageQuerySet = PublicPageQuerySet(Page).select_related("locale")
    return pages.live().public()


def pages_in(locale_id: int, keys: Any) -> PublicPageQuerySet:
    """Return the pages of these translation families, each once, the newest first."""
    pages = public_pages().filter(translation_key__in=keys).shown_in(locale_id)
    return pages.order_by(NEWEST_FIRST, "-pk")


def by_key(pages: Iterable[Page]) -> dict[UUID, Page]:
    """Return pages by the key of their family."""
    return {page.translation_key: page for page in pages}


def contact_url(locale_id: int, request: HttpRequest) -> str:
    """Return the address of the contact form in a language, or nothing."""
    page = ContactPage.objects.live().filter(locale_id=locale_id).first()
    return page.get_url(request) or "" if page else ""
