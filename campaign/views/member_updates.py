"""Posting an update in the member area: one form, then a look at it, then it is sent."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from home.actions.errors import Conflict, Invalid
from home.actions.once import new_key, once, was_used
from network.views.inside import member_page
from network.views.kept import status_of_form, tell_saved, typed

from ..actions.update_drafts import WORDS, create_update, save_update
from ..forms.update import ChangeUpdateForm, NewUpdateForm
from ..models import UpdatePage
from ..selectors.texts import status, texts_of
from ..selectors.updates import subjects_for
from . import texts
from .arrived_photo import ArrivedPhoto, arrived_photo


def _saved(request: HttpRequest, pk: int, draft: str) -> HttpResponse:
    """Go on to a look at it, or stop for today."""
    route = "member_update" if "later" in request.POST else "member_update_preview"
    return tell_saved(redirect(route, pk=pk), draft)


@require_http_methods(["GET", "POST"])
@member_page
def member_update_new(request: HttpRequest) -> HttpResponse:
    """Write an update; the same form posted twice makes one draft.

    An editor comes here from an organisation or a pledge in the admin, which the address names.
    """
    subjects = subjects_for(request.user, request.GET.get("organisation", ""))
    texts.require_writer(subjects)
    data = typed(request)
    photo = arrived_photo(request, data)
    about = {"about": request.GET.get("about", "")}
    form = NewUpdateForm(data, photo.files, subjects=subjects, initial=about)
    if request.method == "POST" and form.is_valid():
        answers = form.answers() | {"upload": photo.used_upload}

        def act() -> str:
            return str(create_update(request.user, *form.chosen_subject(), answers).pk)

        try:
            key = request.POST.get("key", "")
            again = was_used(request.user, "update", key)
            pk = int(once(request.user, "update", key, act))
            if again:
                _save_again(pk, request.user, answers)
            return _saved(request, pk, "update-new")
        except Invalid as error:
            form.add_error(error.field, str(error))
    # Of one organisation alone nothing is asked; an editor must see of which.
    speakers = {organisation.name for organisation, _pledge in subjects}
    speaker = speakers.pop() if len(speakers) == 1 else ""
    context = {"key": form.data.get("key") or new_key(), "speaker": speaker}
    return _show(request, form, photo, context)


def _save_again(pk: int, user: Any, answers: dict[str, Any]) -> None:
    """Keep words that were changed before the form was sent a second time.

    The answer to the first may have been lost on the way, and the form have been gone on with.
    """
    page = texts_of(user, UpdatePage).filter(pk=pk).first()
    if page is None or not status(page).may_revise:
        return
    draft = page.get_latest_revision_as_object()
    if any((answers.get(name) or "") != getattr(draft, name) for name in WORDS):
        save_update(pk, user, answers)


@require_http_methods(["GET", "POST"])
@texts.text_page(UpdatePage)
def member_update_edit(request: HttpRequest, page: UpdatePage) -> HttpResponse:
    """Change an update; who agreed is asked anew."""
    if not status(page).may_revise:
        return texts.answer_conflict(request, page, Conflict(_("It can't be changed now.")))
    draft = page.get_latest_revision_as_object()
    shown = draft.photos.first()
    initial = {name: getattr(draft, name) for name in (*WORDS, "risks")}
    initial["alt_text"] = shown.alt_text if shown else ""
    data = typed(request)
    photo = arrived_photo(request, data)
    form = ChangeUpdateForm(data, photo.files, initial=initial, has_photo=shown is not None)
    if request.method == "POST" and form.is_valid():
        try:
            save_update(page.pk, request.user, form.answers() | {"upload": photo.used_upload})
        except Invalid as error:
            form.add_error(error.field, str(error))
        except Conflict as error:
            return texts.answer_conflict(request, page, error)
        else:
            messages.success(request, _("Saved."))
            return _saved(request, page.pk, f"update-{page.pk}")
    return _show(request, form, photo, {"page": page, "draft": draft, "shown": shown})


def _show(
    request: HttpRequest, form: Any, photo: ArrivedPhoto, context: dict[str, Any]
) -> HttpResponse:
    """Show the form, empty or with what is wrong in it."""
    context = {"form": form, **context, **photo.told(form)}
    code = status_of_form(request, form)
    return render(request, "members/update_form.html", context, status=code)
