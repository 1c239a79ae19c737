"""The glossary in the admin."""

from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.snippets.views.snippets import SnippetViewSet

from ..models import GlossaryTerm


class GlossaryViewSet(SnippetViewSet):
    """Words with their meanings and spellings."""

    model = GlossaryTerm
    icon = "openquote"
    menu_label = _("Glossary")
    menu_name = "glossary"
    menu_item_is_registered = True
    copy_view_enabled = False
    list_display: ClassVar[list[str]] = ["__str__", "code"]
    ordering = ("code",)
    panels: ClassVar[list[Any]] = [
        FieldPanel("code"),
        FieldPanel("term"),
        FieldPanel("meaning"),
        FieldPanel("variants"),
    ]
