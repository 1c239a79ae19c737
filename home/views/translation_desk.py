"""The translation desk in the admin: what is to do in each language, and files to and fro."""

from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from wagtail.admin import messages

from ..actions.errors import ActionError
from ..actions.import_po import NOT_PO, Report, import_po
from ..actions.translate_page import begin_translation
from ..admin_screens import only, show_screen
from ..forms.translation_desk import DeskForm, ImportForm
from ..languages import name_of_language, own_name
from ..po_files import MOST_FILES, NotPoError, pack, po_name, unpack
from ..policies_translation import may_see_desk
from ..selectors.translation_desk import (
    described,
    desk_locales,
    narrowed,
    numbers_in,
    records_without,
    rows_of,
    work_in,
)
from ..translation_desk import in_words
from ..typed_numbers import whole_number

ROWS_PER_PAGE = 50
DESK = "wagtailadmin/translations/desk.html"


@only(may_see_desk)
@require_safe
def translation_desk(request: HttpRequest) -> HttpResponse:
    """Show what is missing, behind and in work in one language, oldest first."""
    locales = desk_locales(request.user)
    form = DeskForm(request.GET, locales=locales)
    chosen = form.chosen()
    numbers = {one.language_code: numbers_in(one) for one in locales}
    locale = _chosen(locales, chosen.get("language", ""), numbers)
    context: dict[str, Any] = {
        "form": form,
        "filtered": bool(chosen),
        "languages": [
            {"code": code, "name": own_name(code), "said": in_words(numbers[code])}
            for code in numbers
        ],
    }
    if locale is not None:
        code = locale.language_code
        form.show(code)
        pages = narrowed(work_in(locale), chosen, request.user)
        page = Paginator(pages, ROWS_PER_PAGE).get_page(request.GET.get("p"))
        others = [one for one in numbers if one != code]
        records = list(records_without(code, others or ["en"])[: ROWS_PER_PAGE + 1])
        context |= {
            "language": code,
            "page": page,
            "rows": rows_of(list(page.object_list)),
            "asked": urlencode({**chosen, "language": code}),
            "records": described(request.user, records[:ROWS_PER_PAGE]),
            "more_records": len(records) > ROWS_PER_PAGE,
            "name": name_of_language(code),
        }
    return show_screen(request, DESK, _("Translation desk"), context, icon="globe")


def _chosen(locales: list[Any], asked: str, numbers: dict[str, dict[str, int]]) -> Any:
    """Return the language that is asked for, else the one with the most to do."""
    for one in locales:
        if one.language_code == asked:
            return one
    by_work = sorted(locales, key=lambda one: -sum(numbers[one.language_code].values()))
    return by_work[0] if by_work else None


@only(may_see_desk)
@require_POST
def translation_files(request: HttpRequest) -> HttpResponse:
    """Begin what is chosen and has not begun; send the PO files of all of it when asked for."""
    language = request.POST.get("language", "")
    begun, refused = [], []
    for told in request.POST.getlist("chosen")[:MOST_FILES]:
        pk = whole_number(told)
        try:
            begun.append(begin_translation(pk or 0, request.user, language))
        except ActionError as error:
            refused.append(str(error))
    for reason in sorted(set(refused)):
        messages.error(request, reason)
    if begun and request.POST.get("act") == "export":
        files = [(po_name(one), str(one.export_po())) for one in begun]
        return po_answer(*files[0]) if len(files) == 1 else zip_answer(files, language)
    if begun:
        said = ngettext(
            "%(count)s translation has begun.", "%(count)s translations have begun.", len(begun)
        )
        messages.success(request, said % {"count": len(begun)})
    return redirect(f"{reverse('translation_desk')}?{request.POST.get('asked', '')}")


def po_answer(name: str, text: str) -> HttpResponse:
    """Send one PO file."""
    return _file(text.encode(), name, "text/x-gettext-translation; charset=utf-8")


def zip_answer(files: list[tuple[str, str]], language: str) -> HttpResponse:
    """Send several PO files in an archive."""
    return _file(pack(files), f"translations-{language}.zip", "application/zip")


def _file(content: bytes, name: str, kind: str) -> HttpResponse:
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(content, content_type=kind, headers=headers)


@only(may_see_desk)
@require_http_methods(["GET", "POST"])
def translation_import(request: HttpRequest) -> HttpResponse:
    """Take PO files over and say of each what was taken and what was refused."""
    form = ImportForm(request.POST or None, request.FILES or None)
    reports: list[Report] = []
    failures: list[tuple[str, str]] = []
    sent = request.method == "POST"
    if sent and form.is_valid():
        for file in form.cleaned_data["po"]:
            _take_over(file, request.user, reports, failures)
    context = {"form": form, "reports": reports, "failures": failures}
    title = _("Import translations")
    between = [(reverse("translation_desk"), _("Translation desk"))]
    status = 422 if sent and not reports else 200
    return show_screen(
        request,
        "wagtailadmin/translations/import.html",
        title,
        context,
        icon="upload",
        between=between,
        status=status,
    )


def _take_over(
    file: Any, user: Any, reports: list[Report], failures: list[tuple[str, str]]
) -> None:
    """Read one file that was sent, or all in it."""
    try:
        for name, content in unpack(file.name, file.read()):
            try:
                reports.append(import_po(name, content, user))
            except ActionError as error:
                failures.append((name, str(error)))
    except NotPoError:
        failures.append((file.name, str(NOT_PO)))
