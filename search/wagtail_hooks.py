"""What search adds to the Wagtail admin. Registration only."""

from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.snippets.models import register_snippet

from home.admin_screens import ScreenItem
from home.selectors.staff import is_editor

from .admin_urls import urlpatterns as admin_urlpatterns
from .viewsets import SynonymsViewSet

register_snippet(SynonymsViewSet)
hooks.register("register_admin_urls", lambda: admin_urlpatterns)


@hooks.register("register_reports_menu_item")
def misses_item() -> ScreenItem:
    """Return the entry of what people searched without finding, among the reports."""
    return ScreenItem(
        _("Searched and not found"), "search_misses", is_editor, icon_name="search", order=910
    )
