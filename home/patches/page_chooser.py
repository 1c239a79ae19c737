"""Wagtail's window to choose a page: in the language of the edited page, by folded words."""

import re
from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from wagtail.admin.forms.search import SearchForm
from wagtail.admin.views import chooser
from wagtail.admin.views.chooser import BrowseView
from wagtail.models import Locale, Page

from ..chooser_words import FoldedWordsForm

EDITED = re.compile(r"/pages/(\d+)/edit/|/pages/add/\w+/\w+/(\d+)/")
LANGUAGE = "locale"

_get = BrowseView.get


class PageWordsForm(FoldedWordsForm, SearchForm):
    """The words that are looked for among pages: all of ours hold theirs folded in the index."""


def language_of_edited(request: HttpRequest) -> str:
    """Return the language of the page in whose editor the window is opened; "" for none.

    The window does not say for whom it opens; the browser does, within one site.
    """
    found = EDITED.search(request.headers.get("Referer", ""))
    number = found and (found.group(1) or found.group(2))
    codes = Page.objects.filter(pk=number or 0).values_list("locale__language_code", flat=True)
    return codes.first() or ""


def get(self: Any, request: HttpRequest, parent_page_id: int | None = None) -> HttpResponse:
    """Show the window in one language; the way to search is told which one."""
    asked = request.GET.copy()
    if parent_page_id is not None:
        rows = Page.objects.filter(pk=parent_page_id, depth__gt=1)
        code = rows.values_list("locale__language_code", flat=True).first()
    else:
        code = asked.get(LANGUAGE) or language_of_edited(request)
    if code:
        asked[LANGUAGE] = code
        request.GET = asked  # type: ignore[assignment]
    return _get(self, request, parent_page_id)


def found_in_language(pages: Any, request: HttpRequest) -> Any:
    """Keep a search in the window to the language that it shows."""
    code = request.GET.get(LANGUAGE)
    searched = getattr(request.resolver_match, "url_name", "") == "wagtailadmin_choose_page_search"
    if not (code and searched):
        return pages
    # The index of the search knows the number of a language, not its code.
    return pages.filter(locale=Locale.objects.filter(language_code=code).first())


def apply() -> None:
    """Put our window in place of Wagtail's."""
    show: Callable[..., HttpResponse] = get
    BrowseView.get = show
    chooser.SearchForm = PageWordsForm
