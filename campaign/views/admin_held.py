"""The queue of held signatures in the admin, and what was decided."""

from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe
from wagtail.admin import messages

from home.actions.errors import ActionError
from home.actions.once import new_key, once
from home.typed_numbers import whole_number

from ..actions.decide_held import decide_held
from ..actions.undo_held import undo_held
from ..enums_moderation import HeldVerb
from ..forms.held import HeldFilterForm
from ..models import HeldDecision, Signature
from ..selectors.held import rows_of, with_reasons
from .admin_pages import admin_page, moderators_only

ROWS_PER_PAGE = 50
DECISIONS_PER_PAGE = 50


@moderators_only
@require_safe
def held_queue(request: HttpRequest) -> HttpResponse:
    """Show held signatures, those that wait longest first."""
    form = HeldFilterForm(request.GET)
    about_held = form.is_about_held
    signatures = with_reasons(Signature.objects.filter(state__in=form.states))
    signatures = signatures.filter(form.conditions().query()).select_related("pledge")
    if about_held:
        signatures = signatures.filter(held=True)
    page = Paginator(signatures.order_by("pk"), ROWS_PER_PAGE).get_page(request.GET.get("p"))
    asked = {name: value for name, value in request.GET.items() if value and name != "p"}
    context = {
        "form": form,
        "page": page,
        "rows": rows_of(list(page)),
        "asked": urlencode(asked),
        "filtered": bool(asked),
        "key": new_key(),
        "verbs": [HeldVerb.RELEASE, HeldVerb.INVALIDATE] if about_held else [HeldVerb.REINSTATE],
    }
    return admin_page(request, "wagtailadmin/campaign/held.html", _("Held signatures"), context)


@moderators_only
@require_POST
def held_decide(request: HttpRequest) -> HttpResponse:
    """Carry out what was chosen; the answer offers to undo it."""
    told = request.POST.getlist("chosen")
    chosen = [number for number in map(whole_number, told) if number is not None]
    verb = request.POST.get("verb", "")
    back = f"{reverse('campaign_held')}?{request.POST.get('asked', '')}"
    try:
        made = once(
            request.user,
            "held-decide",
            request.POST.get("key", ""),
            lambda: str(decide_held(request.user, chosen, verb).pk),
        )
    except ActionError as refusal:
        messages.error(request, str(refusal))
        return redirect(back)
    decision = HeldDecision.objects.get(pk=made)
    _tell(request, decision, len(chosen))
    return redirect(back)


def _tell(request: HttpRequest, decision: HeldDecision, chosen: int) -> None:
    """Say what was done, how to undo it, and what a colleague had done before."""
    words = ngettext(
        "%(verb)s: %(number)s signature.", "%(verb)s: %(number)s signatures.", decision.number
    ) % {"verb": decision.get_verb_display(), "number": decision.number}
    link = messages.button(reverse("campaign_held_decisions"), _("See and undo"))
    messages.success(request, words, buttons=[link])
    if chosen > decision.number:
        left = chosen - decision.number
        messages.warning(
            request,
            ngettext(
                "%(number)s was decided by somebody else in the meantime.",
                "%(number)s were decided by somebody else in the meantime.",
                left,
            )
            % {"number": left},
        )


@moderators_only
@require_safe
def held_decisions(request: HttpRequest) -> HttpResponse:
    """Show who decided what, newest first."""
    decisions = HeldDecision.objects.select_related("rule", "decided_by", "undone_by")
    page = Paginator(decisions, DECISIONS_PER_PAGE).get_page(request.GET.get("p"))
    context = {"page": page}
    return admin_page(request, "wagtailadmin/campaign/decisions.html", _("Decisions"), context)


@moderators_only
@require_POST
def held_undo(request: HttpRequest, pk: int) -> HttpResponse:
    """Undo a decision as a whole."""
    decision = get_object_or_404(HeldDecision, pk=pk)
    try:
        number = undo_held(request.user, decision)
    except ActionError as refusal:
        messages.error(request, str(refusal))
        return redirect("campaign_held_decisions")
    words = format_html("{}", _("Undone: %(number)s put back.") % {"number": number})
    if number < decision.number:
        words = format_html("{} {}", words, _("The others have changed since and stay."))
    messages.success(request, words)
    return redirect("campaign_held_decisions")
