"""The team in the admin."""

from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.snippets.views.snippets import SnippetViewSet

from ..models import TeamMember


class TeamMemberViewSet(SnippetViewSet):
    """Who is in a team; who leaves gets a last day."""

    model = TeamMember
    icon = "user"
    menu_label = _("Team")
    menu_name = "team"
    menu_item_is_registered = True
    copy_view_enabled = False
    list_display: ClassVar[list[str]] = ["__str__", "programme", "order", "until"]
    list_filter: ClassVar[list[str]] = ["programme", "is_emeritus"]
    panels: ClassVar[list[Any]] = [
        FieldPanel("programme"),
        FieldPanel("role"),
        FieldPanel("name"),
        FieldPanel("about"),
        FieldRowPanel([FieldPanel("since"), FieldPanel("until")]),
        FieldPanel("is_emeritus"),
        FieldPanel("order"),
    ]
