"""Entries of the admin's menu that are no records."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as now
from django.utils.translation import gettext_lazy as _

from home.admin_screens import ScreenItem
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


class HeldMenuItem(ScreenItem):
    """The way to the queue of held signatures, with how many wait."""

    def render_component(self, request: HttpRequest) -> Any:
        """Add the number to the words; the item itself is shared by everybody."""
        component = super().render_component(request)
        if number := waiting_number():
            component.label = now("Held signatures (%(number)s)") % {"number": number}
        return component


def held_item() -> ScreenItem:
    """Return the entry of the queue."""
    return HeldMenuItem(
        _("Held signatures"),
        "campaign_held",
        may_decide_held,
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
