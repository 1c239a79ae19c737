"""The original of a text beside a working translation, for reviewers."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods
from wagtail.admin import messages

from ..actions.errors import Conflict
from ..actions.working_translation import mark_of, save_working_translation
from ..forms.working_translation import WorkingTranslationForm
from ..models import WorkingTranslation
from ..selectors.review import original_told_again
from .review_photos import page_to_review, show

# What there is to read of a text besides its title, in its order; each kind has some of them.
WORDS = ("summary", "ask", "text", "transcript", "how_we_know", "pull_quote", "place")


@require_http_methods(["GET", "POST"])
def working_translation(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the original and the translation beside it (GET); keep the translation (POST)."""
    page = page_to_review(request, pk)
    languages = dict(settings.LANGUAGES)
    asked = request.GET.get("language", "")
    language = asked if asked in languages else request.LANGUAGE_CODE
    rows = {one.language: one for one in WorkingTranslation.objects.filter(page=page.pk)}
    kept = rows.get(language)
    initial = {"text": kept.text if kept else "", "seen": mark_of(kept)}
    form = WorkingTranslationForm(
        request.POST if request.method == "POST" else None, initial=initial
    )
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            save_working_translation(page.pk, request.user, language, said["text"], said["seen"])
        except Conflict as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("Saved. Only reviewers read it."))
            return redirect(f"{reverse('review_translation', args=[page.pk])}?language={language}")
    newest = page.get_latest_revision_as_object()
    told = original_told_again(page)
    context: dict[str, Any] = {
        "form": form,
        "original": newest,
        "parts": _parts(newest),
        "told": told,
        "told_parts": _parts(told) if told is not None else [],
        "language": language,
        "kept": kept,
        "behind": kept is not None and kept.revision_id != page.latest_revision_id,
        "choices": [(code, label, code in rows) for code, label in languages.items()],
    }
    return show(request, "translation", _("Working translation"), page, context, form)


def _parts(page: Any) -> list[str]:
    """Return what there is to read of a text besides its title."""
    return [getattr(page, name, "") for name in WORDS]
