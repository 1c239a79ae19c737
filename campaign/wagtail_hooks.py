"""What campaign adds to the Wagtail admin. Registration only."""

from typing import Any

from wagtail import hooks
from wagtail.snippets.models import register_snippet

from .admin_links import call_buttons, paper_buttons, signature_buttons, update_buttons
from .admin_menu import alliance_item, held_item, switches_item
from .admin_urls import urlpatterns as admin_urlpatterns
from .log_actions import ACTIONS
from .viewsets import CampaignGroup

register_snippet(CampaignGroup)
hooks.register("register_admin_urls", lambda: admin_urlpatterns)
hooks.register("register_settings_menu_item", switches_item)
hooks.register("register_snippet_listing_buttons", paper_buttons)
hooks.register("register_snippet_listing_buttons", signature_buttons)
hooks.register("register_admin_menu_item", held_item)
hooks.register("register_admin_menu_item", alliance_item)
hooks.register("register_snippet_listing_buttons", call_buttons)
hooks.register("register_snippet_listing_buttons", update_buttons)


@hooks.register("register_log_actions")
def register_log_actions(actions: Any) -> None:
    """Name our entries in the audit log."""
    for name, label, message in ACTIONS:
        actions.register_action(name, label, message)
