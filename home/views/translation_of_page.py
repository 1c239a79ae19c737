"""One translation in the admin: every text beside its original, and what can be done with it."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages as plain_messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from wagtail.admin import messages
from wagtail.admin.views.pages.utils import get_valid_next_url_from_request
from wagtail_localize.models import Translation

from ..actions.errors import ActionError
from ..actions.import_po import import_po
from ..actions.machine_translation import look_at_machine_texts, translate_by_machine
from ..actions.publish_translation import publish_translation
from ..actions.translate_page import give_translation_back, take_translation
from ..admin_screens import only, show_screen
from ..languages import name_of_language
from ..machine_translators import machine_translator
from ..po_files import LARGEST_BYTES, po_name
from ..policies import OTHER_LANGUAGE
from ..policies_translation import may_publish_now, may_see_desk, may_work_on
from ..selectors.staff import works_in
from ..selectors.translation_desk import strings_of
from ..selectors.translation_work import progress_of, source_page, target_page
from ..typed_numbers import whole_number
from .translation_desk import po_answer


def _to_write(request: HttpRequest, pk: int) -> Translation:
    """Return a translation that she may write; 404 or 403 otherwise."""
    translation = _of_hers(request, pk)
    decision = may_work_on(request.user, translation.target_locale.language_code)
    if not decision.allowed:
        raise PermissionDenied(decision.reason)
    return translation


def _of_hers(request: HttpRequest, pk: int) -> Translation:
    """Return a translation into one of her languages; 404 or 403 otherwise."""
    rows = Translation.objects.filter(enabled=True)
    rows = rows.select_related("source", "source__locale", "target_locale", "holder__taken_by")
    translation: Translation = get_object_or_404(rows, pk=pk)
    if not works_in(request.user, translation.target_locale.language_code):
        raise PermissionDenied(OTHER_LANGUAGE.reason)
    return translation


@only(may_see_desk)
@require_http_methods(["GET", "POST"])
def translation_of_page(request: HttpRequest, pk: int) -> HttpResponse:
    """Show every text beside its original (GET); do one thing with the translation (POST)."""
    translation = _of_hers(request, pk)
    if request.method == "POST":
        _act(request, translation)
        return redirect("translation_of_page", pk)
    holder = getattr(translation, "holder", None)
    code = translation.target_locale.language_code
    machine = machine_translator()
    context: dict[str, Any] = {
        "translation": translation,
        "progress": progress_of(translation),
        "strings": strings_of(translation),
        "source": source_page(translation),
        "target": target_page(translation),
        "holder": holder.taken_by if holder else None,
        "is_hers": holder is not None and holder.taken_by_id == request.user.pk,
        "may_work": may_work_on(request.user, code).allowed,
        "publish": may_publish_now(request.user, translation),
        "machine": str(machine.display_name) if machine else "",
        "from_language": translation.source.locale.language_code,
        "to_language": code,
    }
    title = _("%(title)s in %(language)s") % {
        "title": translation.source.object_repr,
        "language": name_of_language(code),
    }
    between = [(f"{reverse('translation_desk')}?language={code}", _("Translation desk"))]
    template = "wagtailadmin/translations/translation.html"
    return show_screen(request, template, title, context, icon="globe", between=between)


def _act(request: HttpRequest, translation: Translation) -> None:
    """Do what the button says; what is refused is told with its reason."""
    act = ACTS.get(request.POST.get("act", ""))
    try:
        said = act(request, translation) if act else ""
    except ActionError as error:
        messages.error(request, str(error))
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    else:
        if said:
            messages.success(request, said)


def _publish(request: HttpRequest, translation: Translation) -> str:
    publish_translation(translation.pk, request.user)
    return _("Published.")


def _take(request: HttpRequest, translation: Translation) -> str:
    take_translation(translation.pk, request.user)
    return _("It is yours.")


def _give_back(request: HttpRequest, translation: Translation) -> str:
    give_translation_back(translation.pk, request.user)
    return _("Others can take it now.")


def _machine(request: HttpRequest, translation: Translation) -> str:
    number = translate_by_machine(translation.pk, request.user)
    said = ngettext(
        "%(count)s text comes from the machine now. Look at it before it is published.",
        "%(count)s texts come from the machine now. Look at them before they are published.",
        number,
    )
    return said % {"count": number}


def _looked_at(request: HttpRequest, translation: Translation) -> str:
    ticked = [whole_number(one) for one in request.POST.getlist("string")]
    strings = [one for one in ticked if one is not None]
    number = look_at_machine_texts(translation.pk, request.user, strings)
    said = ngettext("You stand for %(count)s text.", "You stand for %(count)s texts.", number)
    return said % {"count": number}


ACTS: dict[str, Callable[[HttpRequest, Translation], str]] = {
    "publish": _publish,
    "take": _take,
    "give_back": _give_back,
    "machine": _machine,
    "looked_at": _looked_at,
}


@only(may_see_desk)
@require_safe
def translation_po(request: HttpRequest, pk: int) -> HttpResponse:
    """Send the PO file of one translation."""
    translation = _of_hers(request, pk)
    return po_answer(po_name(translation), str(translation.export_po()))


@require_POST
def upload_pofile(request: HttpRequest, translation_id: int) -> HttpResponse:
    """Take over a PO file in the editor, by the rules of the desk."""
    sent = request.FILES.get("file")
    _to_write(request, translation_id)
    if sent is None or (sent.size or 0) > LARGEST_BYTES:
        plain_messages.error(request, _("Choose a PO file."))
    else:
        try:
            report = import_po(sent.name or "", sent.read(), request.user)
        except ActionError as error:
            plain_messages.error(request, str(error))
        else:
            taken = ngettext(
                "%(count)s text taken over.", "%(count)s texts taken over.", report.taken
            )
            plain_messages.success(request, taken % {"count": report.taken})
            for text, reason in report.refused[:20]:
                plain_messages.error(request, f"{text[:60]}: {reason}")
    return redirect(get_valid_next_url_from_request(request) or "translation_desk")


@require_POST
def machine_translate(request: HttpRequest, translation_id: int) -> HttpResponse:
    """Have the machine translate in the editor, by the rules of the desk."""
    translation = _to_write(request, translation_id)
    try:
        messages.success(request, _machine(request, translation))
    except ActionError as error:
        messages.error(request, str(error))
    return redirect(get_valid_next_url_from_request(request) or "translation_desk")
