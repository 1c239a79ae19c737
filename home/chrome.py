"""What surrounds the content of a page: menus, languages, lite view, own addresses."""

from datetime import datetime
from math import ceil
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import get_language, get_language_info

from accounts.shared_phones import shared_until

from .selectors.menus import menu_links
from .selectors.translations import has_language, language_links


class Chrome:
    """Lazy facts for `templates/base.html`; each is computed at most once a request."""

    def __init__(self, request: HttpRequest) -> None:
        """Keep the request."""
        self.request = request

    @property
    def language(self) -> str:
        """Return the code of the reader's language: menus, notices and footer speak it."""
        reader: str = getattr(self.request, "cradle_reader", "")
        return reader or get_language() or settings.LANGUAGE_CODE

    @property
    def content_language(self) -> str:
        """Return the language of the content where the page does not exist in the reader's."""
        language: str = getattr(self.request, "cradle_fallback", "")
        return language

    @property
    def earlier(self) -> str:
        """Return where the original is, when this translation shows an earlier version of it."""
        page = getattr(self.request, "cradle_page", None)
        if page is None or not getattr(page, "behind_original", False):
            return ""
        others = [link for link in self.languages if link["exists"] and not link["current"]]
        return others[0]["url"] if others else ""

    @property
    def direction(self) -> str:
        """Return `ltr` or `rtl`."""
        return "rtl" if get_language_info(self.language).get("bidi") else "ltr"

    @property
    def home_url(self) -> str:
        """Return the address of the home page in the active language."""
        return f"/{self.language}/"

    @property
    def member_url(self) -> str:
        """Return the address of the member area."""
        return reverse("member_home")

    @property
    def cache_private(self) -> bool:
        """Whether this page belongs to one person: only then does it show her messages."""
        return self.request.path.startswith((self.member_url, f"/{self.language}/account/"))

    @cached_property
    def shared_until(self) -> datetime | None:
        """Return when she is signed out by herself: on a shared phone, on pages that are hers."""
        user = getattr(self.request, "user", None)
        if not self.cache_private or user is None or not user.is_authenticated:
            return None
        return shared_until(self.request.session)

    @property
    def minutes_left(self) -> int:
        """Return for how many minutes she stays signed in on a shared phone, the begun one too."""
        until = self.shared_until
        return max(1, ceil((until - timezone.now()).total_seconds() / 60)) if until else 0

    @property
    def search_url(self) -> str:
        """Return the address of the search page."""
        return reverse("search")

    @cached_property
    def _menus(self) -> dict[str, list[dict[str, Any]]]:
        return menu_links(self.language, self.request)

    @property
    def menu(self) -> list[dict[str, Any]]:
        """Return the links of the main menu."""
        return self._menus["main"]

    @property
    def footer(self) -> list[dict[str, Any]]:
        """Return the groups of the footer."""
        return self._menus["footer"]

    @property
    def head(self) -> dict[str, Any]:
        """Return all that the head of the page shows."""
        names = ("home_url", "languages", "search_url", "lite", "menu", "member_url")
        return {name: getattr(self, name) for name in names}

    @property
    def foot(self) -> dict[str, Any]:
        """Return all that the foot of the page shows; addresses of this page only where used."""
        names = ("home_url", "footer", "lite", "report_url")
        other = "full_url" if self.lite else "lite_url"
        return {name: getattr(self, name) for name in (*names, other)} | {
            "year": timezone.localdate().year
        }

    @cached_property
    def languages(self) -> list[dict[str, Any]]:
        """Return one link per language to this same page, or to the home page with a notice."""
        return language_links(self.request)

    @property
    def alternates(self) -> list[dict[str, Any]]:
        """Return the translations of this page that exist, for `hreflang`.

        None of what belongs to one person, and none of an address that has no language: its links
        lead to the page it is about, which is not a translation of it. None of a page that stands
        in for a missing translation, whose one address is the canonical one.
        """
        if self.cache_private or self.content_language or not has_language(self.request):
            return []
        links = [link for link in self.languages if link["exists"]]
        return [*links, {**links[0], "code": "x-default"}] if len(links) > 1 else []

    @property
    def demo(self) -> bool:
        """Whether this site says that it is a demo."""
        return bool(getattr(settings, "DEMO", False))

    @property
    def lite(self) -> bool:
        """Whether the lite view was asked for."""
        return self.request.GET.get("lite") == "1"

    @property
    def lite_url(self) -> str:
        """Return this address as a lite view."""
        query = self.request.GET.copy()
        query["lite"] = "1"
        return f"{self.request.path}?{query.urlencode()}"

    @property
    def full_url(self) -> str:
        """Return this address as a full view."""
        query = self.request.GET.copy()
        query.pop("lite", None)
        return f"{self.request.path}?{query.urlencode()}" if query else self.request.path

    @property
    def report_url(self) -> str:
        """Return where to report a concern about this page; nothing where a page is private."""
        url = reverse("concern")
        if self.cache_private or self.request.path.startswith(url):
            return ""
        about = self.canonical.removeprefix(settings.BASE_URL)
        return f"{url}?{urlencode({'page': about}, safe='/')}"

    @property
    def canonical(self) -> str:
        """Return the one address of this page, for search engines and for sharing."""
        page = getattr(self.request, "cradle_page", None)
        if page is None or not self.content_language:
            return f"{settings.BASE_URL}{self.request.path}"
        part = getattr(self.request, "cradle_part", None)
        tail = part.path if part is not None else ""
        return f"{settings.BASE_URL}{page.get_url(self.request) or ''}{tail}"

    @cached_property
    def social(self) -> dict[str, str]:
        """Return title, text and picture for a shared link, from the page being shown."""
        page = getattr(self.request, "cradle_page", None)
        part = getattr(self.request, "cradle_part", None)
        if part is not None:
            return {"title": part.title, "description": part.description, "type": "website"}
        return {
            "title": (page.seo_title or page.title) if page else "",
            "description": (page.search_description or page.summary) if page else "",
            "type": "article" if page else "website",
            **(page.share_picture() if page else {}),
        }
