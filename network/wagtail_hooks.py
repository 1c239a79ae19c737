"""What network registers with Wagtail."""

from collections.abc import Iterator
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.snippets.models import register_snippet
from wagtail.snippets.widgets import SnippetListingButton

from .models import Organisation
from .viewsets import OrganisationViewSet

register_snippet(OrganisationViewSet)

ACTIONS = (
    ("network.invite", _("Invite a person"), _("A person was invited")),
    ("network.resend_invitation", _("Invite again"), _("An invitation was sent again")),
    ("network.withdraw_invitation", _("Withdraw an invitation"), _("An invitation was withdrawn")),
    ("network.decline_invitation", _("Decline an invitation"), _("An invitation was declined")),
    ("network.join", _("Join"), _("A person joined")),
    ("network.end_membership", _("End a membership"), _("A membership ended")),
    ("network.change_roles", _("Change responsibilities"), _("Responsibilities were changed")),
    (
        "network.report_lost_phone",
        _("Report a lost phone"),
        _("A member was signed out on all phones"),
    ),
    ("network.update_facts", _("Change facts"), _("Facts were changed")),
    ("network.keep_logo", _("Send a logo"), _("A logo was sent")),
    ("network.remove_logo", _("Remove a logo"), _("A logo was removed")),
    ("network.release_logo", _("Release a logo"), _("A logo was released")),
    ("network.confirm_facts", _("Confirm facts"), _("Facts were confirmed")),
)


@hooks.register("register_log_actions")
def register_log_actions(actions: Any) -> None:
    """Name our entries in the audit log."""
    for name, label, message in ACTIONS:
        actions.register_action(name, label, message)


@hooks.register("register_snippet_listing_buttons")
def member_page_buttons(
    snippet: Any, user: Any, next_url: str | None = None
) -> Iterator[SnippetListingButton]:
    """Lead editors to an organisation's people, whom they may invite, and to its sectors."""
    if isinstance(snippet, Organisation):
        people = reverse("member_people", args=[snippet.slug])
        yield SnippetListingButton(_("People and invitations"), people, icon_name="user")
        facts = reverse("member_organisation", args=[snippet.slug])
        yield SnippetListingButton(_("Sectors and facts"), facts, icon_name="list-ul")
