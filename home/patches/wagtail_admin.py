"""Wagtail's admin: refusals are 403 with the reason, and its mails to members stay silent."""

import sys
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse, JsonResponse
from wagtail.admin import auth, mail
from wagtail.admin.views.pages import edit
from wagtail.admin.views.pages.preview import PreviewOnCreate

from ..actions.errors import ActionError, Conflict, Invalid
from ..actions.refusals import log_refusal
from ..comment_mails import tell_of_comments

STATUS: list[tuple[type[ActionError], int]] = [(Conflict, 409), (Invalid, 422)]


def refused(request: HttpRequest) -> HttpResponse:
    """Answer a refusal with its reason and leave a line in the page's history.

    Wagtail calls this while it handles the exception, and would redirect to its first page with a
    sentence that does not say why.
    """
    from django.template.response import TemplateResponse

    error = sys.exc_info()[1]
    reason = error.message if isinstance(error, ActionError) else ""
    if not isinstance(error, ActionError):
        log_refusal(request)
    if request.path_info.endswith("/preview/") and request.method == "POST":
        # The preview reads nothing but this, and fails loudly on a page.
        return JsonResponse({"is_valid": False, "is_available": False}, status=403)
    if request.headers.get("x-requested-with") == "XMLHttpRequest":
        raise PermissionDenied(reason)
    status = next((code for kind, code in STATUS if isinstance(error, kind)), 403)
    page = getattr(request.resolver_match, "kwargs", {}).get("page_id")
    response = TemplateResponse(
        request, "wagtailadmin/refused.html", {"reason": reason, "page_id": page}, status=status
    )
    return response.render()


def patient(get_form: Callable[..., Any]) -> Callable[..., Any]:
    """Let a preview be invalid whose address is taken while it is made.

    Wagtail checks the address a second time, outside the form, and would answer 500.
    """

    @wraps(get_form)
    def get_form_again(view: PreviewOnCreate, query_dict: Any) -> Any:
        try:
            return get_form(view, query_dict)
        except ValidationError:
            return super(PreviewOnCreate, view).get_form(query_dict)

    return get_form_again


def silence(notifier: Any) -> None:
    """Keep a stock mailer from sending: ours goes out from the action, without admin links."""
    notifier.get_recipient_users = lambda *_args, **_kwargs: set()


def apply() -> None:
    """Put our answers in place."""
    auth.permission_denied = refused
    PreviewOnCreate.get_form = patient(PreviewOnCreate.get_form)
    edit.send_notification = tell_of_comments
    silence(mail.WorkflowStateApprovalEmailNotifier)
    silence(mail.WorkflowStateRejectionEmailNotifier)
