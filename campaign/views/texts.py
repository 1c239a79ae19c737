"""What the member area's pages of stories, updates and pledges share."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from home.actions.errors import Conflict, Invalid, NotAllowed
from home.typed_numbers import whole_number
from network.views.inside import member_page

from ..actions.answer_proposal import answer_proposal
from ..actions.appeal import appeal
from ..actions.send_text import delete_draft, missing_in, send_text, take_back
from ..forms.appeal import AppealForm
from ..selectors.story_people import people_of
from ..selectors.text_history import history_of
from ..selectors.texts import asked_revision, editors_edits, status, texts_of
from ..selectors.translating import translations_for
from ..statuses_translation import standing

View = Callable[..., HttpResponse]
Decorator = Callable[[View], View]


def text_page(model: type) -> Decorator:
    """Hand the text of the address to a view; to who may not see it from inside it is a 404."""

    def decorate(view: View) -> View:
        @wraps(view)
        def inner(request: HttpRequest, pk: int, *args: Any, **kwargs: Any) -> HttpResponse:
            page = get_object_or_404(texts_of(request.user, model), pk=pk)
            return view(request, page, *args, **kwargs)

        return member_page(inner)

    return decorate


def answer_conflict(request: HttpRequest, page: Any, error: Conflict) -> HttpResponse:
    """Say why something cannot be done now, on the page that shows where the text stands."""
    return detail(request, page, problem=error.message, status_code=409)


def detail(
    request: HttpRequest,
    page: Any,
    problem: Any = "",
    status_code: int = 200,
    form: AppealForm | None = None,
) -> HttpResponse:
    """Show where a text stands, what happens next and what its author can do."""
    where = status(page)
    translated = getattr(page, "is_translated", False)
    may_delete = where.code == "draft" and not translated and not page.workflow_states.exists()
    route = page.detail_route
    context = {
        "page": page,
        "draft": page.get_latest_revision_as_object(),
        "where": standing(page, where) if translated else where,
        "problem": problem,
        "edits": editors_edits(page),
        "asked": asked_revision(page) if where.code == "asked" else None,
        "appeal_form": (form or AppealForm()) if where.may_appeal else None,
        # No step of its own hands out the codes of what is written in one form.
        "people": people_of(page) if getattr(page, "is_light", False) else [],
        "may_delete": may_delete,
        "translations": translations_for(page) if _is_original(page) else [],
        "may_release": translated and not where.may_take_back,
        "urls": {
            name: reverse(f"{route}_{name}", args=[page.pk])
            for name in (*("edit", "preview", "history", "submit", "withdraw", "answer", "appeal"),)
        },
    }
    return render(request, "members/text.html", context, status=status_code)


def _is_original(page: Any) -> bool:
    """Whether it is a story of which others may make translations."""
    return getattr(page, "is_translated", None) is False


def history(request: HttpRequest, page: Any) -> HttpResponse:
    """Show what happened to a text, and what changed from one version to the next."""
    route = page.detail_route
    context = {
        "page": page,
        "where": status(page),
        "steps": history_of(page),
        "detail_url": reverse(route, args=[page.pk]),
    }
    return render(request, "members/text_history.html", context)


def preview(request: HttpRequest, page: Any, problem: Any = "") -> HttpResponse:
    """Show the newest draft exactly as it would be published, with the button that sends it."""
    draft = page.get_latest_revision_as_object()
    route = page.detail_route
    request.is_preview = True  # type: ignore[attr-defined]
    context = {
        **draft.get_context(request),
        "draft_page": page,
        "public_template": draft.get_template(request),
        "standing": status(page),
        "missing": missing_in(draft),
        "problem": problem,
        "edit_url": reverse(f"{route}_edit", args=[page.pk]),
        "submit_url": reverse(f"{route}_submit", args=[page.pk]),
        "detail_url": reverse(route, args=[page.pk]),
    }
    return render(request, "members/text_preview.html", context, status=422 if problem else 200)


def submit(request: HttpRequest, page: Any) -> HttpResponse:
    """Send a text; a second press of the button leads to the same page."""
    try:
        send_text(page.pk, request.user)
    except Invalid as error:
        return preview(request, page, problem=error.message)
    except Conflict as error:
        if status(page).may_take_back:
            return redirect(page.detail_route, pk=page.pk)
        return answer_conflict(request, page, error)
    messages.success(request, _("Sent. Thank you!"))
    return redirect(page.detail_route, pk=page.pk)


def answer(request: HttpRequest, page: Any) -> HttpResponse:
    """Keep the author's yes or no to an editor's changes."""
    number, said = request.POST.get("revision", ""), request.POST.get("answer")
    if said not in {"yes", "no"}:
        return detail(request, page, problem=_("Say yes or no."), status_code=422)
    try:
        revision = whole_number(number) or 0
        answer_proposal(page.pk, request.user, revision, agrees=said == "yes")
    except (Conflict, NotAllowed) as error:
        return detail(request, page, problem=error.message, status_code=409)
    messages.success(request, _("Your answer is kept. Thank you!"))
    return redirect(page.detail_route, pk=page.pk)


def withdraw(request: HttpRequest, page: Any) -> HttpResponse:
    """Take a text back from review, or delete a draft that was never sent."""
    try:
        if "delete" in request.POST:
            delete_draft(page.pk, request.user)
            messages.success(request, _("The draft is deleted."))
            return redirect("member_home")
        take_back(page.pk, request.user)
    except Conflict as error:
        return answer_conflict(request, page, error)
    messages.success(request, _("Taken back. It is a draft again."))
    return redirect(page.detail_route, pk=page.pk)


def ask_again(request: HttpRequest, page: Any) -> HttpResponse:
    """Ask once that another person looks at a declined text."""
    form = AppealForm(request.POST)
    try:
        if not form.is_valid():
            return detail(request, page, status_code=422, form=form)
        appeal(page.pk, request.user, form.cleaned_data["words"])
    except Conflict as error:
        return answer_conflict(request, page, error)
    messages.success(request, _("Sent. Another person looks at it now."))
    return redirect(page.detail_route, pk=page.pk)


def require_writer(organisations: list[Any]) -> None:
    """Answer 404 to who writes for no organisation: she has no business here."""
    if not organisations:
        raise Http404
