"""Entries of the admin's menu that are no records."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse_lazy
from django.utils.translation import gettext as now
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem

from home.selectors.staff import is_editor

from .policies_moderation import may_decide_held, may_use_switch
from .selectors.held import waiting_number


class SwitchesMenuItem(MenuItem):
    """The way to the switches, for those who may use them."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Show it to editors and data officers."""
        return bool(may_use_switch(request.user, None))


def switches_item() -> Any:
    """Return the entry of the switches, under Settings."""
    return SwitchesMenuItem(
        _("Switches"),
        reverse_lazy("campaign_switches"),
        name="campaign-switches",
        icon_name="warning",
        order=10,
    )


class HeldMenuItem(MenuItem):
    """The way to the queue of held signatures, with how many wait."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Show it to editors and data officers."""
        return bool(may_decide_held(request.user))

    def render_component(self, request: HttpRequest) -> Any:
        """Add the number to the words; the item itself is shared by everybody."""
        component = super().render_component(request)
        if number := waiting_number():
            component.label = now("Held signatures (%(number)s)") % {"number": number}
        return component


def held_item() -> Any:
    """Return the entry of the queue."""
    return HeldMenuItem(
        _("Held signatures"),
        reverse_lazy("campaign_held"),
        name="held-signatures",
        icon_name="warning",
        order=235,
    )


class AllianceMenuItem(MenuItem):
    """The way to reports, endorsements and partners that wait."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Show it to editors."""
        return is_editor(request.user)


def alliance_item() -> Any:
    """Return the entry of the alliance."""
    return AllianceMenuItem(
        _("Alliance"),
        reverse_lazy("campaign_alliance"),
        name="alliance",
        icon_name="group",
        order=232,
    )
