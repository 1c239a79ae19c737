"""The report of links that lead nowhere."""

from urllib.parse import urlencode

from django.conf import settings
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from ..admin_screens import only, show_screen
from ..forms.links import BrokenLinksForm
from ..selectors.links import broken_links, languages_of_broken_links
from ..selectors.staff import is_editor

ROWS_PER_PAGE = 50


@only(is_editor)
@require_safe
def broken_links_report(request: HttpRequest) -> HttpResponse:
    """Show the links that lead readers nowhere, since when, and where they are mended."""
    form = BrokenLinksForm(request.GET, languages=languages_of_broken_links())
    chosen = form.chosen()
    context = {
        "form": form,
        "filtered": bool(chosen),
        "asked": urlencode(chosen),
        "page": Paginator(broken_links(**chosen), ROWS_PER_PAGE).get_page(request.GET.get("p")),
        "asks_outside": settings.CHECK_OUTSIDE_LINKS,
    }
    return show_screen(
        request, "wagtailadmin/content/links.html", _("Broken links"), context, icon="link"
    )
