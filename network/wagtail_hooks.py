"""What network registers with Wagtail."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import hooks

ACTIONS = (
    ("network.invite", _("Invite a person"), _("A person was invited")),
    ("network.resend_invitation", _("Invite again"), _("An invitation was sent again")),
    ("network.withdraw_invitation", _("Withdraw an invitation"), _("An invitation was withdrawn")),
    ("network.decline_invitation", _("Decline an invitation"), _("An invitation was declined")),
    ("network.join", _("Join"), _("A person joined")),
    ("network.end_membership", _("End a membership"), _("A membership ended")),
    ("network.change_roles", _("Change responsibilities"), _("Responsibilities were changed")),
    ("network.update_facts", _("Change facts"), _("Facts were changed")),
    ("network.confirm_facts", _("Confirm facts"), _("Facts were confirmed")),
)


@hooks.register("register_log_actions")
def register_log_actions(actions: Any) -> None:
    """Name our entries in the audit log."""
    for name, label, message in ACTIONS:
        actions.register_action(name, label, message)
