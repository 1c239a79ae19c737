"""Concerns in the admin: what readers reported, and the answer to it."""

from typing import Any
from urllib.parse import urlsplit
from uuid import UUID

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from wagtail.admin import messages

from ..actions.errors import Conflict, Invalid
from ..actions.hand_concern import OVER, hand_back, hand_over
from ..actions.take_down import dismiss_concerns, put_back, take_down
from ..admin_screens import only, show_screen
from ..enums_concern import HiddenLevel
from ..forms.concern import AnswerForm, PutBackForm, TakeDownForm
from ..forms.hand_concern import HandBackForm, HandOverForm
from ..policies import may_take_down
from ..policies_concern import may_let_stay
from ..selectors.concerns import (
    Worry,
    page_at,
    text_key_of,
    texts_taken_down,
    waiting_worries,
    worry_about,
)
from ..selectors.staff import is_officer


@require_safe
@only(may_take_down)
def concerns(request: HttpRequest) -> HttpResponse:
    """List what waits and what is taken down; an address leads to its text."""
    asked = request.GET.get("address", "").strip()
    missing = False
    if asked:
        path = urlsplit(asked).path if "://" in asked else asked.partition("?")[0]
        page = page_at(path)
        if page is not None:
            return redirect("concern_text", text_key_of(path, page))
        missing = True
    context = {
        "worries": waiting_worries(user=request.user),
        "taken_down": texts_taken_down(),
        "address": asked,
        "missing": missing,
    }
    return show_screen(
        request, "wagtailadmin/concerns/list.html", _("Concerns"), context, icon="warning"
    )


@require_http_methods(["GET", "POST"])
@only(may_take_down)
def concern_text(request: HttpRequest, text_key: UUID) -> HttpResponse:
    """Show one text with what was reported about it, and carry out the answer."""
    worry = worry_about(text_key)
    if worry.page is None and not worry.concerns:
        raise Http404
    form = _form_for(request, worry)
    if request.method == "POST" and form is not None and form.is_valid():
        done = _carry_out(request, worry, form)
        if done is not None:
            return done
    status = 422 if form is not None and form.is_bound else 200
    title = worry.page.draft_title if worry.page else worry.path
    context = {
        "worry": worry,
        "form": form,
        "put_back_form": PutBackForm(),
        "hand_form": _hand_form(request.user, worry),
    }
    return show_screen(
        request,
        "wagtailadmin/concerns/text.html",
        title,
        context,
        icon="warning",
        between=[(reverse("concerns"), _("Concerns"))],
        status=status,
    )


def _form_for(request: HttpRequest, worry: Worry) -> forms.Form | None:
    """Return what can be answered now: concerns, else whether the text is taken down."""
    posted = request.POST if request.method == "POST" else None
    if worry.concerns and may_let_stay(request.user, worry.hidden):
        return AnswerForm(posted, initial={"seen": worry.concerns[-1].pk})
    if worry.hidden is not None and worry.hidden.level == HiddenLevel.DOWN:
        return None
    return TakeDownForm(posted)


def _hand_form(user: Any, worry: Worry, posted: Any = None) -> forms.Form | None:
    """Return how concerns go to a data officer, or how she hands them back; None when neither."""
    if not worry.concerns:
        return None
    if not worry.is_handed_over:
        return HandOverForm(posted, user=user)
    return HandBackForm(posted) if is_officer(user) else None


def _carry_out(request: HttpRequest, worry: Worry, form: forms.Form) -> HttpResponse | None:
    """Carry out a valid answer; None when the form must be shown again."""
    said = form.cleaned_data
    try:
        if said.get("act") == "dismiss":
            dismiss_concerns(worry.text_key, request.user, said["words"], said["seen"] or 0)
            done = _("The concerns are answered. The text stays.")
        else:
            take_down(worry.text_key, request.user, said["reason"], said["words"])
            done = _("The text is taken down. Its author has a mail.")
    except Invalid as error:
        form.add_error(error.field, str(error))
        return None
    except Conflict as error:
        messages.error(request, str(error))
    else:
        messages.success(request, done)
    return redirect("concerns")


@require_POST
@only(may_take_down)
def concern_hand(request: HttpRequest, text_key: UUID) -> HttpResponse:
    """Hand concerns to a data officer, or back to who asked her."""
    worry = worry_about(text_key)
    form = _hand_form(request.user, worry, request.POST)
    if form is None:
        messages.error(request, str(OVER))
        return redirect("concerns")
    form.full_clean()
    said = form.cleaned_data
    words = said.get("comment", "")
    try:
        if isinstance(form, HandOverForm):
            hand_over(text_key, request.user, said.get("officer", ""), words)
            done = _("A data officer has a mail and looks at it.")
        else:
            hand_back(text_key, request.user, words)
            done = _("The concerns are with the moderators again.")
    except (Conflict, Invalid) as error:
        messages.error(request, str(error))
        return redirect("concern_text", text_key)
    messages.success(request, done)
    return redirect("concerns")


@require_POST
@only(may_take_down)
def concern_put_back(request: HttpRequest, text_key: UUID) -> HttpResponse:
    """Make a text public again that was taken down."""
    form = PutBackForm(request.POST)
    words = form.cleaned_data["words"] if form.is_valid() else ""
    try:
        put_back(text_key, request.user, words)
    except (Conflict, Invalid) as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("The text is public again."))
    return redirect("concerns")
