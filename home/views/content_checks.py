"""The checks of a page, again and again while an editor writes."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe
from wagtail.admin.views.pages.preview import PreviewOnEdit

from ..content_checks import look_at
from ..models import BasePage

TEMPLATE = "wagtailadmin/content/findings.html"


class EditedPage(PreviewOnEdit):
    """A page as it stands in the editor of one person; Wagtail keeps that for its preview."""

    def newest(self) -> tuple[BasePage, bool]:
        """Return the page, and whether it is what stands in the editor, not the saved draft.

        What was kept before the draft was saved is older than it, and what a form refuses can't
        be looked at: then it is the draft.
        """
        kept = self._get_form_state()
        saved = self.object.latest_revision
        if kept is None or (saved is not None and kept.last_updated_at <= saved.created_at):
            return self.object, False
        form = self.get_form(self._get_form_data(kept))
        if not self.validate_form(form):
            return self.get_object(), False
        form.save(commit=False)
        return self.object, True


@require_safe
def content_checks(request: HttpRequest, page_id: int) -> HttpResponse:
    """Show what could be better on a page as it stands now; 403 for who does not edit it."""
    edited: Any = EditedPage()
    edited.setup(request, page_id=page_id)
    if not isinstance(edited.object, BasePage):
        raise Http404
    page, is_typed = edited.newest()
    context = {"look": look_at(page, request), "is_typed": is_typed, "page": page}
    answer = render(request, TEMPLATE, context)
    answer.headers["Cache-Control"] = "private, no-store"
    return answer
