"""What campaign adds to the Wagtail admin. Registration only."""

from wagtail.snippets.models import register_snippet

from .admin_menu import switches_item
from .admin_urls import urlpatterns as admin_urlpatterns
from .log_actions import ACTIONS
from .viewsets import CampaignGroup

register_snippet(CampaignGroup)
hooks.register("register_admin_urls", lambda: admin_urlpatterns)
hooks.register("register_settings_menu_item", switches_item)


register_snippet(PledgeViewSet)
register_snippet(ConsentTextViewSet)
