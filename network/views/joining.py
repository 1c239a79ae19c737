"""Asking to join, vouching, and the answers of stewards."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from home.actions.errors import ActionError, Conflict, Invalid, require

from ..actions.join import accept_join, ask_to_join, decline_join, set_questions, withdraw_join
from ..actions.redeem_invitation import redeem_invitation
from ..actions.vouch import answer_vouch
from ..enums_ways import VouchState, WayState
from ..forms.ways import JoinAnswerForm, JoinRequestForm, QuestionsForm
from ..models import JoinRequest, Organisation, Vouch
from ..policies import may_manage_people
from ..policies_affiliation import may_confirm_affiliation
from ..policies_ways import may_enter
from ..selectors.memberships import live_membership
from ..selectors.ways import has_steward, invitations_to, join_status
from .inside import member_page, organisation_page
from .people import posted_key


@require_http_methods(["GET", "POST"])
@member_page
def member_join(request: HttpRequest, slug: str) -> HttpResponse:
    """Ask to join an organisation that has a steward; else lead to the claim."""
    organisation = get_object_or_404(Organisation.objects.listed(), slug=slug)
    require(may_enter(request.user))
    if live_membership(request.user, organisation):
        return redirect("member_organisation", slug=slug)
    if not has_steward(organisation):
        return redirect("member_claim", slug=slug)
    mine = organisation.join_requests.filter(user=request.user.pk, state=WayState.OPEN).first()
    if mine is not None and request.method != "POST":
        return redirect("member_join_request", pk=mine.pk)
    asking = request.method == "POST"
    questions = organisation.join_questions.all()
    form = JoinRequestForm(request.POST if asking else None, questions=questions)
    key = posted_key(request)
    if asking and form.is_valid():
        try:
            made = ask_to_join(organisation, request.user, form.answers(), key)  # type: ignore[arg-type]
        except (Conflict, Invalid) as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("The stewards are asked. Here you see what happens next."))
            return redirect("member_join_request", pk=made.pk)
    context = {"organisation": organisation, "form": form, "key": key}
    status = 422 if form.is_bound else 200
    return render(request, "members/join.html", context, status=status)


@require_http_methods(["GET", "POST"])
@member_page
def member_join_request(request: HttpRequest, pk: int) -> HttpResponse:
    """Show where her own request stands, and let her take it back."""
    found = get_object_or_404(JoinRequest, pk=pk, user=request.user.pk)
    if request.method == "POST":
        try:
            withdraw_join(found, request.user)  # type: ignore[arg-type]
            messages.success(request, _("Taken back."))
        except ActionError as error:
            messages.error(request, str(error))
        return redirect("member_join_request", pk=pk)
    context = {"row": found, "status": join_status(found)}
    return render(request, "members/join_request.html", context)


@require_http_methods(["GET", "POST"])
@organisation_page(may_manage_people)
def member_join_answer(request: HttpRequest, organisation: Organisation, pk: int) -> HttpResponse:
    """Let a steward accept somebody with responsibilities, or decline with a reason."""
    found = get_object_or_404(organisation.join_requests.select_related("user"), pk=pk)
    form = JoinAnswerForm(request.POST or None, initial={"roles": ["author"]})
    if request.method == "POST" and form.is_valid():
        try:
            if "accept" in request.POST:
                accept_join(found, request.user, form.chosen())  # type: ignore[arg-type]
                messages.success(request, _("She belongs to you now, and has a mail."))
            else:
                decline_join(found, request.user, form.cleaned_data["reason"])  # type: ignore[arg-type]
                messages.success(request, _("She is told, with the reason."))
        except Invalid as error:
            form.add_error(error.field, str(error))
        except Conflict as error:
            messages.error(request, str(error))
            return redirect("member_people", slug=organisation.slug)
        else:
            return redirect("member_people", slug=organisation.slug)
    context = {
        "organisation": organisation,
        "row": found,
        "status": join_status(found),
        "form": form,
    }
    status = 422 if form.is_bound else 200
    return render(request, "members/join_answer.html", context, status=status)


@require_http_methods(["GET", "POST"])
@organisation_page(may_manage_people)
def member_questions(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    """Let stewards say what they ask everybody who wants to join."""
    asked = {f"question{one.place}": one.text for one in organisation.join_questions.all()}
    form = QuestionsForm(request.POST if request.method == "POST" else None, initial=asked)
    if request.method == "POST" and form.is_valid():
        set_questions(organisation, request.user, form.questions())  # type: ignore[arg-type]
        messages.success(request, _("Saved."))
        return redirect("member_people", slug=organisation.slug)
    context = {"organisation": organisation, "form": form}
    status = 422 if form.is_bound else 200
    return render(request, "members/questions.html", context, status=status)


@require_http_methods(["GET", "POST"])
@organisation_page(may_confirm_affiliation)
def member_vouch(request: HttpRequest, organisation: Organisation, pk: int) -> HttpResponse:
    """Let a steward say whether her organisation knows who claims or registers."""
    rows = Vouch.objects.select_related("claim__organisation", "claim__user", "organisation")
    vouch = get_object_or_404(rows, pk=pk, organisation=organisation)
    if request.method == "POST":
        try:
            answer_vouch(vouch, request.user, gives="give" in request.POST)  # type: ignore[arg-type]
            messages.success(request, _("Thank you. The campaign sees your answer."))
        except Conflict as error:
            messages.error(request, str(error))
        return redirect("member_organisation", slug=organisation.slug)
    is_open = vouch.state == VouchState.ASKED and vouch.claim.state == WayState.OPEN
    context = {"organisation": organisation, "vouch": vouch, "is_open": is_open}
    return render(request, "members/vouch.html", context)


@require_POST
@member_page
def member_own_invitation(request: HttpRequest, pk: int) -> HttpResponse:
    """Accept an invitation that was sent to her own address, without its link."""
    found = next((one for one in invitations_to(request.user) if one.pk == pk), None)
    if found is None:
        messages.error(request, _("This invitation was used, withdrawn or has run out."))
        return redirect("member_home")
    try:
        redeem_invitation(found, request.user)  # type: ignore[arg-type]
    except ActionError as error:
        messages.error(request, str(error))
        return redirect("member_home")
    welcome = _("Welcome! You belong to %(organisation)s now.")
    messages.success(request, welcome % {"organisation": found.organisation.name})
    return redirect("member_organisation", slug=found.organisation.slug)
