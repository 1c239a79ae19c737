"""Deleting one's own account."""

from allauth.account.decorators import reauthentication_required
from allauth.account.internal.flows.logout import logout
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.fresh_code import is_code_out, send_fresh_code, use_fresh_code
from accounts.models import User
from accounts.throttle import too_many_requests
from home.actions.errors import Conflict

from ..actions.delete_account import delete_account
from ..forms.delete_account import DeleteAccountForm
from ..policies import may_delete_account
from .inside import member_page

MAIL = "account/email/deletion_code"


@require_http_methods(["GET", "POST"])
@member_page
def member_account_delete(request: HttpRequest) -> HttpResponse:
    """Say what happens, prove that it is she, and delete the account at once."""
    person = User.objects.get(pk=request.user.pk)  # type: ignore[misc]
    allowed = may_delete_account(person)
    if request.method == "POST" and "send" in request.POST and allowed and person.email:
        if not send_fresh_code(request, person, MAIL):
            return too_many_requests(request)
        messages.success(request, _("We sent you a code."))
        return redirect("member_account_delete")
    if request.method == "POST" and allowed:
        return by_code(request) if person.email else by_words(request)
    return page(request, person)


def page(
    request: HttpRequest, person: User, form: DeleteAccountForm | None = None, reason: str = ""
) -> HttpResponse:
    """Show the form, or why the account cannot be deleted now."""
    refusal = reason or str(may_delete_account(person).reason)
    context = {
        "form": form or DeleteAccountForm(by_code=bool(person.email)),
        "person": person,
        "reason": refusal,
        "code_is_out": is_code_out(request, MAIL),
    }
    status = 409 if refusal and request.method == "POST" else 422 if form else 200
    return render(request, "members/account_delete.html", context, status=status)


def by_code(request: HttpRequest) -> HttpResponse:
    """Delete the account of who typed the code that came by mail."""
    form = DeleteAccountForm(request.POST, by_code=True)
    if form.is_valid() and not use_fresh_code(request, MAIL, form.cleaned_data["code"]):
        form.add_error("code", _("This code is not right any more. Let us send you a new one."))
    return finish(request, form)


@reauthentication_required(app="allauth.account")
def by_words(request: HttpRequest) -> HttpResponse:
    """Delete the account of who typed her words, or used her passkey, again just now."""
    return finish(request, DeleteAccountForm(request.POST, by_code=False))


def finish(request: HttpRequest, form: DeleteAccountForm) -> HttpResponse:
    """Delete the account when the form is complete, and sign out."""
    person = User.objects.get(pk=request.user.pk)  # type: ignore[misc]
    if not form.is_valid():
        return page(request, person, form)
    try:
        delete_account(person, remove_texts=form.removes_texts)
    except Conflict as refusal:
        return page(request, person, form, str(refusal))
    logout(request, show_message=False)
    return redirect("account_deleted")
