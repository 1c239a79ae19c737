"""The stories that wait for a translation, and claiming one."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from home.actions.errors import Conflict, Invalid, require
from network.views.inside import member_page

from ..actions.claim_translation import claim_translation
from ..forms.translation import ClaimForm, language_choices
from ..policies_translation import languages_to_translate_into, may_translate_story
from ..registrations_translations import items
from ..selectors.translating import to_translate

STORIES_PER_PAGE = 20


@require_safe
@member_page
def member_translations(request: HttpRequest) -> HttpResponse:
    """Show her translations, and the stories that nobody translates into a language."""
    return _listing(request, request.GET.get("language", ""))


@require_POST
@member_page
def claim(request: HttpRequest) -> HttpResponse:
    """Claim a translation; pressed twice it leads to the same draft."""
    form = ClaimForm(request.POST)
    if not form.is_valid():
        return _listing(request, "", _("Choose a story from the list."), 422)
    language = form.cleaned_data["language"]
    try:
        page = claim_translation(form.cleaned_data["story"], request.user, language)
    except (Conflict, Invalid) as error:
        return _listing(request, language, error.message, 409)
    messages.success(request, _("It is yours. Nobody else translates it now."))
    return redirect("member_translation_edit", pk=page.pk)


def _listing(
    request: HttpRequest, wanted: str, problem: Any = "", status_code: int = 200
) -> HttpResponse:
    """Answer with the list for one of the languages that she may translate into."""
    codes = languages_to_translate_into(request.user)
    if not codes:
        require(may_translate_story(request.user, get_language() or ""))
    own = get_language()
    language = next((code for code in (wanted, own) if code in codes), codes[0])
    rows = Paginator(to_translate(language), STORIES_PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "items": items(request.user, request),
        "rows": rows,
        "language": language,
        "languages": language_choices(codes),
        "problem": problem,
    }
    return render(request, "members/translations.html", context, status=status_code)
