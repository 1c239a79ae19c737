"""What stands before Wagtail's page editor."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail.models import Page

from ..actions.answer import changed_message
from ..actions.errors import Conflict, NotAllowed
from ..actions.propose import ask_no_more
from ..actions.take import keep_taken
from ..policies_translation import BY_MACHINE, is_ready
from ..selectors.review import open_round
from ..selectors.translation_work import kept_in, progress_of
from ..typed_numbers import whole_number

# Doors around the review that stock Wagtail leaves open on a page that has one.
SIDE_DOORS = ("action-publish", "action-cancel-workflow", "action-restart-workflow")
WORKFLOW_ITEMS = {"approve", "propose", "reject", "decline", "flag", "take", "release"}
WORKFLOW_ITEMS |= {"escalate", "hand_back"}


def is_member_page(page: Any) -> bool:
    """Whether `page` was written by members and is published by review alone."""
    return hasattr(page, "member_edit_route")


def guard_edit(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Tie a reviewer's act to the revision that her form was loaded from.

    Without this the editor would save her old form over a newer text and then approve it.
    Raises NotAllowed for the side doors, Conflict when the text is newer than the form.
    """
    if request.method != "POST":
        return None
    if is_member_page(page) and any(request.POST.get(name) for name in SIDE_DOORS):
        tester = page.permissions_for_user(request.user)
        if not (request.POST.get("action-publish") and tester.can_publish()):
            raise NotAllowed(_("A member's text is published by review alone."))
    if request.POST.get("action-workflow-action"):
        over = _("This review is over. Look at the page again.")
        if not request.accepts("text/html"):
            # Automatic saving takes the button along when it is pressed meanwhile; it never acts.
            told = {"success": False, "error_code": "blocked_by_hook", "error_message": str(over)}
            return JsonResponse(told, status=400)
        if page.current_workflow_task is None:
            # The button was pressed twice; Wagtail would fail.
            raise Conflict(over)
    # Wagtail's automatic saving compares revisions itself and answers in its own format.
    if not request.accepts("text/html") or open_round(page) is None:
        return None
    form_of = request.POST.get("overwrite_revision_id") or request.POST.get("loaded_revision_id")
    loaded = whole_number(form_of or "")
    if loaded is not None:
        latest = Page.objects.values_list("latest_revision_id", flat=True).get(pk=page.pk)
        if loaded != latest:
            raise Conflict(changed_message(page))
        request.user.opened_revision_id = loaded  # type: ignore[union-attr]
    return None


def stay_with_reader(request: HttpRequest, page: Page) -> None:
    """Leave a text with the reviewer who saves it; after twenty silent minutes it is free.

    What its author was asked about before is not asked any more: the words are others.
    """
    if is_member_page(page):
        keep_taken(page, request.user)
        ask_no_more(page, request.user)


def guard_translation(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Say in words why a translation is not published yet; point to what a machine has written."""
    translation = kept_in(page)
    if translation is None:
        return None
    if request.method == "POST" and request.POST.get("action") == "publish":
        decision = is_ready(translation)
        if not decision.allowed:
            messages.error(request, str(decision.reason))
            return redirect(request.path)
    elif request.method == "GET" and (machine := progress_of(translation).machine):
        messages.warning(request, str(BY_MACHINE % {"count": machine}))
    return None


def arrange_actions(items: list[Any], request: HttpRequest, context: dict[str, Any]) -> None:
    """Put the acts of review first and take away what goes around them."""
    page = context.get("page")
    if page is None and "parent_page" in context:
        kinds = context["parent_page"].specific_class.allowed_subpage_models()
        if kinds and all(hasattr(kind, "member_edit_route") for kind in kinds):
            items[:] = [item for item in items if item.name not in SIDE_DOORS]
        return
    if page is None or not is_member_page(page):
        return
    hidden = {*SIDE_DOORS}
    if page.permissions_for_user(request.user).can_publish():
        hidden.discard("action-publish")
    items[:] = [item for item in items if item.name not in hidden]
    items.sort(key=lambda item: item.name not in WORKFLOW_ITEMS)
