"""Give back the letter that a reader has adapted, as a file; nothing is kept."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from home.open_forms import refusal
from home.typed_numbers import whole_number

from ..documents.letter import letter_pdf
from ..forms.letter import PDF, TEXT, LetterForm, forms_of
from ..models import AsksPage
from ..selectors.asks import asks_context

KINDS = {PDF: "application/pdf", TEXT: "text/plain; charset=utf-8"}


# The page with the form is kept by proxies: no token, no session; the origin is checked instead.
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def letter(request: HttpRequest) -> HttpResponse:
    """Answer with the file, or 422 with everything that she typed."""
    language = get_language() or settings.LANGUAGE_CODE
    page = _page_of(request.POST.get("page", ""), language)
    if page is None:
        raise Http404
    if request.method != "POST":
        return redirect(page.get_url(request))
    limit, window = settings.LETTER_RATE_LIMIT, settings.LETTER_RATE_WINDOW_SECONDS
    if refused := refusal(request, "letter", limit, window):
        return refused
    kind = PDF if request.POST.get("kind") == PDF else TEXT
    form = LetterForm(request.POST, kind=kind)
    if form.is_valid():
        return _file(form.cleaned_data["letter"], kind, language)
    request.cradle_page = page  # type: ignore[attr-defined]
    found = asks_context(request, page)
    context = {"page": page, **found, **forms_of(found, page), "form": form}
    response = render(request, page.template, context, status=422)
    response.headers["X-Own-Page"] = "1"
    return response


def _page_of(number: str, language: str) -> AsksPage | None:
    """Return the public page on which she wrote, else the first in her language."""
    pages = AsksPage.objects.live().public().filter(locale__language_code=language)
    pages = pages.select_related(*AsksPage.serve_select_related, "locale")
    asked = whole_number(number)
    found = pages.filter(pk=asked).first() if asked else None
    return found or pages.first()


def _file(words: str, kind: str, language: str) -> HttpResponse:
    """Return the letter as a file that no cache keeps."""
    body = letter_pdf(words, language) if kind == PDF else words.replace("\n", "\r\n").encode()
    response = HttpResponse(body, content_type=KINDS[kind])
    name = _("letter")
    response.headers["Content-Disposition"] = f'attachment; filename="{name}.{kind}"'
    response.headers["X-Robots-Tag"] = "noindex"
    return response
