"""What leads from a pledge in the admin to its papers."""

from collections.abc import Iterator
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.snippets.widgets import SnippetListingButton

from home.selectors.staff import is_editor

from .enums import PledgeForm
from .models import Pledge
from .policies import is_data_staff


def paper_buttons(
    snippet: Any, user: Any, next_url: str | None = None
) -> Iterator[SnippetListingButton]:
    """Lead to the poster of a pledge and to the page that prints its sheets."""
    if not isinstance(snippet, Pledge) or not snippet.is_signable:
        return
    poster = reverse("pledge_poster", args=[snippet.code])
    yield SnippetListingButton(_("Poster"), poster, icon_name="print", priority=60)
    if is_data_staff(user):
        sheets = reverse("member_print_sheets", args=[snippet.organisation.slug, snippet.code])
        yield SnippetListingButton(_("Print sheets"), sheets, icon_name="print", priority=61)


def call_buttons(
    snippet: Any, user: Any, next_url: str | None = None
) -> Iterator[SnippetListingButton]:
    """Lead from a call to its delivery, and then to its answer."""
    if isinstance(snippet, Pledge) and snippet.form == PledgeForm.CALL and is_editor(user):
        words = _("Deliver") if snippet.delivered_on is None else _("Record the answer")
        url = reverse("campaign_call", args=[snippet.pk])
        yield SnippetListingButton(words, url, icon_name="check", priority=50)
