"""The guide in the admin: pages of docs/, their pictures, and a search."""

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from ..admin_screens import show_screen
from ..guide.files import CONTENTS, FIRST, find, pages, picture
from ..guide.render import html_of
from ..guide.search import look_for

TEMPLATE, ICON = "wagtailadmin/content/guide.html", "help"
LONGEST_QUESTION = 200


@require_safe
def guide(request: HttpRequest) -> HttpResponse:
    """Show the contents, or the pages in which the words asked for are found."""
    asked = request.GET.get("q", "").strip()[:LONGEST_QUESTION]
    if not asked:
        return _show(request, CONTENTS)
    hits = look_for(asked, _language())
    context = {"asked": asked, "hits": hits, "searched": True, "language": _language()}
    return show_screen(request, TEMPLATE, _("Guide"), context, icon=ICON)


@require_safe
def guide_page(request: HttpRequest, guide_name: str) -> HttpResponse:
    """Show one page, in the reader's language where it is translated."""
    return _show(request, guide_name)


@require_safe
def guide_picture(request: HttpRequest, picture_name: str) -> FileResponse:
    """Hand out a picture of the guide."""
    path = picture(picture_name)
    if path is None:
        raise Http404
    answer = FileResponse(path.open("rb"), content_type="image/webp")
    answer.headers["Cache-Control"] = "private, max-age=3600"
    return answer


def _language() -> str:
    """Return the reader's language as the folders of the guide are named: pt, also for pt-br."""
    return (get_language() or FIRST).partition("-")[0]


def _show(request: HttpRequest, name: str) -> HttpResponse:
    language = _language()
    file = find(name, language)
    if file is None:
        raise Http404
    context = {
        "html": html_of(file),
        "file": file,
        "in_other_language": file.language != language,
        "language": language,
        "pages": pages(language),
    }
    between = () if name == CONTENTS else ((reverse("guide"), _("Guide")),)
    title = _("Guide") if name == CONTENTS else file.title
    return show_screen(request, TEMPLATE, title, context, icon=ICON, between=between)
