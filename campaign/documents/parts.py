"""What documents are made of: words with their language, addresses, codes to scan, the pledge."""

import io
import re
from dataclasses import dataclass
from typing import Any

import segno
from django.conf import settings

from home.models import ContactPage
from home.templatetags.ui import direction

from ..models import Pledge, PledgePage

SITE = "Cradle"
# A word of Latin letters that no line holds may be broken anywhere; other scripts break by rule.
_LONG_WORD = re.compile("([!-\u024f]{24})(?=[!-\u024f])")
_BREAK = "\u200b"


def breakable(address: str) -> str:
    """Return an address that may be broken after its slashes, dashes and dots."""
    return re.sub(r"([/.-])", rf"\1{_BREAK}", address)


def words(text: str, language: str) -> dict[str, str]:
    """Return words of a person in a language, as the templates show them."""
    return {
        "text": _LONG_WORD.sub(rf"\1{_BREAK}", text),
        "lang": language.split("-")[0].lower(),
        "dir": direction(language),
    }


def short_link(pledge: Pledge, via: str = "") -> str:
    """Return the short address of a pledge; `via` tells which paper led to it."""
    address = f"{settings.BASE_URL}/p/{pledge.code}/"
    return f"{address}?via={via}" if via else address


def spoken(address: str) -> str:
    """Return an address as people read and type it."""
    return address.split("://", 1)[-1].rstrip("/")


def qr_svg(address: str) -> str:
    """Return the code to scan for an address, which bears a dirty or folded corner."""
    out = io.BytesIO()
    code = segno.make(address, error="m", micro=False)
    code.save(out, kind="svg", border=0, xmldecl=False, svgns=True, omitsize=True)
    return out.getvalue().decode()


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
