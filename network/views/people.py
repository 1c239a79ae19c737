"""The people of an organisation: for its stewards."""

import uuid
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from home.actions.errors import ActionError, Conflict, Invalid
from home.actions.once import new_key

from ..actions.change_roles import change_roles
from ..actions.end_membership import end_membership
from ..actions.invite import invite
from ..actions.issue_sign_in_slip import issue_sign_in_slip
from ..actions.report_lost_phone import report_lost_phone_of
from ..actions.resend_invitation import resend_invitation
from ..actions.withdraw_invitation import withdraw_invitation
from ..enums import InvitationState
from ..forms.people import InviteForm, RolesForm
from ..models import Membership, Organisation
from ..policies import is_register_staff, may_manage_people
from ..policies_ways import may_hand_over_organisation
from ..selectors.members import invitations_of
from ..selectors.memberships import members_of
from ..selectors.ways import joins_waiting
from .inside import member_page, organisation_page
from .slips import invitation_paper, sign_in_paper


def posted_key(request: HttpRequest) -> str:
    """Return the key that the server put into the form; a fresh one when it is none of ours."""
    try:
        return str(uuid.UUID(request.POST.get("key", "")))
    except ValueError:
        return new_key()


@require_safe
@organisation_page(may_manage_people)
def member_people(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    """List members with their responsibilities, and invitations."""
    people = [(member, RolesForm.of(member)) for member in members_of(organisation)]
    context = {
        "organisation": organisation,
        "people": people,
        "invitations": invitations_of(organisation),
        "open": InvitationState.OPEN,
        "key": new_key(),
        "asking": joins_waiting(organisation),
        "may_hand_over": may_hand_over_organisation(request.user, organisation),
    }
    return render(request, "members/people.html", context)


@require_http_methods(["GET", "POST"])
@organisation_page(may_manage_people)
def member_invite(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    """Invite somebody: a mail goes out, or a paper is shown once."""
    initial = {"roles": ["author"], "language": get_language()}
    form = InviteForm(request.POST or None, initial=initial)
    key = posted_key(request)
    if request.method == "POST" and form.is_valid():
        wanted = {name: form.cleaned_data[name] for name in ("name", "email", "language")}
        try:
            invited = invite(organisation, request.user, roles=form.chosen(), key=key, **wanted)  # type: ignore[arg-type]
        except Invalid as error:
            form.add_error(error.field, str(error))
        except Conflict as error:
            form.add_error(None, str(error))
        else:
            if not invited.invitation.email:
                return invitation_paper(request, invited)
            messages.success(request, _("The invitation is on its way."))
            return redirect("member_people", slug=organisation.slug)
    status = 422 if form.is_bound else 200
    context = {"form": form, "organisation": organisation, "key": key}
    return render(request, "members/invite.html", context, status=status)


@require_POST
@organisation_page(may_manage_people)
def member_invitation(request: HttpRequest, organisation: Organisation, pk: int) -> HttpResponse:
    """Send an invitation again, or withdraw it."""
    invitation = get_object_or_404(organisation.invitations, pk=pk)
    try:
        if "withdraw" in request.POST:
            withdraw_invitation(invitation, request.user)  # type: ignore[arg-type]
            messages.success(request, _("The invitation is withdrawn."))
        else:
            invited = resend_invitation(invitation, request.user)  # type: ignore[arg-type]
            if not invited.invitation.email:
                return invitation_paper(request, invited)
            messages.success(request, _("The invitation is on its way again."))
    except Conflict as error:
        messages.error(request, str(error))
    return redirect("member_people", slug=organisation.slug)


def _member(organisation: Organisation, pk: int) -> Membership:
    """Return a live membership of this organisation, or 404."""
    rows: Any = organisation.memberships.live().select_related("user", "organisation")
    found: Membership = get_object_or_404(rows, pk=pk)
    return found


@require_POST
@organisation_page(may_manage_people)
def member_roles(request: HttpRequest, organisation: Organisation, pk: int) -> HttpResponse:
    """Change the responsibilities of a member."""
    member = _member(organisation, pk)
    form = RolesForm.of(member, request.POST)
    try:
        roles = form.chosen() if form.is_valid() else set()
        change_roles(member, request.user, roles)  # type: ignore[arg-type]
        messages.success(request, _("Saved."))
    except ActionError as error:
        messages.error(request, str(error))
    return redirect("member_people", slug=organisation.slug)


@require_POST
@organisation_page(may_manage_people)
def member_slip(request: HttpRequest, organisation: Organisation, pk: int) -> HttpResponse:
    """Make a sign-in slip, shown once."""
    try:
        member = _member(organisation, pk)
        issued = issue_sign_in_slip(member, request.user, posted_key(request))  # type: ignore[arg-type]
    except Conflict as error:
        messages.error(request, str(error))
        return redirect("member_people", slug=organisation.slug)
    return sign_in_paper(request, issued, organisation)


@require_POST
@organisation_page(may_manage_people)
def member_lost_phone(request: HttpRequest, organisation: Organisation, pk: int) -> HttpResponse:
    """Sign a member out everywhere because she lost her phone."""
    try:
        report_lost_phone_of(_member(organisation, pk), request.user, posted_key(request))  # type: ignore[arg-type]
        messages.success(
            request, _("She is signed out on all phones. She is told that you did it.")
        )
    except Conflict as error:
        messages.error(request, str(error))
    return redirect("member_people", slug=organisation.slug)


@require_POST
@member_page
def member_end(request: HttpRequest, pk: int) -> HttpResponse:
    """End a membership: her own, or one in her organisation."""
    own = Membership.objects.of(request.user)
    steward_of = own.filter(is_steward=True).values("organisation")
    others = Membership.objects.live()
    if not is_register_staff(request.user):
        others = others.filter(organisation__in=steward_of)
    reachable = own | others
    membership = get_object_or_404(reachable.select_related("organisation"), pk=pk)
    leaving = membership.user_id == request.user.pk
    try:
        end_membership(membership, request.user)  # type: ignore[arg-type]
        messages.success(request, _("You left.") if leaving else _("She is no member any more."))
    except ActionError as error:
        messages.error(request, str(error))
    if leaving:
        return redirect("member_account")
    return redirect("member_people", slug=membership.organisation.slug)
