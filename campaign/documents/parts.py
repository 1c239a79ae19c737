"""What documents of campaign are made of: the pledge, and where to write."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings

from home.documents.parts import SITE, spoken, words
from home.models import ContactPage
from home.templatetags.ui import direction

from ..models import Pledge, PledgePage


def short_link(pledge: Pledge, via: str = "") -> str:
    """Return the short address of a pledge; `via` tells which paper led to it."""
    address = f"{settings.BASE_URL}/p/{pledge.code}/"
    return f"{address}?via={via}" if via else address


def contact_address(language: str) -> str:
    """Return the address of the page to write to, in `language` where it exists."""
    pages = ContactPage.objects.live().public()
    page = pages.filter(locale__language_code=language).first() or pages.first()
    return f"{settings.BASE_URL}{page.url}" if page and page.url else f"{settings.BASE_URL}/"


@dataclass(frozen=True)
class Shown:
    """A pledge as a document in one language shows it."""

    page: PledgePage
    language: str

    def data(self) -> dict[str, Any]:
        """Return what every document says of its pledge."""
        page = self.page
        organisation = page.organisation
        return {
            "site": SITE,
            "lang": self.language,
            "dir": direction(self.language),
            "title": words(page.title, page.text_language),
            "ask": words(page.ask or page.title, page.text_language),
            "target": words(page.target, page.text_language) if page.target else None,
            "organisation": words(organisation.name, self.language),
            "short_link": spoken(short_link(page.pledge)),
        }


def shown(pledge: Pledge, language: str) -> Shown | None:
    """Return the public page of a pledge in `language`, else its oldest; None when it has none."""
    pages = PledgePage.objects.live().public().filter(pledge=pledge)
    pages = pages.select_related("organisation", "pledge", "locale").order_by("pk")
    page = pages.filter(locale__language_code=language).first() or pages.first()
    return Shown(page, language) if page else None
