"""How an editor begins a page: empty, or from an outline."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from wagtail.models import Page

from ..admin_screens import show_screen
from ..outlines import EMPTY, outlines_of

PARAMETER = "outline"


def offer_outlines(
    request: HttpRequest, parent: Page, page_class: type[Page]
) -> HttpResponse | None:
    """Ask how to begin, where there is a choice; pass on what was chosen.

    Wagtail calls this before it shows or takes the form of a new page.
    """
    choices = outlines_of(page_class)
    if request.method != "GET" or not choices:
        return None
    if PARAMETER in request.GET:
        # The signal that fills the page is told the parent alone (receivers.fill_with_outline).
        parent.chosen_outline = request.GET[PARAMETER]
        return None
    empty = (EMPTY, _("Empty page"), _("You choose every block yourself."))
    named = [(name, one.title, one.description) for name, one in choices]
    offers = [_offer(request, *words) for words in (*named, empty)]
    title = _("How do you want to begin?")
    context = {"offers": offers, "language": parent.locale, "kind": page_class.get_verbose_name()}
    return show_screen(
        request, "wagtailadmin/content/outlines.html", title, context, icon="doc-empty-inverse"
    )


def _offer(request: HttpRequest, name: str, title: Any, description: Any) -> dict[str, Any]:
    asked = request.GET.copy()
    asked[PARAMETER] = name
    return {"url": f"?{asked.urlencode()}", "title": title, "description": description}
