"""One translation: where it stands, its words beside the original, and its way to review."""

from functools import wraps
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from home.actions.errors import Conflict, require
from home.differences import edits
from network.views.inside import member_page
from network.views.kept import status_of_form, tell_saved, typed

from ..actions.claim_translation import release_translation
from ..actions.write_translation import NO_ORIGINAL, save_translation
from ..forms.translation import TranslationForm, initial_of
from ..models import StoryPage
from ..policies import may_see_text
from ..selectors.originals import WORDS, is_behind, original_of, words_of_version
from ..selectors.texts import status
from ..selectors.translating import translations_of
from . import texts


def translation_page(view: texts.View) -> texts.View:
    """Hand her own translation to a view; for everybody else it is not there."""

    @wraps(view)
    def inner(request: HttpRequest, pk: int) -> HttpResponse:
        page = get_object_or_404(translations_of(request.user), pk=pk)
        require(may_see_text(request.user, page))
        return view(request, page)

    return member_page(inner)


@require_http_methods(["GET", "POST"])
@translation_page
def edit(request: HttpRequest, page: StoryPage) -> HttpResponse:
    """Write the translation beside the original."""
    if not status(page).may_revise:
        return texts.answer_conflict(request, page, Conflict(_("It can't be changed now.")))
    original = original_of(page)
    if original is None or not original.live:
        return texts.answer_conflict(request, page, Conflict(NO_ORIGINAL))
    draft = page.get_latest_revision_as_object()
    form = TranslationForm(
        typed(request),
        initial=initial_of(draft, original),
        original=original,
        language=page.text_language,
        name=request.user.name,  # type: ignore[union-attr]
    )
    if request.method == "POST" and form.is_valid():
        try:
            save_translation(page.pk, request.user, form.cleaned_data)
        except Conflict as error:
            return texts.answer_conflict(request, page, error)
        messages.success(request, _("Saved."))
        stops = "later" in request.POST
        route = "member_translation" if stops else "member_translation_preview"
        return tell_saved(redirect(route, pk=page.pk), f"translation-{page.pk}")
    context = {
        "form": form,
        "page": page,
        "draft": draft,
        "original": original,
        "changes": _changes(draft, original),
    }
    code = status_of_form(request, form)
    return render(request, "members/translation_form.html", context, status=code)


def _changes(draft: Any, original: StoryPage) -> list[tuple[str, str]]:
    """Return what changed in the original since it was translated."""
    if not is_behind(draft, original):
        return []
    before = words_of_version(original, draft.translated_from)
    now = words_of_version(original, original.live_revision_id)
    return edits(*({name: words.get(name) or "" for name in WORDS} for words in (before, now)))


@require_POST
@translation_page
def release(request: HttpRequest, page: StoryPage) -> HttpResponse:
    """Give the translation back, for somebody else."""
    try:
        release_translation(page.pk, request.user)
    except Conflict as error:
        return texts.answer_conflict(request, page, error)
    messages.success(request, _("Given back. Somebody else can translate it now."))
    return redirect("member_translations")
