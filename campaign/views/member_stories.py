"""Telling a story in the member area, in steps that each save."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from home.actions.errors import Conflict
from home.actions.once import new_key, once, was_used
from network.views.inside import member_page
from network.views.kept import status_of_form, tell_saved, typed

from ..actions.story_drafts import WORDS, create_story, save_story
from ..forms.story import NewStoryForm, StoryForm
from ..models import StoryPage
from ..selectors.texts import organisations_to_write_for, status, texts_of
from . import texts


def _next(request: HttpRequest, pk: int, draft: str) -> HttpResponse:
    """Go on to the people, or stop for today."""
    route = "member_story" if "later" in request.POST else "member_story_people"
    return tell_saved(redirect(route, pk=pk), draft)


@require_http_methods(["GET", "POST"])
@member_page
def member_story_new(request: HttpRequest) -> HttpResponse:
    """Begin a story; the same form posted twice makes one draft."""
    organisations = organisations_to_write_for(request.user)
    texts.require_writer(organisations)
    form = NewStoryForm(typed(request), organisations=organisations)
    if request.method == "POST" and form.is_valid():

        def act() -> str:
            page = create_story(request.user, form.chosen_organisation(), form.cleaned_data)
            return str(page.pk)

        key = request.POST.get("key", "")
        again = was_used(request.user, "story", key)
        pk = int(once(request.user, "story", key, act))
        if again:
            _save_again(pk, request.user, form.cleaned_data)
        return _next(request, pk, "story-new")
    context = {
        "form": form,
        "key": form.data.get("key") or new_key(),
        "organisations": organisations,
    }
    code = status_of_form(request, form)
    return render(request, "members/story_form.html", context, status=code)


def _save_again(pk: int, user: Any, words: dict[str, Any]) -> None:
    """Keep words that were changed before the form was sent a second time.

    The answer to the first may have been lost on the way, and the form have been gone on with.
    """
    page = texts_of(user, StoryPage).filter(pk=pk).first()
    if page is None or not status(page).may_revise:
        return
    written = _initial(page.get_latest_revision_as_object())
    if any((words.get(name) or "") != (value or "") for name, value in written.items()):
        save_story(pk, user, words)


def _initial(draft: Any) -> dict[str, Any]:
    """Return what the form starts with."""
    return {name: getattr(draft, name) for name in (*WORDS, "risks")}


@require_http_methods(["GET", "POST"])
@texts.text_page(StoryPage)
def member_story_edit(request: HttpRequest, page: StoryPage) -> HttpResponse:
    """Change the words of a story."""
    if not status(page).may_revise:
        return texts.answer_conflict(request, page, Conflict(_("It can't be changed now.")))
    draft = page.get_latest_revision_as_object()
    form = StoryForm(typed(request), initial=_initial(draft))
    if request.method == "POST" and form.is_valid():
        try:
            save_story(page.pk, request.user, form.cleaned_data)
        except Conflict as error:
            return texts.answer_conflict(request, page, error)
        messages.success(request, _("Saved."))
        return _next(request, page.pk, f"story-{page.pk}")
    context = {"form": form, "page": page, "draft": draft}
    code = status_of_form(request, form)
    return render(request, "members/story_form.html", context, status=code)
