"""A new page whose form is sent while the editor saves it for the first time by itself.

Wagtail 7.4 knows nothing of that draft yet: within that second it answers 500, and a moment later
that the address is taken, by the very same page.
"""

from collections.abc import Callable
from datetime import timedelta
from functools import wraps
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.admin.views.pages.create import CreateView
from wagtail.models import Page

MOMENT = timedelta(minutes=1)
Answer = Callable[[CreateView, Any], HttpResponse]


def own_draft(view: Any) -> Page | None:
    """Return the draft that the editor has just saved by itself under the address of the form."""
    drafts = view.page_class.objects.child_of(view.parent_page).filter(
        slug=view.request.POST.get("slug", ""),
        owner=view.request.user,
        live=False,
        first_published_at=None,
        latest_revision_created_at__gt=timezone.now() - MOMENT,
    )
    draft: Page | None = drafts.first()
    return draft


def kept(form_valid: Answer) -> Answer:
    """Take back what was begun when the address was taken after the form was found right."""

    @wraps(form_valid)
    def answer(view: Any, form: Any) -> HttpResponse:
        try:
            with transaction.atomic():
                return form_valid(view, form)
        except ValidationError as error:
            form._update_errors(error)
            return view.form_invalid(form)

    return answer


def led_on(form_invalid: Answer) -> Answer:
    """Lead her to the draft, where the same button does what she wants."""

    @wraps(form_invalid)
    def answer(view: Any, form: Any) -> HttpResponse:
        own = "slug" in form.errors and not view.expects_json_response and own_draft(view)
        if not own:
            return form_invalid(view, form)
        words = _("The page was saved by itself a moment ago. Check the last words and go on here.")
        messages.warning(view.request, words)
        return redirect("wagtailadmin_pages:edit", own.pk)

    return answer


def apply() -> None:
    """Put our answers in place."""
    CreateView.form_valid = kept(CreateView.form_valid)
    CreateView.form_invalid = led_on(CreateView.form_invalid)
