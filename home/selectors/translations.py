"""Where a page exists in the other languages."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import get_language, get_language_from_path, get_language_info
from wagtail.models import Page
from wagtail_localize.models import Translation


def _translations(page: Page, request: HttpRequest) -> dict[str, Page]:
    """Return {language: page} of the live translations of `page`, the page itself included.

    Routing has left them on the request; only a preview has to ask.
    """
    found: dict[str, Page] | None = getattr(request, "cradle_translations", None)
    if found is None:
        siblings = Page.objects.filter(translation_key=page.translation_key).live()
        found = {
            sibling.locale.language_code: sibling for sibling in siblings.select_related("locale")
        }
    return found


def open_translation(page: Page) -> Translation | None:
    """Return the translation that is kept in `page`; None when it is edited by itself."""
    found = Translation.objects.filter(
        source__object_id=page.translation_key, target_locale_id=page.locale_id, enabled=True
    )
    translation: Translation | None = found.first()
    return translation


def is_being_translated(page: Page) -> bool:
    """Whether `page` takes its words from a page in another language."""
    return open_translation(page) is not None


def has_language(request: HttpRequest) -> bool:
    """Tell whether the address itself names a language."""
    return get_language_from_path(request.path_info) is not None


def language_links(request: HttpRequest) -> list[dict[str, Any]]:
    """Return one link per language: {"code", "name", "url", "current", "exists"}.

    A view of ours exists in every language under the same path; a page where a live translation
    does. Otherwise the link leads to that language's home page and says so. A view whose address
    has no language, and which shows no page, has no links.
    """
    page = getattr(request, "cradle_page", None)
    part = getattr(request, "cradle_part", None)
    current = get_language()
    if page is None and not has_language(request):
        return []
    translated: dict[str, str] = {}
    if page is not None:
        for code, sibling in _translations(page, request).items():
            url = sibling.get_url(request) or ""
            translated[code] = f"{url}{part.path}" if part is not None else url
    links = []
    for code, _name in settings.LANGUAGES:
        if page is None:
            tail = request.path.split("/", 2)[-1] if request.path.count("/") > 1 else ""
            url, exists = f"/{code}/{tail}", True
        else:
            url = translated.get(code) or f"/{code}/"
            exists = code in translated
        links.append(
            {
                "code": code,
                "name": get_language_info(code)["name_local"],
                "url": url,
                "current": code == current,
                "exists": exists,
            }
        )
    return links
