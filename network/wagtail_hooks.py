"""What network registers with Wagtail."""

from collections.abc import Iterator
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.snippets.models import register_snippet
from wagtail.snippets.widgets import SnippetListingButton

from .admin_menu import (
    HOOK,
    claims_item,
    duplicates_item,
    imports_item,
    network_item,
    scouts_item,
    stale_item,
    wishes_item,
)
from .admin_urls import urlpatterns as admin_urlpatterns
from .bulk_actions import VerifyBulkAction
from .models import Organisation
from .viewsets import OrganisationViewSet

register_snippet(OrganisationViewSet)
hooks.register("register_bulk_action", VerifyBulkAction)
hooks.register("register_admin_urls", lambda: admin_urlpatterns)
hooks.register("register_admin_menu_item", network_item)
for item in (
    *(claims_item, wishes_item, stale_item, scouts_item),
    *(duplicates_item, imports_item),
):
    hooks.register(HOOK, item)

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
    ("network.change_facts", _("Change facts"), _("Facts were changed")),
    ("network.revert_change", _("Take a change back"), _("A change of facts was taken back")),
    (
        "network.decide_change",
        _("Answer a wish for another name"),
        _("A wish for another name, type or country was answered"),
    ),
    ("network.trust_scout", _("Trust a scout"), _("A steward is trusted as a scout")),
    ("network.end_scout", _("End the trust in a scout"), _("The trust in a scout ended")),
    ("network.verify_facts", _("Check facts"), _("Facts were checked")),
    ("network.keep_logo", _("Send a logo"), _("A logo was sent")),
    ("network.remove_logo", _("Remove a logo"), _("A logo was removed")),
    ("network.release_logo", _("Release a logo"), _("A logo was released")),
    ("network.claim.open", _("Claim or register"), _("An organisation was claimed or registered")),
    ("network.claim.accept", _("Accept a claim"), _("A claim was accepted")),
    ("network.claim.decline", _("Decline a claim"), _("A claim was declined")),
    ("network.claim.withdraw", _("Withdraw a claim"), _("A claim was withdrawn")),
    ("network.list", _("List an organisation"), _("An organisation was listed")),
    ("network.vouch", _("Vouch"), _("Somebody was vouched for, or not")),
    ("network.ask_to_vouch", _("Ask to vouch"), _("An organisation was asked to vouch")),
    ("network.join_request.open", _("Ask to join"), _("Somebody asked to join")),
    ("network.join_request.accepted", _("Accept a request"), _("A request to join was accepted")),
    ("network.join_request.declined", _("Decline a request"), _("A request to join was declined")),
    (
        "network.join_request.withdrawn",
        _("Withdraw a request"),
        _("A request to join was withdrawn"),
    ),
    ("network.set_questions", _("Set questions"), _("Questions to who joins were set")),
    ("network.send_claim_link", _("Send a claim link"), _("The way to a claim was sent")),
    ("network.affiliation.state", _("State an affiliation"), _("An affiliation was stated")),
    ("network.affiliation.confirm", _("Confirm an affiliation"), _("An affiliation was confirmed")),
    ("network.affiliation.decline", _("Decline an affiliation"), _("An affiliation was declined")),
    ("network.affiliation.end", _("End an affiliation"), _("An affiliation was ended")),
    ("network.confirm_facts", _("Confirm facts"), _("Facts were confirmed")),
    ("network.confirm_import", _("Confirm an import"), _("An import was confirmed")),
    ("network.run_import", _("Import"), _("An import was written")),
    ("network.undo_import", _("Undo an import"), _("An import was undone")),
    ("network.decide_duplicate", _("Decide a duplicate"), _("A possible duplicate was decided")),
    ("network.merge", _("Merge"), _("Two records became one")),
    ("network.undo_merge", _("Undo a merge"), _("A merge was undone")),
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
    """Lead editors to an organisation's facts, and to its people, whom they may invite."""
    if isinstance(snippet, Organisation):
        facts = reverse("register_organisation", args=[snippet.pk])
        yield SnippetListingButton(_("Facts and checks"), facts, icon_name="list-ul")
        people = reverse("member_people", args=[snippet.slug])
        yield SnippetListingButton(_("People and invitations"), people, icon_name="user")
