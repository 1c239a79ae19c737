"""Entries of the admin's menu that are no records."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem

from .policies_moderation import may_use_switch


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
