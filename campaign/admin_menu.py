"""Entries of the admin's menu that are no records."""

from django.utils.translation import gettext_lazy as _

from home.admin_screens import NumberedItem, ScreenItem
from home.selectors.staff import is_editor

from .policies_moderation import may_decide_held, may_use_switch
from .selectors.held import waiting_number


def switches_item() -> ScreenItem:
    """Return the entry of the switches, under Settings."""
    return ScreenItem(
        _("Switches"),
        "campaign_switches",
        may_use_switch,
        name="campaign-switches",
        icon_name="warning",
        order=10,
    )


def held_item() -> ScreenItem:
    """Return the entry of the queue."""
    return NumberedItem(
        _("Held signatures"),
        "campaign_held",
        may_decide_held,
        count=lambda _request: waiting_number(),
        numbered=_("Held signatures (%(number)s)"),
        name="held-signatures",
        icon_name="warning",
        order=235,
    )


def alliance_item() -> ScreenItem:
    """Return the entry of reports, endorsements and partners that wait."""
    return ScreenItem(
        _("Alliance"),
        "campaign_alliance",
        is_editor,
        name="alliance",
        icon_name="group",
        order=232,
    )
