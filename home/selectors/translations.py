"""Where a page exists in the other languages."""

from typing import Any

from django.conf import settings
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import get_language, get_language_from_path
from wagtail.models import Page

from ..compiled import compiled
from ..languages import own_name
from ..living import living_languages
from ..page_paths import page_path
from .translation_work import kept_in

Link = dict[str, Any]


def _translations(page: Page, request: HttpRequest) -> dict[str, Page]:
    """Return {language: page} of the live translations of `page`, the page itself included.

    Routing has left them on the request; a view that shows a page, and a preview, have to ask.
    """
    found: dict[str, Page] | None = getattr(request, "cradle_translations", None)
    if found is None:
        siblings = _siblings(pk=page.pk)
        found = {sibling.locale.language_code: sibling for sibling in siblings}
    return found


@compiled("pk")
def _siblings(pk: int) -> QuerySet[Page]:
    key = Page.objects.filter(pk=pk).values("translation_key")
    return Page.objects.filter(translation_key__in=key).live().select_related("locale")


def is_being_translated(page: Page) -> bool:
    """Whether `page` takes its words from a page in another language."""
    return kept_in(page) is not None


def has_language(request: HttpRequest) -> bool:
    """Tell whether the address itself names a language."""
    return get_language_from_path(request.path_info) is not None


def language_links(request: HttpRequest) -> list[Link]:
    """Return the links to the same thing in each language that can be visited.

    Each is {"code", "name", "url", "current", "exists", "file"}. A view of ours exists in every
    language under the same path, a page where a live translation does. Where there is a file
    alone, the link leads to it, and `file` is its size in bytes; that may be a language which the
    site does not speak. Otherwise the link leads to the page in the best other language
    (`home.routing`). A view whose address has no language, and which shows no page, has no links.
    """
    page = getattr(request, "cradle_page", None)
    if page is None and not has_language(request):
        return []
    living = living_languages(request)
    reader = getattr(request, "cradle_reader", None) or get_language() or ""
    if page is None:
        tail = request.path.split("/", 2)[-1] if request.path.count("/") > 1 else ""
        return [_link(code, f"/{code}/{tail}", reader, exists=True) for code in living]
    family = _translations(page, request)
    part = getattr(request, "cradle_part", None)
    tail = part.path if part is not None else ""
    translated = {code: page_path(one.url_path, request) + tail for code, one in family.items()}
    files = {code: (url, size) for code, url, size in _files(page)}
    links = []
    for code in living:
        if code in translated:
            links.append(_link(code, translated[code], reader, exists=True))
        elif code in files and code != reader:
            links.append(_file_link(code, *files[code]))
        else:
            links.append(_link(code, _elsewhere(code, translated), reader, exists=False))
    further = sorted(files.keys() - {*living} - translated.keys())
    return links + [_file_link(code, *files[code]) for code in further]


def _files(page: Any) -> list[tuple[str, str, int]]:
    """Return what the page offers as files; Wagtail's own pages have none."""
    ask = getattr(page, "file_translations", None)
    return ask() if ask is not None else []


def _elsewhere(code: str, translated: dict[str, str]) -> str:
    """Return the address under which a language shows a page that it has no words for."""
    for other, _name in settings.LANGUAGES:
        if other in translated:
            return f"/{code}/{translated[other].split('/', 2)[-1]}"
    return f"/{code}/"


def _link(code: str, url: str, reader: str, *, exists: bool) -> Link:
    return {
        "code": code,
        "name": own_name(code),
        "url": url,
        "current": code == reader,
        "exists": exists,
        "file": 0,
    }


def _file_link(code: str, url: str, size: int) -> Link:
    return {**_link(code, url, "", exists=False), "file": size}
