"""What people looked for in vain, for editors."""

from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from home.admin_screens import only, show_screen
from home.languages import name_of_language
from home.selectors.staff import is_editor

from ..selectors.misses import OFTEN, often_missed

ROWS = 50


@require_safe
@only(is_editor)
def missed_searches(request: HttpRequest) -> HttpResponse:
    """List what was asked several times and found nothing, the most frequent first."""
    rows = Paginator(often_missed(), ROWS).get_page(request.GET.get("p"))
    lines = [
        {
            **row,
            "language_name": name_of_language(str(row["language"])),
            "url": f"/{row['language']}/search/?{urlencode({'q': row['words']})}",
        }
        for row in rows
    ]
    context = {"rows": rows, "lines": lines, "often": OFTEN}
    title = _("Searched and not found")
    return show_screen(request, "wagtailadmin/search/misses.html", title, context, icon="search")
