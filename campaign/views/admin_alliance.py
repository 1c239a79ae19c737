"""Promises, reports and endorsements in the admin: what waits, and the forms that answer it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe
from wagtail.admin import messages

from home.actions.errors import Conflict, Invalid, NotAllowed
from home.admin_screens import only, show_screen
from home.selectors.staff import is_editor
from network.selectors.logos import waiting_logos

from ..actions.endorse import accept_endorsement, decline_endorsement
from ..actions.partners import answer_partner
from ..actions.review_reports import decline_report, publish_report
from ..forms.alliance_admin import ACCEPT, CheckForm, PartnerAnswerForm
from ..models import Endorsement, PledgePartner, PledgeReport
from ..selectors.agreements import agreed_digest, newest_words
from ..selectors.alliance import waiting_partners, waiting_reports
from ..selectors.endorsements import waiting_endorsements
from ..selectors.signing import title_of

CarryOut = Callable[[dict[str, Any]], Any]
QUEUE_LENGTH = 100
editors_only = only(is_editor)


@dataclass(frozen=True)
class Screen:
    """What the screen about one waiting row is called, and what it says when that is answered."""

    name: str
    title: str
    done: str
    page: Any = None

    def answer(
        self, request: HttpRequest, row: Any, form: forms.Form, carry_out: CarryOut
    ) -> HttpResponse:
        """Carry out a posted form and return to the queue, or show the row with its form."""
        if done := act(request, form, carry_out, self.done, "campaign_alliance"):
            return done
        pledge_title = title_of(row.pledge, request.LANGUAGE_CODE)
        context = {"form": form, self.name: row, "pledge_title": pledge_title, "page": self.page}
        template = f"wagtailadmin/campaign/{self.name}.html"
        return show(request, template, self.title, context, 422 if form.is_bound else 200)


def show(
    request: HttpRequest, template: str, title: str, context: dict[str, Any], status: int = 200
) -> HttpResponse:
    """Show one of the screens around promises and endorsements."""
    between = [(reverse("campaign_alliance"), _("Alliance"))]
    return show_screen(
        request, template, title, context, icon="group", between=between, status=status
    )


def act(
    request: HttpRequest, form: forms.Form, carry_out: CarryOut, done: str, back: str
) -> HttpResponse | None:
    """Carry out a posted form through its action; None when the form must be shown (again)."""
    if request.method != "POST" or not form.is_valid():
        return None
    try:
        carry_out(form.cleaned_data)
    except Invalid as error:
        form.add_error(error.field if error.field in form.fields else None, str(error))
        return None
    except (Conflict, NotAllowed) as error:
        messages.error(request, str(error))
        return redirect(back)
    messages.success(request, done)
    return redirect(back)


@require_safe
@editors_only
def alliance_queue(request: HttpRequest) -> HttpResponse:
    """List reports, endorsements, partners and logos that wait, oldest first."""
    context = {
        "reports": waiting_reports()[:QUEUE_LENGTH],
        "endorsements": waiting_endorsements()[:QUEUE_LENGTH],
        "partners": waiting_partners()[:QUEUE_LENGTH],
        "logos": waiting_logos()[:QUEUE_LENGTH],
    }
    return show(request, "wagtailadmin/campaign/alliance.html", _("What waits"), context)


@require_http_methods(["GET", "POST"])
@editors_only
def report_review(request: HttpRequest, pk: int) -> HttpResponse:
    """Read a report, then publish or decline it."""
    found = PledgeReport.objects.select_related("pledge", "organisation", "photo", "created_by")
    report = get_object_or_404(found, pk=pk)
    form = CheckForm(request.POST or None)

    def carry_out(said: dict[str, Any]) -> None:
        if said["answer"] == ACCEPT:
            publish_report(pk, request.user)
        else:
            decline_report(pk, request.user, reason=said["reason"])

    screen = Screen("report", _("Report of progress"), _("The report is answered."))
    return screen.answer(request, report, form, carry_out)


@require_http_methods(["GET", "POST"])
@editors_only
def endorsement_check(request: HttpRequest, pk: int) -> HttpResponse:
    """Check the mandate of an organisation, then accept or decline its endorsement."""
    related = ("pledge", "organisation__logo", "created_by", "checked_by")
    found = Endorsement.objects.select_related(*related)
    endorsement = get_object_or_404(found, pk=pk)
    form = CheckForm(request.POST or None)
    form.fields["answer"].choices = [(ACCEPT, _("Accept it")), ("decline", _("Decline it"))]  # type: ignore[attr-defined]

    def carry_out(said: dict[str, Any]) -> None:
        if said["answer"] == ACCEPT:
            accept_endorsement(pk, request.user)
        else:
            decline_endorsement(pk, request.user, reason=said["reason"])

    screen = Screen("endorsement", _("Endorsement"), _("The endorsement is checked."))
    return screen.answer(request, endorsement, form, carry_out)


@require_http_methods(["GET", "POST"])
@editors_only
def partner_answer(request: HttpRequest, pk: int) -> HttpResponse:
    """Write down the yes or no of a partner, and how it is known."""
    found = PledgePartner.objects.select_related("pledge", "organisation")
    partner = get_object_or_404(found, pk=pk)
    page = newest_words(partner.pledge)
    initial = {"seen": agreed_digest(partner.pledge, page)}
    form = PartnerAnswerForm(request.POST or None, initial=initial)

    def carry_out(said: dict[str, Any]) -> None:
        accept, how, seen = said["answer"] == ACCEPT, said["how_agreed"], said["seen"]
        answer_partner(pk, request.user, accept=accept, how_agreed=how, seen=seen)

    screen = Screen("partner", _("Answer of a partner"), _("The answer is kept."), page)
    return screen.answer(request, partner, form, carry_out)
