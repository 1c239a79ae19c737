"""Writing a pledge in the member area: a call, or a promise of an alliance."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from home.actions.errors import Conflict, require
from home.actions.once import new_key, once, was_used
from network.views.inside import member_page
from network.views.kept import status_of_form, tell_saved, typed

from ..actions.pledge_drafts import WORDS, create_pledge, save_pledge
from ..enums import PledgeForm
from ..forms.pledge_draft import AllianceForm, CallForm, NewAllianceForm, NewCallForm
from ..models import PledgePage
from ..policies import may_promise, may_save_draft
from ..selectors.naming import unmistakable
from ..selectors.texts import organisations_to_write_for, texts_of
from . import texts

NEW_FORMS: dict[str, Any] = {PledgeForm.CALL: NewCallForm, PledgeForm.ALLIANCE: NewAllianceForm}
FORMS: dict[str, Any] = {PledgeForm.CALL: CallForm, PledgeForm.ALLIANCE: AllianceForm}


def _next(request: HttpRequest, pk: int, draft: str) -> HttpResponse:
    """Go on to the preview, or stop for today."""
    route = "member_pledge" if "later" in request.POST else "member_pledge_preview"
    return tell_saved(redirect(route, pk=pk), draft)


def _promising(user: Any, organisations: list[Any]) -> list[Any]:
    """Return those that may promise; raise NotAllowed with the reason when none may."""
    found = [one for one in organisations if may_promise(user, one)]
    if not found:
        require(may_promise(user, organisations[0]))
    return found


@require_http_methods(["GET", "POST"])
@member_page
def member_pledge_new(request: HttpRequest) -> HttpResponse:
    """Ask which form it has (`?form=call` or `?form=alliance`), then begin it."""
    organisations = organisations_to_write_for(request.user)
    texts.require_writer(organisations)
    chosen = request.GET.get("form", "")
    if chosen not in NEW_FORMS:
        return render(request, "members/pledge_choice.html", {"forms": PledgeForm})
    if chosen == PledgeForm.ALLIANCE:
        organisations = _promising(request.user, organisations)
    form = NEW_FORMS[chosen](typed(request), organisations=organisations)
    if request.method == "POST" and form.is_valid():

        def act() -> str:
            organisation = form.chosen_organisation()
            page = create_pledge(request.user, organisation, PledgeForm(chosen), form.cleaned_data)
            return str(page.pk)

        key = request.POST.get("key", "")
        again = was_used(request.user, "pledge", key)
        pk = int(once(request.user, "pledge", key, act))
        if again:
            _save_again(pk, request.user, form.cleaned_data)
        return _next(request, pk, f"pledge-new-{chosen}")
    context = {"form": form, "key": form.data.get("key") or new_key(), "chosen": chosen}
    status = status_of_form(request, form)
    return render(request, "members/pledge_form.html", context, status=status)


def _save_again(pk: int, user: Any, words: dict[str, Any]) -> None:
    """Keep words that were changed before the form was sent a second time.

    The answer to the first may have been lost on the way, and the form have been gone on with.
    """
    page = texts_of(user, PledgePage).filter(pk=pk).first()
    if page is not None and may_save_draft(user, page):
        save_pledge(pk, user, words)


def _initial(draft: Any) -> dict[str, Any]:
    """Return what the form starts with."""
    pledge = draft.pledge
    partners = pledge.partners.select_related("organisation").order_by("pk")
    names = unmistakable(partner.organisation for partner in partners)
    facts = {name: getattr(pledge, name) for name in ("kind", "goal", "closes_on", "due_on")}
    return {name: getattr(draft, name) for name in WORDS} | facts | {"partners": "\n".join(names)}


@require_http_methods(["GET", "POST"])
@texts.text_page(PledgePage)
def member_pledge_edit(request: HttpRequest, page: PledgePage) -> HttpResponse:
    """Change a pledge that is not public yet."""
    allowed = may_save_draft(request.user, page)
    if not allowed:
        return texts.answer_conflict(request, page, Conflict(allowed.reason))
    draft = page.get_latest_revision_as_object()
    form = FORMS[page.pledge.form](typed(request), initial=_initial(draft))
    if request.method == "POST" and form.is_valid():
        try:
            save_pledge(page.pk, request.user, form.cleaned_data)
        except Conflict as error:
            return texts.answer_conflict(request, page, error)
        messages.success(request, _("Saved."))
        return _next(request, page.pk, f"pledge-{page.pk}")
    context = {"form": form, "page": page, "draft": draft, "chosen": page.pledge.form}
    status = status_of_form(request, form)
    return render(request, "members/pledge_form.html", context, status=status)
