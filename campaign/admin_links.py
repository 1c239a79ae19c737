"""What leads from a pledge in the admin to its papers."""

from collections.abc import Iterator
from typing import Any

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _
from wagtail.snippets.widgets import SnippetListingButton

from home.selectors.staff import is_editor
from network.models import Organisation

from .enums import PledgeForm
from .models import Pledge
from .policies import is_data_staff
from .policies_news import may_send_news
from .policies_signers import may_list_signatures


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


def signature_buttons(
    snippet: Any, user: Any, next_url: str | None = None
) -> Iterator[SnippetListingButton]:
    """Lead from a pledge to its pages, its signatures, its delivery pack and news."""
    if not isinstance(snippet, Pledge):
        return
    yield SnippetListingButton(
        _("Public page"), reverse("pledge_short", args=[snippet.code]), icon_name="view"
    )
    if may_list_signatures(user, snippet):
        listing = f"{reverse('signatures:index')}?pledge={snippet.pk}"
        yield SnippetListingButton(_("Signatures"), listing, icon_name="list-ul", priority=40)
        pack = reverse("campaign_pack", args=[snippet.pk])
        yield SnippetListingButton(_("Delivery pack"), pack, icon_name="download", priority=41)
    if may_send_news(user, snippet):
        news = f"{reverse('news:add')}?pledge={snippet.pk}"
        yield SnippetListingButton(_("News to signers"), news, icon_name="mail", priority=42)


def update_buttons(
    snippet: Any, user: Any, next_url: str | None = None
) -> Iterator[SnippetListingButton]:
    """Lead an editor to the form in which she types in news of an organisation or a pledge."""
    if not isinstance(snippet, Organisation | Pledge) or not is_editor(user):
        return
    if isinstance(snippet, Pledge):
        about = f"{snippet.organisation_id}-{snippet.pk}"
        asked = {"organisation": snippet.organisation.slug, "about": about}
    else:
        asked = {"organisation": snippet.slug}
    url = f"{reverse('member_update_new')}?{urlencode(asked)}"
    yield SnippetListingButton(_("Post an update"), url, icon_name="comment", priority=70)


def call_buttons(
    snippet: Any, user: Any, next_url: str | None = None
) -> Iterator[SnippetListingButton]:
    """Lead from a call to its delivery and then its answer, from a promise to its partners."""
    if not isinstance(snippet, Pledge) or not is_editor(user):
        return
    if snippet.form == PledgeForm.ALLIANCE:
        url = reverse("campaign_promise", args=[snippet.pk])
        yield SnippetListingButton(_("Partners and date"), url, icon_name="group", priority=50)
    else:
        words = _("Deliver") if snippet.delivered_on is None else _("Record the answer")
        url = reverse("campaign_call", args=[snippet.pk])
        yield SnippetListingButton(words, url, icon_name="check", priority=50)
