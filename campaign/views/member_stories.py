"""Telling a story in the member area, in steps that each save."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from home.actions.errors import Conflict, Invalid
from home.actions.once import new_key, once
from network.views.inside import member_page
from network.views.kept import status_of_form, typed

from ..actions.story_drafts import WORDS, create_story, save_story
from ..actions.story_photos import attach_photo, remove_photo
from ..forms.story import NewStoryForm, StoryForm, StoryPhotoForm
from ..models import StoryPage
from ..models.story_page import MAX_STORY_PHOTOS
from ..selectors.texts import organisations_to_write_for, status
from . import texts


def _next(request: HttpRequest, pk: int) -> HttpResponse:
    """Go on to the people, or stop for today."""
    route = "member_story" if "later" in request.POST else "member_story_people"
    return redirect(route, pk=pk)


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
        return _next(request, int(once(request.user, "story", key, act)))
    context = {
        "form": form,
        "key": form.data.get("key") or new_key(),
        "organisations": organisations,
    }
    code = status_of_form(request, form)
    return render(request, "members/story_form.html", context, status=code)


@require_safe
@texts.text_page(StoryPage)
def member_story(request: HttpRequest, page: StoryPage) -> HttpResponse:
    """Show where a story stands."""
    return texts.detail(request, page)


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
        return _next(request, page.pk)
    context = {"form": form, "page": page, "draft": draft}
    code = status_of_form(request, form)
    return render(request, "members/story_form.html", context, status=code)


@require_http_methods(["GET", "POST"])
@texts.text_page(StoryPage)
def member_story_photos(request: HttpRequest, page: StoryPage) -> HttpResponse:
    """Add and take away photos, one at a time: each is safe once it has arrived."""
    if not status(page).may_revise:
        return texts.answer_conflict(request, page, Conflict(_("It can't be changed now.")))
    adding = request.method == "POST" and "remove" not in request.POST
    form = StoryPhotoForm(*((request.POST, request.FILES) if adding else ()))
    try:
        if request.method == "POST" and not adding:
            return _remove(request, page)
        if adding and form.is_valid():
            answers = form.cleaned_data | {"agreement": form.agreement()}
            attach_photo(page.pk, request.user, answers)
            messages.success(request, _("The photo is saved."))
            return redirect("member_story_photos", pk=page.pk)
    except Invalid as error:
        form.add_error(error.field, str(error))
    except Conflict as error:
        return texts.answer_conflict(request, page, error)
    draft = page.get_latest_revision_as_object()
    photos = list(draft.photos.all())
    context = {
        "form": form,
        "page": page,
        "photos": photos,
        "left": MAX_STORY_PHOTOS - len(photos),
        "limit": MAX_STORY_PHOTOS,
    }
    status_code = 422 if form.is_bound else 200
    return render(request, "members/story_photos.html", context, status=status_code)


def _remove(request: HttpRequest, page: StoryPage) -> HttpResponse:
    number = request.POST["remove"]
    remove_photo(page.pk, request.user, int(number) if number.isdecimal() else 0)
    messages.success(request, _("The photo is taken away."))
    return redirect("member_story_photos", pk=page.pk)


@require_safe
@texts.text_page(StoryPage)
def member_story_preview(request: HttpRequest, page: StoryPage) -> HttpResponse:
    """Show the story as it would be published."""
    return texts.preview(request, page)


@require_POST
@texts.text_page(StoryPage)
def member_story_submit(request: HttpRequest, page: StoryPage) -> HttpResponse:
    """Send the story to review."""
    return texts.submit(request, page)


@require_POST
@texts.text_page(StoryPage)
def member_story_withdraw(request: HttpRequest, page: StoryPage) -> HttpResponse:
    """Take the story back, or delete the draft."""
    return texts.withdraw(request, page)


@require_POST
@texts.text_page(StoryPage)
def member_story_answer(request: HttpRequest, page: StoryPage) -> HttpResponse:
    """Say yes or no to what an editor wants to change."""
    return texts.answer(request, page)
