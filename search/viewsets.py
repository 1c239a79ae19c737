"""Words that mean the same, in the admin, for campaign editors."""

from typing import Any, ClassVar

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.snippets.views.snippets import SnippetViewSet

from .models import Synonyms

LANGUAGES: list[Any] = [("", _("names, or several languages")), *settings.LANGUAGES]


class SynonymsViewSet(SnippetViewSet):
    """Each group in one language; a change counts from the next search on."""

    model = Synonyms
    icon = "search"
    menu_label = _("Words of the search")
    menu_name = "search-synonyms"
    add_to_settings_menu = True
    copy_view_enabled = False
    list_display: ClassVar[list[str]] = ["__str__", "language"]
    list_filter: ClassVar[list[str]] = ["language"]
    search_fields: ClassVar[list[str]] = ["words"]
    panels: ClassVar[list[Any]] = [
        FieldPanel("words"),
        FieldPanel("language", widget=forms.Select(choices=LANGUAGES)),
    ]
